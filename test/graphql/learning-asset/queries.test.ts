import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../../support/test-server.ts'
import { withCheapFields } from '../../support/upstream.ts'

const SEARCH = `query Search($filter: LearningAssetFilter, $sortBy: LearningAssetSortKey, $first: Int, $after: String) {
  learningAssets(filter: $filter, sortBy: $sortBy, first: $first, after: $after) {
    nodes { urn }
    totalCount
    pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
  }
}`

describe('Query.learningAssets', () => {
  let linkedIn: FakeLinkedIn
  let server: TestServer

  beforeEach(async () => {
    linkedIn = await startFakeLinkedIn()
    server = await startServerFor(linkedIn.config)
    linkedIn.answers({ body: page(['a']) })
  })

  afterEach(async () => {
    await server.close()
    await linkedIn.close()
  })

  const targets = () => linkedIn.requests.map(({ target }) => target)

  it.each([
    { description: 'nothing', variables: {}, query: 'q=criteria&count=20' },
    {
      description: 'a keyword, percent-encoded',
      variables: { filter: { keyword: ' C++ & "R, #1" ' } },
      query: 'q=criteria&assetFilteringCriteria.keyword=C%2B%2B%20%26%20%22R%2C%20%231%22&count=20',
    },
    {
      description: 'blank text and empty lists as no filter',
      variables: { filter: { keyword: '  ', assetTypes: [], locales: [], classifications: null } },
      query: 'q=criteria&count=20',
    },
    {
      description: 'asset types, each once',
      variables: { filter: { assetTypes: ['COURSE', 'VIDEO', 'COURSE'] } },
      query:
        'q=criteria&assetFilteringCriteria.assetTypes[0]=COURSE&assetFilteringCriteria.assetTypes[1]=VIDEO&count=20',
    },
    {
      description: 'difficulty levels',
      variables: { filter: { difficultyLevels: ['ADVANCED'] } },
      query: 'q=criteria&assetFilteringCriteria.difficultyLevels[0]=ADVANCED&count=20',
    },
    {
      description: 'classifications',
      variables: { filter: { classifications: ['urn:li:lyndaCategory:7220', 'urn:li:skill:17'] } },
      query:
        'q=criteria&assetFilteringCriteria.classifications[0]=urn%3Ali%3AlyndaCategory%3A7220&assetFilteringCriteria.classifications[1]=urn%3Ali%3Askill%3A17&count=20',
    },
    {
      description: 'locales, with and without a country, in the spelling of LinkedIn',
      variables: { filter: { locales: ['en-US', 'de', 'id_ID'] } },
      query:
        'q=criteria&assetFilteringCriteria.locales[0].language=en&assetFilteringCriteria.locales[0].country=US&assetFilteringCriteria.locales[1].language=de&assetFilteringCriteria.locales[2].language=in&assetFilteringCriteria.locales[2].country=ID&count=20',
    },
    {
      description: 'flags as true and false',
      variables: { filter: { licensedOnly: false, isCurated: true, includeRetired: true } },
      query:
        'q=criteria&assetFilteringCriteria.licensedOnly=false&assetFilteringCriteria.isCurated=true&assetRetrievalCriteria.includeRetired=true&count=20',
    },
    {
      description: 'a moment in epoch milliseconds',
      variables: { filter: { modifiedAfter: '2024-05-01T02:00:00+02:00' } },
      query: 'q=criteria&assetFilteringCriteria.lastModifiedAfter=1714521600000&count=20',
    },
    {
      description: 'an order',
      variables: { sortBy: 'RECENCY' },
      query: 'q=criteria&assetPresentationCriteria.sortBy=RECENCY&count=20',
    },
  ])('sends $description', async ({ variables, query }) => {
    const answer = await server.query(SEARCH, variables)

    expect(answer.errors).toBeUndefined()
    expect(targets()).toEqual([`/v2/learningAssets?${query}&fields=urn`])
  })

  it('continues after any cursor, with any page size', async () => {
    linkedIn.answers(({ target }) => {
      const { searchParams } = new URL(target, linkedIn.config.apiUrl)
      const start = Number(searchParams.get('start') ?? 0)
      const count = Number(searchParams.get('count'))
      return { body: page([...'abcdefghij'].slice(start, start + count), 10) }
    })

    const first = await server.query(SEARCH, { first: 3 })
    const after = first.data.learningAssets.pageInfo.endCursor
    const second = await server.query(SEARCH, { first: 4, after })

    expect(urnsOf(first)).toEqual(['a', 'b', 'c'])
    expect(urnsOf(second)).toEqual(['d', 'e', 'f', 'g'])
    expect(second.data.learningAssets.pageInfo).toMatchObject({
      hasNextPage: true,
      hasPreviousPage: true,
    })
    expect(targets().at(-1)).toBe('/v2/learningAssets?q=criteria&start=3&count=4&fields=urn')
  })

  it('reads one asset where only counts are selected', async () => {
    linkedIn.answers({ body: page(['a'], 1234) })

    const answer = await server.query('{ learningAssets { totalCount isTotalCountCapped } }')

    expect(answer.data.learningAssets).toEqual({ totalCount: 1234, isTotalCountCapped: false })
    expect(targets()).toEqual(['/v2/learningAssets?q=criteria&count=1&fields=urn'])
  })

  it('requests the fields of nodes and of edges, through fragments, aliases and directives', async () => {
    await server.query(
      `query ($yes: Boolean!) {
        learningAssets {
          nodes { heading: title description @skip(if: $yes) ...Length @include(if: $yes) }
          edges { node { ... on Node { id } ... on LearningAsset { imageUrl webUrl } } }
        }
      }
      fragment Length on LearningAsset { durationInSeconds shortDescription ...Level }
      fragment Level on LearningAsset { linkedInDifficultyLevel }`,
      { yes: true },
    )

    const fields = withCheapFields(
      'urn',
      'title',
      'details.images.primary',
      'details.level',
      'details.shortDescription',
      'details.timeToComplete',
      'details.urls.webLaunch',
    )
    expect(targets()).toEqual([`/v2/learningAssets?q=criteria&count=20&fields=${fields}`])
  })

  it.each([
    { argumentName: 'first', argument: 'first: 101' },
    { argumentName: 'first', argument: 'first: -1' },
    { argumentName: 'after', argument: 'after: "nonsense"' },
    {
      argumentName: 'after',
      argument: `after: "${Buffer.from('others:3').toString('base64url')}"`,
    },
    { argumentName: 'filter.keyword', argument: `filter: {keyword: "${'x'.repeat(257)}"}` },
    { argumentName: 'filter.assetTypes', argument: 'filter: {assetTypes: [CHAPTER]}' },
    { argumentName: 'filter.difficultyLevels', argument: 'filter: {difficultyLevels: [UNKNOWN]}' },
    {
      argumentName: 'filter.classifications',
      argument: 'filter: {classifications: ["urn:li:lyndaCourse:1"]}',
    },
    { argumentName: 'filter.classifications', argument: 'filter: {classifications: ["java"]}' },
    { argumentName: 'filter.locales', argument: 'filter: {keyword: "x", locales: ["en", "?"]}' },
    { argumentName: 'last', argument: 'first: 2, last: 2' },
    { argumentName: 'last', argument: 'last: 101' },
    { argumentName: 'before', argument: 'before: "nonsense"' },
    {
      argumentName: 'filter.modifiedAfter',
      argument: 'filter: {modifiedAfter: "1969-12-31T23:59:59Z"}',
    },
    {
      argumentName: 'filter.modifiedAfter',
      argument: 'filter: {modifiedAfter: "2024-02-31T00:00:00Z"}',
    },
  ])('refuses $argument, naming $argumentName', async ({ argumentName, argument }) => {
    const answer = await server.query(`{ learningAssets(${argument}) { totalCount } }`)

    expect(answer.data?.learningAssets ?? null).toBeNull()
    expect(answer.errors).toHaveLength(1)
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argumentName })
    expect(answer.errors?.[0]?.message).toContain(argumentName)
    expect(linkedIn.requests).toEqual([])
  })

  it.each([
    { description: 'the first half', keyword: 'a\ud83d' },
    { description: 'the second half', keyword: '\ude00b' },
    { description: 'halves in the wrong order', keyword: '\ude00\ud83d' },
  ])('refuses a keyword with $description of a surrogate pair', async ({ keyword }) => {
    const answer = await server.query(SEARCH, { filter: { keyword } })

    expect(answer.errors?.[0]?.message).toContain('"filter.keyword" is not valid Unicode')
    expect(answer.errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      argumentName: 'filter.keyword',
    })
    expect(linkedIn.requests).toEqual([])
  })

  it('names the variable with an invalid value', async () => {
    const answer = await server.query(SEARCH, { filter: { locales: ['english'] } })

    expect(answer.errors?.[0]?.message).toBe(
      'Variable "$filter" got invalid value "english" at "filter.locales[0]"; Expected type "Locale". Expected a locale such as "en-US" or "de".',
    )
    expect(answer.errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      argumentName: 'filter.locales[0]',
    })
  })
})

function page(names: readonly string[], total = names.length) {
  return { metadata: {}, elements: names.map((urn) => ({ urn })), paging: { total, links: [] } }
}

function urnsOf(answer: { readonly data: { learningAssets: { nodes: { urn: string }[] } } }) {
  return answer.data.learningAssets.nodes.map(({ urn }) => urn)
}
