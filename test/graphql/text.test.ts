import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../support/test-server.ts'

const text = (value: unknown) => ({ value, locale: { language: 'en', country: 'US' } })
const page = (elements: readonly object[]) => ({
  body: { elements, paging: { total: elements.length, count: 20, start: 0, links: [] } },
})

describe('a text in a form that cannot be read', () => {
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

  it('nulls the title of its asset alone, with an error beside it', async () => {
    linkedIn.answers(
      page([
        { urn: 'urn:li:lyndaCourse:1', title: text('Learning Java') },
        { urn: 'urn:li:lyndaCourse:2', title: { text: 'Java' } },
        { urn: 'urn:li:lyndaCourse:3' },
      ]),
    )

    const { data, errors } = await server.query(
      '{ learningAssets(filter: { keyword: "java" }) { nodes { urn title locale } } }',
    )

    expect(data.learningAssets.nodes).toEqual([
      { urn: 'urn:li:lyndaCourse:1', title: 'Learning Java', locale: 'en-US' },
      { urn: 'urn:li:lyndaCourse:2', title: null, locale: null },
      { urn: 'urn:li:lyndaCourse:3', title: '', locale: null },
    ])
    expect(errors).toMatchObject([
      {
        path: ['learningAssets', 'nodes', 1, 'title'],
        extensions: { code: 'UPSTREAM_INVALID_RESPONSE' },
      },
    ])
  })

  it('nulls the name of its classification alone, with an error beside it', async () => {
    linkedIn.answers(
      page([
        { urn: 'urn:li:skill:1', name: text(7) },
        { urn: 'urn:li:skill:2', name: text('Java') },
      ]),
    )

    const { data, errors } = await server.query(
      '{ classifications(keyword: "java", locale: "en-US") { nodes { name locale } } }',
    )

    expect(data.classifications.nodes).toEqual([
      { name: null, locale: 'en-US' },
      { name: 'Java', locale: 'en-US' },
    ])
    expect(errors).toMatchObject([
      {
        path: ['classifications', 'nodes', 0, 'name'],
        extensions: { code: 'UPSTREAM_INVALID_RESPONSE' },
      },
    ])
  })
})
