import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../../support/test-server.ts'

const COURSE = 'urn:li:lyndaCourse:1'
const text = (value: string) => ({ value, locale: { language: 'en', country: 'US' } })
const LINKEDIN = { urn: 'urn:li:organization:1337', name: text('LinkedIn') }
const classification = (urn: string, type: string, name: string) => ({
  urn,
  type,
  name: text(name),
  owner: LINKEDIN,
})

const JAVA = classification('urn:li:lyndaCategory:7252', 'TOPIC', 'Java')
const SKILL = classification('urn:li:skill:17', 'SKILL', 'Java')

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

const targets = () => linkedIn.requests.map(({ target }) => target)

describe('Query.classification', () => {
  it('sends the selected fields and the locale, which its id keeps', async () => {
    linkedIn.answers({ body: JAVA })

    const answer = await server.query(
      `{ classification(urn: "${JAVA.urn}", locale: "en-US") { id name } }`,
    )
    const { id } = answer.data.classification
    const again = await server.query(`{ node(id: "${id}") { id ... on Classification { name } } }`)

    expect(again.data.node).toEqual(answer.data.classification)
    expect(new Set(targets())).toEqual(
      new Set([
        `/v2/learningClassifications/${JAVA.urn}?targetLocale.language=en&targetLocale.country=US&fields=urn,name`,
      ]),
    )
  })

  it('is null where LinkedIn has none, and refuses the URN of an asset', async () => {
    const answer = await server.query(`{
      none: classification(urn: "urn:li:skill:404") { name }
      course: classification(urn: "${COURSE}") { name }
    }`)

    expect(answer.data).toEqual({ none: null, course: null })
    expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', argumentName: 'urn' },
    ])
  })
})

describe('Query.classifications', () => {
  beforeEach(() => {
    linkedIn.answers({ body: { elements: [JAVA, SKILL], paging: { total: 38, count: 2 } } })
  })

  it('finds by keyword with the documented parameters', async () => {
    const answer = await server.query(
      `{ classifications(keyword: "business", locale: "en-US", first: 2) {
        edges { node { name type urn } } totalCount pageInfo { hasNextPage }
      } }`,
    )

    expect(answer.data.classifications).toEqual({
      edges: [
        { node: { name: 'Java', type: 'TOPIC', urn: JAVA.urn } },
        { node: { name: 'Java', type: 'SKILL', urn: SKILL.urn } },
      ],
      totalCount: 38,
      pageInfo: { hasNextPage: true },
    })
    expect(targets()).toEqual([
      '/v2/learningClassifications?q=keyword&keyword=business&targetLocale.language=en&targetLocale.country=US&count=2&fields=urn,name,type',
    ])
  })

  it('finds by type with the documented parameters', async () => {
    await server.query(
      '{ classifications(type: LIBRARY, locale: "de-DE", first: 2) { nodes { urn } } }',
    )

    expect(targets()).toEqual([
      '/v2/learningClassifications?q=localeAndType&type=LIBRARY&sourceLocale.language=de&sourceLocale.country=DE&count=2&fields=urn',
    ])
  })

  it.each([
    { argumentName: 'keyword', given: 'locale: "en-US"' },
    { argumentName: 'keyword', given: 'keyword: " ", locale: "en-US"' },
    { argumentName: 'type', given: 'keyword: "x", type: TOPIC, locale: "en-US"' },
    { argumentName: 'type', given: 'type: UNKNOWN, locale: "en-US"' },
    { argumentName: 'type', given: 'type: CONTINUING_EDUCATION_UNIT, locale: "en-US"' },
  ])('refuses $given, naming $argumentName', async ({ argumentName, given }) => {
    const answer = await server.query(`{ classifications(${given}) { totalCount } }`)

    expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', argumentName },
    ])
    expect(linkedIn.requests).toEqual([])
  })
})
