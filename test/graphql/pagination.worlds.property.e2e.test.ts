import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCursor, placeAt } from '../../src/graphql/cursor.ts'
import {
  type Connection,
  type ConnectionArguments,
  readRange,
  toConnection,
  toRange,
} from '../../src/graphql/pagination.ts'
import { readActivitySpan } from '../../src/linkedin/activity-reports/long-span.ts'
import { createRestClient, type LinkedInClient } from '../../src/linkedin/client.ts'
import { LinkedInError, LinkedInStatusError } from '../../src/linkedin/errors.ts'
import { URN_ONLY } from '../../src/linkedin/learning-assets/fields.ts'
import type { Page, PageWindow } from '../../src/linkedin/page.ts'
import {
  anyMovingCollection,
  anyPagedCollection,
  mayEndInError,
  type PagedCollection,
  servePages,
} from '../support/paged-collection.ts'

const RUNS = { numRuns: 120 }
const SPAN = { span: { startedAtMs: 0, days: 7 }, groupBy: ['INDIVIDUAL'] }
/** Asks for reports that only what was done tells apart. */
const UNNAMED = { ...SPAN, contentSource: 'ORGANIZATION' }

type Named = { readonly urn: string | null }

/** Each finder: a window of it, and the names of its elements. */
const FINDERS: Readonly<
  Record<string, (client: LinkedInClient, window: PageWindow) => Promise<Page<Named>>>
> = {
  'learningAssets by criteria': ({ learningAssets }, window) =>
    learningAssets.findByCriteria({ keyword: 'java' }, window, URN_ONLY),
  'learningAssets by locale and type': ({ learningAssets }, window) =>
    learningAssets.findByLocaleAndType(
      { assetType: 'COURSE', sourceLocale: 'en-US', includeRetired: false },
      window,
      URN_ONLY,
    ),
  'learningClassifications by keyword': ({ learningClassifications }, window) =>
    learningClassifications.findByKeyword(
      { keyword: 'java', targetLocale: 'en-US' },
      window,
      new Set(),
    ),
  'learningClassifications by locale and type': ({ learningClassifications }, window) =>
    learningClassifications.findByLocaleAndType(
      { type: 'TOPIC', sourceLocale: 'en-US' },
      window,
      new Set(),
    ),
  learningActivityReports: async ({ learningActivityReports }, window) => {
    const page = await learningActivityReports.findByCriteria(SPAN, window)
    return {
      ...page,
      elements: page.elements.map(({ learner }) => ({ urn: learner?.urn ?? null })),
    }
  },
  'learningActivityReports on unnamed learners': async ({ learningActivityReports }, window) => {
    const page = await learningActivityReports.findByCriteria(UNNAMED, window)
    return {
      ...page,
      elements: page.elements.map(({ activities }) => ({ urn: activities[0]?.assetType ?? null })),
    }
  },
}

/** A client of a LinkedIn that has one collection. */
function createClient(collection: PagedCollection): LinkedInClient {
  const serveEntities = servePages(collection)
  // Reports have no URN of their own.
  const serveReports = servePages(collection, (urn) => ({
    learnerDetails: { entity: { profileUrn: urn } },
  }))
  const serveUnnamed = servePages(collection, (urn) => ({ activities: [{ assetType: urn }] }))
  return createRestClient(async ({ path, parameters = [], window }) => {
    const isUnnamed = parameters.some(([name]) => name === 'contentSource')
    const serveAll = isUnnamed ? serveUnnamed : serveReports
    const serve = path === '/v2/learningActivityReports' ? serveAll : serveEntities
    const { start = 0, count = 1 } = window ?? {}
    const served = serve({ start, count: count || 1 })
    if (served.status === 400) throw new LinkedInStatusError(path, served)
    return served.body
  })
}

/**
 * The names that a walk in pages of those sizes meets, in order. A walk backward goes on forward from
 * its first page, where that says that more follows.
 */
