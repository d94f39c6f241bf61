import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../support/test-server.ts'
import { withCheapFields } from '../support/upstream.ts'

const COURSE = 'urn:li:lyndaCourse:1'
const text = (value: string) => ({ value, locale: { language: 'en', country: 'US' } })
const LINKEDIN = { urn: 'urn:li:organization:1337', name: text('LinkedIn') }
const classification = (urn: string, type: string, name: string) => ({
  urn,
  type,
  name: text(name),
  owner: LINKEDIN,
})

const TECHNOLOGY = classification('urn:li:lyndaCategory:7164', 'LIBRARY', 'Technology')
const JAVA = classification('urn:li:lyndaCategory:7252', 'TOPIC', 'Java')
const SKILL = classification('urn:li:skill:17', 'SKILL', 'Java')
const BADGE = classification('urn:li:lyndaBadge:1', 'BADGE', 'Javanese')

let linkedIn: FakeLinkedIn
let server: TestServer

beforeEach(async () => {
  linkedIn = await startFakeLinkedIn()
  server = await startServerFor(linkedIn.config, { isGraphiqlEnabled: false })
})

afterEach(async () => {
  await server.close()
  await linkedIn.close()
})

const targets = () => linkedIn.requests.map(({ target }) => target)

describe('LearningAsset.classifications', () => {
  beforeEach(() => {
    linkedIn.answers({
      body: {
        urn: COURSE,
        details: {
          classifications: [
            { associatedClassification: SKILL, path: [], assigner: LINKEDIN },
            { associatedClassification: JAVA, path: [TECHNOLOGY], assigner: LINKEDIN },
            { associatedClassification: BADGE, path: [] },
            { path: [] },
          ],
        },
      },
    })
  })

  it('are all that LinkedIn gives, with path and assigner, unknown types among them', async () => {
    const answer = await server.query(`{ learningAsset(urn: "${COURSE}") {
      classifications {
        classification { urn type linkedInType name locale owner { urn name } }
        path { urn name }
        assigner { name }
      }
    } }`)

    const owner = { urn: LINKEDIN.urn, name: 'LinkedIn' }
    const known = { locale: 'en-US', owner }
    expect(answer.data.learningAsset.classifications).toEqual([
      {
        classification: {
          ...known,
          urn: SKILL.urn,
          type: 'SKILL',
          linkedInType: 'SKILL',
          name: 'Java',
        },
        path: [],
        assigner: { name: 'LinkedIn' },
      },
      {
        classification: {
          ...known,
          urn: JAVA.urn,
          type: 'TOPIC',
          linkedInType: 'TOPIC',
          name: 'Java',
        },
        path: [{ urn: TECHNOLOGY.urn, name: 'Technology' }],
        assigner: { name: 'LinkedIn' },
      },
      {
        classification: {
          ...known,
          urn: BADGE.urn,
          type: 'UNKNOWN',
          linkedInType: 'BADGE',
          name: 'Javanese',
        },
        path: [],
        assigner: null,
      },
    ])
  })

  it('are narrowed to the types asked for', async () => {
    const answer = await server.query(`{ learningAsset(urn: "${COURSE}") {
      topics: classifications(types: [TOPIC, LIBRARY]) { classification { name } }
      all: classifications(types: []) { classification { urn } }
      skills { urn }
    } }`)

    expect(answer.data.learningAsset).toEqual({
      topics: [{ classification: { name: 'Java' } }],
      all: [SKILL, JAVA, BADGE].map(({ urn }) => ({ classification: { urn } })),
      skills: [{ urn: SKILL.urn }],
    })
    const fields = withCheapFields(
      'urn',
      'details.classifications.associatedClassification.name',
      'details.classifications.associatedClassification.type',
      'details.classifications.associatedClassification.urn',
    )
    expect(targets()).toEqual([`/v2/learningAssets/${COURSE}?includeRetired=true&fields=${fields}`])
  })
})

describe('Query.classification', () => {
  it('asks for what is selected, in a locale', async () => {
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

  it('is null where LinkedIn knows none, and refuses what is no classification', async () => {
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

describe('look-ups by keys', () => {
  it('keep the order, and ask once for each', async () => {
    linkedIn.answers(({ target }) =>
      target.includes('404')
        ? { status: 404, body: { status: 404, message: 'x' } }
        : { body: { urn: /urn:[^?]+/.exec(target)?.[0] } },
    )

    const answer = await server.query(`{
      classificationsByUrn(urns: ["urn:li:skill:1", "urn:li:skill:404", "urn:li:skill:1"]) { urn }
      learningAssetsByUrn(urns: ["${COURSE}", "urn:li:lyndaCourse:404"]) { urn }
    }`)

    expect(answer.data).toEqual({
      classificationsByUrn: [{ urn: 'urn:li:skill:1' }, null, { urn: 'urn:li:skill:1' }],
      learningAssetsByUrn: [{ urn: COURSE }, null],
    })
    expect(linkedIn.requests).toHaveLength(4)
  })

  it.each([
    { field: 'classificationsByUrn', urn: 'urn:li:skill:1', wrong: COURSE },
    { field: 'learningAssetsByUrn', urn: COURSE, wrong: 'urn:li:skill:1' },
  ])(
    'refuse more than a hundred, and fail the place of others: $field',
    async ({ field, urn, wrong }) => {
      linkedIn.answers({ body: { urn } })
      const document = `query ($urns: [URN!]!) { ${field}(urns: $urns) { urn } }`
      const tooMany = await server.query(document, { urns: Array(101).fill(urn) })
      const other = await server.query(document, { urns: [urn, wrong] })

      expect(tooMany.errors?.[0]?.extensions['argumentName']).toBe('urns')
      expect(other.data).toEqual({ [field]: [{ urn }, null] })
      expect(other.errors).toMatchObject([
        { path: [field, 1], extensions: { argumentName: 'urns[1]' } },
      ])
      expect(linkedIn.requests).toHaveLength(1)
    },
  )
})

describe('Query.classifications', () => {
  beforeEach(() => {
    linkedIn.answers({ body: { elements: [JAVA, SKILL], paging: { total: 38, count: 2 } } })
  })

  it('finds by keyword, as it is documented', async () => {
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

  it('finds by type', async () => {
    await server.query('{ classifications(type: LIBRARY, locale: "de-DE") { nodes { urn } } }')

    expect(targets()).toEqual([
      '/v2/learningClassifications?q=localeAndType&type=LIBRARY&sourceLocale.language=de&sourceLocale.country=DE&count=20&fields=urn',
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
