import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../support/graphql-server.ts'

describe('Query.learningAssets', () => {
  let linkedIn: FakeLinkedIn
  let server: TestServer

  beforeEach(async () => {
    linkedIn = await startFakeLinkedIn()
    server = await startServerFor(linkedIn.config)
  })

  afterEach(async () => {
    await server.close()
    await linkedIn.close()
  })

  it('asks for the fields that the answer needs', async () => {
    linkedIn.answers({
      body: {
        metadata: {},
        elements: [
          { urn: 'urn:li:lyndaCourse:1', title: { value: 'A', locale: { language: 'en' } } },
        ],
        paging: { total: 1, count: 3, start: 0, links: [] },
      },
    })

    const answer = await server.query(
      '{ learningAssets(filter: {keyword: "java"}, first: 3) { nodes { urn title locale } totalCount pageInfo { hasNextPage endCursor } } }',
    )

    expect(linkedIn.requests.map(({ target }) => target)).toEqual([
      '/v2/learningAssets?q=criteria&assetFilteringCriteria.keyword=java&count=3&fields=urn,title',
    ])
    expect(answer).toMatchInlineSnapshot(`
      {
        "data": {
          "learningAssets": {
            "nodes": [
              {
                "locale": "en",
                "title": "A",
                "urn": "urn:li:lyndaCourse:1",
              },
            ],
            "pageInfo": {
              "endCursor": "bGVhcm5pbmdBc3NldHM6MA",
              "hasNextPage": false,
            },
            "totalCount": 1,
          },
        },
      }
    `)
  })
})
