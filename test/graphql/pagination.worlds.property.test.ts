import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Connection,
  type ConnectionArguments,
  readRange,
  toConnection,
  toRange,
} from '../../src/graphql/pagination.ts'
import { readActivitySpan } from '../../src/linkedin/activity-reports/long-span.ts'
import { createRestClient, type LinkedInClient } from '../../src/linkedin/client.ts'
import { LinkedInStatusError } from '../../src/linkedin/errors.ts'
import { URN_ONLY } from '../../src/linkedin/learning-assets/fields.ts'
import type { Page, PageWindow } from '../../src/linkedin/page.ts'
import {
  anyPagedCollection,
  type PagedCollection,
  servePages,
} from '../support/paged-collection.ts'

const RUNS = { numRuns: 120 }
const SPAN = { span: { startedAtMs: 0, days: 7 }, groupBy: ['INDIVIDUAL'] }

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
}

/** A client of a LinkedIn that has one collection. */
function createClient(collection: PagedCollection): LinkedInClient {
  const serveEntities = servePages(collection)
  // Reports have no URN of their own.
  const serveReports = servePages(collection, (urn) => ({
    learnerDetails: { entity: { profileUrn: urn } },
  }))
  return createRestClient(async ({ path, window }) => {
    const serve = path === '/v2/learningActivityReports' ? serveReports : serveEntities
    const { start = 0, count = 1 } = window ?? {}
    const served = serve({ start, count: count || 1 })
    if (served.status === 400) throw new LinkedInStatusError(path, served)
    return served.body
  })
}

/** The names that a walk in pages of those sizes meets, page by page. */
async function walk(
  readWindow: (window: PageWindow) => Promise<Page<Named>>,
  sizes: readonly number[],
  isBackward: boolean,
): Promise<(string | null)[]> {
  const pages: (string | null)[][] = []
  let cursor: string | null = null
  for (let turn = 0; turn < 1_000; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    const args: ConnectionArguments = isBackward
      ? { last: size, before: cursor }
      : { first: size, after: cursor }
    const placed = await readRange(toRange('numbers', args), readWindow)
    const page: Connection<string | null> = toConnection('numbers', placed, ({ urn }) => urn)
    pages.push([...page.nodes])
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo
    if (!(isBackward ? hasPreviousPage : hasNextPage)) {
      return (isBackward ? pages.reverse() : pages).flat()
    }
    const next = isBackward ? startCursor : endCursor
    expect(next).not.toBeNull()
    expect(next).not.toBe(cursor)
    cursor = next
  }
  throw new Error('The walk does not end')
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 })

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

          const met = await walk((window) => find(client, window), sizes, isBackward)

          expect(met).toEqual(collection.places.filter((place) => place !== null))
        }),
        RUNS,
      )
    },
  )
})

describe('a walk by windows, as of a program without GraphQL', () => {
  it('gives each element once where each window begins behind the places of the last one', async () => {
    await fc.assert(
      fc.asyncProperty(anyPagedCollection(90), sizes, async (collection, sizes) => {
        const { learningAssets } = createClient(collection)
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

        expect(met).toEqual(collection.places.filter((place) => place !== null))
      }),
      RUNS,
    )
  })
})

describe('reports on a long span', () => {
  it('are all read, or too many, however pages are served', async () => {
    await fc.assert(
      fc.asyncProperty(anyPagedCollection(90), async (collection) => {
        const client = createClient(collection)
        const criteria = { span: { startedAtMs: 0, days: 20 }, groupBy: ['INDIVIDUAL'] }

        const reports = await readActivitySpan(client.learningActivityReports, criteria)

        if (reports === null) expect(collection.maxPlaces).not.toBeNull()
        else {
          expect(reports.map(({ learner }) => learner?.urn)).toEqual(
            collection.places.filter((place) => place !== null),
          )
        }
      }),
      RUNS,
    )
  })
})

describe('pages without an end', () => {
  it.each([
    { description: 'each links to the next', toStart: (start: number) => start + 5 },
    { description: 'each links to itself', toStart: (start: number) => start },
  ])('end in a cursor or an error where $description', async ({ toStart }) => {
    let calls = 0
    const client = createRestClient(async ({ window }) => {
      calls += 1
      const start = window?.start ?? 0
      const href = `/v2/learningAssets?start=${toStart(start)}`
      return { elements: [], paging: { total: 60, links: [{ rel: 'next', href }] } }
    })
    const find = (window: PageWindow) => client.learningAssets.findByCriteria({}, window, URN_ONLY)
    const range = (after: string | null) => toRange('numbers', { first: 5, after })

    const first = toConnection('numbers', await readRange(range(null), find), ({ urn }) => urn)

    expect(first.nodes).toEqual([])
    expect(first.pageInfo.hasNextPage).toBe(true)
    expect(first.pageInfo.endCursor).not.toBeNull()
    expect(calls).toBe(10)
    const second = await readRange(range(first.pageInfo.endCursor), find).then(
      (placed) => toConnection('numbers', placed, ({ urn }) => urn).pageInfo.hasNextPage,
      (error: unknown) => error,
    )
    // Behind the total only the links say that there is more.
    if (toStart(0) === 0) expect(second).toBe(false)
    else expect(second).toMatchObject({ code: 'LINKEDIN_RESPONSE' })
    expect(calls).toBeLessThanOrEqual(20)
  })
})
