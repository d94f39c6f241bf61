import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../support/test-server.ts'
import { withCheapFields } from '../support/upstream.ts'

const COURSE = 'urn:li:lyndaCourse:563322'

let linkedIn: FakeLinkedIn
let server: TestServer

beforeEach(async () => {
  linkedIn = await startFakeLinkedIn()
  server = await startServerFor(linkedIn.config)
  linkedIn.answers(({ target }) => {
    const urn = decodeURIComponent(target.slice('/v2/learningAssets/'.length).split('?')[0] ?? '')
    return urn.includes('404')
      ? { status: 404, body: { status: 404, message: 'Could not find entity', code: 'NOT_FOUND' } }
      : {
          body: {
            urn,
            type: 'COURSE',
            title: { value: urn, locale: { language: /language=(\w+)/.exec(target)?.[1] ?? 'en' } },
          },
        }
  })
})

afterEach(async () => {
  await server.close()
  await linkedIn.close()
})

const targets = () => linkedIn.requests.map(({ target }) => target)

const encode = (text: string) => Buffer.from(text).toString('base64url')

describe('Query.node', () => {
  it('is the asset of an id, in the locale that it was requested in', async () => {
    const first = await server.query(`{ learningAsset(urn: "${COURSE}", locale: "de-DE") { id } }`)
    const { id } = first.data.learningAsset

    const answer = await server.query(
      'query ($id: ID!) { node(id: $id) { id __typename ... on LearningAsset { urn } } }',
      { id },
    )

    expect(answer).toEqual({ data: { node: { id, __typename: 'LearningAsset', urn: COURSE } } })
    expect(targets().every((target) => target.includes('targetLocale.language=de'))).toBe(true)
  })

  it('needs no fields but the selected ones', async () => {
    const id = encode(`LearningAsset||${COURSE}`)

    await server.query(`{ node(id: "${id}") { ... on LearningAsset { assetType description } } }`)

    const fields = withCheapFields('urn', 'type', 'details.description')
    expect(targets()).toEqual([`/v2/learningAssets/${COURSE}?includeRetired=true&fields=${fields}`])
  })

  it.each([
    { description: 'nothing', id: '' },
    { description: 'arbitrary text', id: 'nonsense' },
    { description: 'an id of an unknown type', id: encode(`Course||${COURSE}`) },
    { description: 'an id with padding', id: `${encode(`LearningAsset||${COURSE}`)}=` },
    { description: 'an id with white space', id: ` ${encode(`LearningAsset||${COURSE}`)}` },
    { description: 'a locale in another spelling', id: encode(`LearningAsset|de_de|${COURSE}`) },
  ])('refuses $description', async ({ id }) => {
    const answer = await server.query('query ($id: ID!) { node(id: $id) { id } }', { id })

    expect(answer.data).toEqual({ node: null })
    expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', argumentName: 'id' },
    ])
    expect(linkedIn.requests).toEqual([])
  })
})

describe('Query.nodes', () => {
  const idOf = (urn: string) => encode(`LearningAsset||${urn}`)

  it('keeps the order of the ids, with null for unknown ones, and takes one call an asset', async () => {
    const ids = [1, 404, 2, 1].map((number) => idOf(`urn:li:lyndaCourse:${number}`))

    const answer = await server.query(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on LearningAsset { urn } } }',
      { ids },
    )

    expect(answer).toEqual({
      data: {
        nodes: [
          { urn: 'urn:li:lyndaCourse:1' },
          null,
          { urn: 'urn:li:lyndaCourse:2' },
          { urn: 'urn:li:lyndaCourse:1' },
        ],
      },
    })
    expect(linkedIn.requests).toHaveLength(3)
  })

  it('fails the place of an invalid id alone', async () => {
    const answer = await server.query(
      `{ nodes(ids: ["nonsense", "${idOf(COURSE)}"]) { ... on LearningAsset { urn } } }`,
    )

    expect(answer.data).toEqual({ nodes: [null, { urn: COURSE }] })
    expect(answer.errors?.map(({ path, extensions }) => [path, extensions.argumentName])).toEqual([
      [['nodes', 0], 'ids[0]'],
    ])
  })

  it('refuses more than 100 ids', async () => {
    const answer = await server.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array(101).fill(idOf(COURSE)),
    })

    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argumentName: 'ids' })
    expect(linkedIn.requests).toEqual([])
  })
})
