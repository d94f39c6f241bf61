import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LinkedInClient } from '../../src/linkedin/client.ts'
import { LinkedInError } from '../../src/linkedin/errors.ts'
import { URN_ONLY } from '../../src/linkedin/learning-assets/fields.ts'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import {
  anyPagedCollection,
  mayEndInError,
  type PagedCollection,
  servePages,
} from '../support/paged-collection.ts'
import { startServerFor, type TestServer } from '../support/test-server.ts'
import { startUpstream } from '../support/upstream.ts'

const RUNS = { numRuns: 15 }

const FORWARD = `query ($keyword: String, $size: Int, $cursor: String) {
  page: learningAssets(filter: { keyword: $keyword }, first: $size, after: $cursor) {
    nodes { urn } pageInfo { more: hasNextPage cursor: endCursor }
  }
}`
const BACKWARD = `query ($keyword: String, $size: Int, $cursor: String) {
  page: learningAssets(filter: { keyword: $keyword }, last: $size, before: $cursor) {
    nodes { urn } pageInfo { more: hasPreviousPage cursor: startCursor hasNextPage endCursor }
  }
}`

/** Answers each search from the collection of its keyword. */
function serve(fake: FakeLinkedIn, collections: Map<string, ReturnType<typeof servePages>>) {
  fake.answers(({ target }) => {
    const parameters = new URL(target, 'http://linkedin').searchParams
    const keyword = parameters.get('assetFilteringCriteria.keyword') ?? ''
    const window = {
      start: Number(parameters.get('start') ?? 0),
      count: Number(parameters.get('count')),
    }
    const served = collections.get(keyword)?.(window) ?? { status: 400 as const }
    if (served.status === 200) return { body: served.body }
    return { status: 400, body: { status: 400, code: 'ILLEGAL_ARGUMENT', message: 'No' } }
  })
}

const namesOf = ({ places }: PagedCollection) => places.filter((place) => place !== null)

const walks = fc.array(
  fc.record({
    isBackward: fc.boolean(),
    sizes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 4 },
)

describe('walks through one connection at a time, with the cache between them and LinkedIn', () => {
  const collections = new Map<string, ReturnType<typeof servePages>>()
  let fake: FakeLinkedIn
  let server: TestServer

  beforeAll(async () => {
    fake = await startFakeLinkedIn()
    server = await startServerFor(fake.config)
    serve(fake, collections)
  })

  afterAll(async () => {
    await server.close()
    await fake.close()
  })

  /** The URNs that a walk meets, in order. Null where it ends in an error, which it may. */
  async function walk(
    keyword: string,
    { sizes, isBackward }: { readonly sizes: readonly number[]; readonly isBackward: boolean },
    mayFail: boolean,
    from: string | null = null,
  ): Promise<string[] | null> {
    const pages: string[][] = []
    let rest: string[] | null = []
    let cursor = from
    for (let turn = 0; turn < 500; turn += 1) {
      const variables = { keyword, size: sizes[turn % sizes.length], cursor }
      const answer = await server.query(isBackward ? BACKWARD : FORWARD, variables)
      if (answer.errors && mayFail) return null
      expect(answer.errors).toBeUndefined()
      const { nodes, pageInfo } = answer.data.page
      pages.push(nodes.map(({ urn }: { urn: string }) => urn))
      if (isBackward && cursor === null && pageInfo.hasNextPage) {
        rest = await walk(keyword, { sizes, isBackward: false }, mayFail, pageInfo.endCursor)
      }
      if (!pageInfo.more) {
        return rest && [...(isBackward ? pages.reverse() : pages).flat(), ...rest]
      }
      cursor = pageInfo.cursor
    }
    throw new Error('The walk does not end')
  }

  it('give each element once, however pages are served', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(anyPagedCollection(40), walks, async (collection, walks) => {
        run += 1
        const keyword = `k${run}`
        collections.set(keyword, servePages(collection))

        const met = await Promise.all(
          walks.map((each) => walk(keyword, each, mayEndInError(collection))),
        )

        for (const names of met) if (names !== null) expect(names).toEqual(namesOf(collection))
      }),
      RUNS,
    )
  })
})

describe('walks by windows of the library client, with its cache', () => {
  it('give each element once, however pages are served', async () => {
    const collections = new Map<string, ReturnType<typeof servePages>>()
    const { linkedIn, fake } = await startUpstream()
    serve(fake, collections)
    let run = 0
    await fc.assert(
      fc.asyncProperty(anyPagedCollection(40), walks, async (collection, walks) => {
        run += 1
        const keyword = `k${run}`
        collections.set(keyword, servePages(collection))

        const met = await Promise.all(
          walks.map(({ sizes }) =>
            walkWindows(linkedIn, keyword, sizes).catch((error: unknown) => {
              if (error instanceof LinkedInError && mayEndInError(collection)) return null
              throw error
            }),
          ),
        )

        for (const names of met) if (names !== null) expect(names).toEqual(namesOf(collection))
      }),
      RUNS,
    )
  })
})

async function walkWindows(
  { learningAssets }: LinkedInClient,
  keyword: string,
  sizes: readonly number[],
): Promise<string[]> {
  const met: string[] = []
  let start = 0
  let hasNext = true
  for (let turn = 0; hasNext; turn += 1) {
    const window = { start, count: sizes[turn % sizes.length] ?? 1 }
    const page = await learningAssets.findByCriteria({ keyword }, window, URN_ONLY)
    met.push(...page.elements.map(({ urn }) => urn))
    start += page.count
    hasNext = page.hasNext
  }
  return met
}