async function walk(
  readWindow: (window: PageWindow) => Promise<Page<Named>>,
  sizes: readonly number[],
  isBackward: boolean,
  from: string | null = null,
): Promise<(string | null)[]> {
  const pages: (string | null)[][] = []
  let rest: (string | null)[] = []
  let cursor = from
  for (let turn = 0; turn < 1_000; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    const args: ConnectionArguments = isBackward
      ? { last: size, before: cursor }
      : { first: size, after: cursor }
    const placed = await readRange(toRange('numbers', args), readWindow)
    const page: Connection<string | null> = toConnection('numbers', placed, ({ urn }) => urn)
    pages.push([...page.nodes])
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo
    if (isBackward && cursor === null && hasNextPage) {
      expect(endCursor).not.toBeNull()
      rest = await walk(readWindow, sizes, false, endCursor)
    }
    if (!(isBackward ? hasPreviousPage : hasNextPage)) {
      return [...(isBackward ? pages.reverse() : pages).flat(), ...rest]
    }
    const next = isBackward ? startCursor : endCursor
    expect(next).not.toBeNull()
    expect(next).not.toBe(cursor)
    cursor = next
  }
  throw new Error('The walk does not end')
}

/** What a walk meets; null where it ends in an error of LinkedIn's, which that collection may. */
async function settle<T>(collection: PagedCollection, met: Promise<T>): Promise<T | null> {
  try {
    return await met
  } catch (error) {
    if (error instanceof LinkedInError && mayEndInError(collection)) return null
    throw error
  }
}

const namesOf = ({ places }: PagedCollection) => places.filter((place) => place !== null)

/** Whether a window that is requested again has the same elements, and its places are known. */
function isSteady({ maxPlaces, totalEcho }: PagedCollection): boolean {
  return (maxPlaces === null || maxPlaces.length === 1) && totalEcho === 'places'
}

const size = fc.integer({ min: 1, max: 40 })
const sizes = fc.array(size, { minLength: 1, maxLength: 3 })

describe.each(Object.entries(FINDERS))('a walk through %s', (_, find) => {
  it.each([
    { direction: 'forward', isBackward: false },
    { direction: 'backward', isBackward: true },
  ])(
    'gives each element once, in order, however pages are served: $direction',
    async ({ isBackward }) => {
      await fc.assert(
        fc.asyncProperty(anyPagedCollection(90), sizes, async (collection, sizes) => {
          const client = createClient(collection)

          const met = await settle(
            collection,
            walk((window) => find(client, window), sizes, isBackward),
          )

          if (met !== null) expect(met).toEqual(namesOf(collection))
        }),
        RUNS,
      )
    },
  )
})

describe.each(Object.entries(FINDERS))('walks through %s from an edge of a page', (_, find) => {
  it('lose no element, and repeat none where its page can be read again', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPagedCollection(90),
        fc.record({ size, isFromEnd: fc.boolean(), edge: fc.nat(39) }),
        sizes,
        async (collection, { size, isFromEnd, edge }, sizes) => {
          const client = createClient(collection)
          const readWindow = (window: PageWindow) => find(client, window)
          const around = async () => {
            const args = isFromEnd ? { last: size } : { first: size }
            const placed = await readRange(toRange('numbers', args), readWindow)
            const { edges } = toConnection('numbers', placed, ({ urn }) => urn)
            const { cursor, node } = edges[edge % edges.length] ?? { cursor: null, node: null }
            if (cursor === null) return null
            const before = await walk(readWindow, sizes, true, cursor)
            const after = await walk(readWindow, sizes, false, cursor)
            return [...before, node, ...after]
          }

          const met = await settle(collection, around())

          if (met !== null) {
            const names = namesOf(collection)
            if (collection.totalEcho !== 'elements') expect(new Set(met)).toEqual(new Set(names))
            if (isSteady(collection)) expect(met).toEqual(names)
          }
        },
      ),
      RUNS,
    )
  })
})

describe('a walk through a collection whose end moves', () => {
  it.each([
    { direction: 'forward', isBackward: false },
    { direction: 'backward', isBackward: true },
  ])('gives each element once that is there all the time: $direction', async ({ isBackward }) => {
    await fc.assert(
      fc.asyncProperty(anyMovingCollection(90), sizes, async (collection, sizes) => {
        const { learningAssets } = createClient(collection)
        const find = (window: PageWindow) => learningAssets.findByCriteria({}, window, URN_ONLY)

        const met = await walk(find, sizes, isBackward).catch((error: unknown) => {
          if (error instanceof LinkedInError) return null
          throw error
        })

        const stable = namesOf({
          ...collection,
          places: collection.places.slice(0, Math.min(...(collection.lengths ?? []))),
        })
        if (met !== null)
          expect(met.filter((name) => name !== null && stable.includes(name))).toEqual(stable)
      }),
      RUNS,
    )
  })
})

