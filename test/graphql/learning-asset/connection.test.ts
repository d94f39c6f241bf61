import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../../support/test-server.ts'

const FACETS = {
  assetTypeFacetMetadata: [
    { assetType: 'COURSE', count: 9686 },
    { assetType: 'MASTERCLASS', count: 7 },
  ],
  difficultyLevelFacetMetadata: [{ difficultyLevel: 'BEGINNER', count: 12 }],
}

describe('LearningAssetConnection.facets', () => {
  let linkedIn: FakeLinkedIn
  let server: TestServer

  beforeEach(async () => {
    linkedIn = await startFakeLinkedIn()
    server = await startServerFor(linkedIn.config)
    // Like LinkedIn: facets of a search, none of a list.
    linkedIn.answers(({ target }) => ({
      body: {
        metadata: /keyword|sortBy/.test(target) ? FACETS : {},
        elements: [{ urn: 'urn:li:lyndaCourse:1' }],
        paging: { total: 1000, count: 1, start: 0, links: [] },
      },
    }))
  })

  afterEach(async () => {
    await server.close()
    await linkedIn.close()
  })

  const targets = () => linkedIn.requests.map(({ target }) => target)

  it('come with the page of a search, unknown values included', async () => {
    const answer = await server.query(`{
      learningAssets(first: 1, filter: {keyword: "java", assetTypes: [COURSE]}) {
        nodes { urn }
        facets {
          assetTypes { value linkedInValue count isSelected }
          difficultyLevels { value linkedInValue count isSelected }
        }
      }
    }`)

    expect(linkedIn.requests).toHaveLength(1)
    expect(answer.data.learningAssets.facets).toEqual({
      assetTypes: [
        { value: 'COURSE', linkedInValue: 'COURSE', count: 9686, isSelected: true },
        { value: 'UNKNOWN', linkedInValue: 'MASTERCLASS', count: 7, isSelected: false },
      ],
      difficultyLevels: [
        { value: 'BEGINNER', linkedInValue: 'BEGINNER', count: 12, isSelected: false },
      ],
    })
  })

  it('take a second, small call for a list, of which LinkedIn counts none', async () => {
    const answer = await server.query(
      '{ learningAssets(filter: {difficultyLevels: [BEGINNER]}) { totalCount facets { assetTypes { count } } } }',
    )

    expect(answer.data.learningAssets.facets.assetTypes).toEqual([{ count: 9686 }, { count: 7 }])
    expect(targets()).toEqual([
      '/v2/learningAssets?q=criteria&assetFilteringCriteria.difficultyLevels[0]=BEGINNER&count=1&fields=urn',
      '/v2/learningAssets?q=criteria&assetFilteringCriteria.difficultyLevels[0]=BEGINNER&assetPresentationCriteria.sortBy=RELEVANCE&count=1&fields=urn',
    ])
  })

  it('take one small call where nothing else is selected', async () => {
    await server.query('{ learningAssets { facets { assetTypes { count } } } }')

    expect(targets()).toEqual([
      '/v2/learningAssets?q=criteria&assetPresentationCriteria.sortBy=RELEVANCE&count=1&fields=urn',
    ])
  })

  it('are null where LinkedIn counts none at all', async () => {
    linkedIn.answers({ body: { metadata: {}, elements: [], paging: { total: 0 } } })

    const answer = await server.query('{ learningAssets { facets { assetTypes { count } } } }')

    expect(answer).toEqual({ data: { learningAssets: { facets: null } } })
  })

  it('null only themselves when their own call fails', async () => {
    linkedIn.answers(({ target }) =>
      target.includes('sortBy')
        ? { status: 403, body: { status: 403, message: 'Not enough permissions' } }
        : { body: { metadata: {}, elements: [{ urn: 'a' }], paging: { total: 1 } } },
    )

    const answer = await server.query(
      '{ learningAssets { nodes { urn } facets { assetTypes { count } } } }',
    )

    expect(answer.data).toEqual({ learningAssets: { nodes: [{ urn: 'a' }], facets: null } })
    expect(answer.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['learningAssets', 'facets'], 'UPSTREAM_UNAUTHORIZED'],
    ])
  })
})

describe('LearningAssetConnection.isTotalCountCapped', () => {
  it.each([
    { description: 'the facets count more than a round total', total: 1000, isCapped: true },
    { description: 'the facets count what the total does', total: 9693, isCapped: false },
    { description: 'the total is not where LinkedIn stops', total: 1007, isCapped: false },
  ])('is $isCapped when $description', async ({ total, isCapped }) => {
    const linkedIn = await startFakeLinkedIn()
    const server = await startServerFor(linkedIn.config)
    linkedIn.answers({ body: { metadata: FACETS, elements: [], paging: { total } } })

    const answer = await server.query(
      '{ learningAssets(filter: {keyword: "java"}) { totalCount isTotalCountCapped } }',
    )
    await server.close()
    await linkedIn.close()

    expect(answer.data.learningAssets).toEqual({ totalCount: total, isTotalCountCapped: isCapped })
  })
})