describe('a walk by windows, as of a program without GraphQL', () => {
  it('gives each element once where each window begins behind the places of the last one', async () => {
    await fc.assert(
      fc.asyncProperty(anyPagedCollection(90), sizes, async (collection, sizes) => {
        const met = await settle(collection, walkWindows(createClient(collection), sizes))

        if (met !== null) expect(met).toEqual(namesOf(collection))
      }),
      RUNS,
    )
  })
})

async function walkWindows({ learningAssets }: LinkedInClient, sizes: readonly number[]) {
  const met: string[] = []
  let start = 0
  let hasNext = true
  for (let turn = 0; hasNext; turn += 1) {
    const window = { start, count: sizes[turn % sizes.length] ?? 1 }
    const page = await learningAssets.findByCriteria({}, window, URN_ONLY)
    met.push(...page.elements.map(({ urn }) => urn))
    start += page.count
    hasNext = page.hasNext
  }
  return met
}

describe('reports on a long span', () => {
  it('are all read, or too many, however pages are served', async () => {
    await fc.assert(
      fc.asyncProperty(anyPagedCollection(90), async (collection) => {
        const client = createClient(collection)
        const criteria = { span: { startedAtMs: 0, days: 20 }, groupBy: ['INDIVIDUAL'] }

        const reports = await settle(
          collection,
          readActivitySpan(client.learningActivityReports, criteria),
        )

        if (reports !== null) {
          expect(reports.map(({ learner }) => learner?.urn)).toEqual(namesOf(collection))
        } else if (!mayEndInError(collection)) {
          const { maxPlaces, places } = collection
          expect(maxPlaces !== null || places.includes(null)).toBe(true)
        }
      }),
      RUNS,
    )
  })
})

describe('pages without elements, links or an end', () => {
  it.each([
    { description: 'forward', args: { first: 5, after: formatCursor('numbers', placeAt(9)) } },
    { description: 'backward', args: { last: 5 } },
  ])('take one call for each, and one for their size: $description', async ({ args }) => {
    let beginnings = 0
    let calls = 0
    const client = createRestClient(async ({ window }) => {
      calls += 1
      if (window?.start === 0 && window.count > 0) beginnings += 1
      return { elements: [], paging: { total: 60 } }
    })

    await readRange(toRange('numbers', args), (window) =>
      client.learningAssets.findByCriteria({}, window, URN_ONLY),
    )

    expect(beginnings).toBe(1)
    expect(calls).toBeLessThanOrEqual(12)
  })
})

describe('pages without an end', () => {
  it.each([
    { description: 'each links to the next', toStart: (start: number) => start + 5, isEnd: false },
    { description: 'each links to itself', toStart: (start: number) => start, isEnd: true },
  ])('end in a cursor or an error where $description', async ({ toStart, isEnd }) => {
    let calls = 0
    const client = createRestClient(async ({ window }) => {
      calls += 1
      const start = window?.start ?? 0
      const href = `/v2/learningAssets?start=${toStart(start)}`
      return { elements: [], paging: { total: 60, links: [{ rel: 'next', href }] } }
    })
    const find = (window: PageWindow) => client.learningAssets.findByCriteria({}, window, URN_ONLY)
    let after: string | null = null
    let failure: unknown = null

    for (let pages = 1; failure === null; pages += 1) {
      const callsBefore = calls
      const page: Connection<string> | null = await readRange(
        toRange('numbers', { first: 5, after }),
        find,
      ).then(
        (placed) => toConnection('numbers', placed, ({ urn }) => urn),
        (error: unknown) => {
          failure = error
          return null
        },
      )
      expect(calls - callsBefore).toBeLessThanOrEqual(20)
      expect(page?.nodes ?? []).toEqual([])
      if (!page?.pageInfo.hasNextPage) break
      expect(page.pageInfo.endCursor).not.toBeNull()
      expect(pages).toBeLessThan(10)
      after = page.pageInfo.endCursor
    }

    // Behind the total only the links say that there is more.
    if (isEnd) expect(failure).toBeNull()
    else expect(failure).toMatchObject({ code: 'LINKEDIN_RESPONSE' })
    expect(calls).toBeGreaterThanOrEqual(10)
  })
})
