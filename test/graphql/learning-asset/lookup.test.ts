import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../../support/test-server.ts'
import { withCheapFields } from '../../support/upstream.ts'

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

describe('Query.learningAsset', () => {
  it('sends the documented parameters, and finds retired assets too', async () => {
    const answer = await server.query(
      `{ learningAsset(urn: "${COURSE}", locale: "en-US") { urn title } }`,
    )

    expect(answer).toEqual({ data: { learningAsset: { urn: COURSE, title: COURSE } } })
    expect(targets()).toEqual([
      `/v2/learningAssets/${COURSE}?targetLocale.language=en&targetLocale.country=US&includeRetired=true&fields=${withCheapFields('urn', 'title')}`,
    ])
  })

  it('takes one call for twenty aliases of one asset, with the fields of all', async () => {
    const fields = ['title', 'assetType', 'difficultyLevel', 'imageUrl', 'description']
    const aliases = Array.from(
      { length: 20 },
      (_, index) =>
        `a${index}: learningAsset(urn: "${COURSE}") { urn ${fields[index % fields.length]} }`,
    )

    const answer = await server.query(`{ ${aliases.join(' ')} }`)

    expect(answer.errors).toBeUndefined()
    expect(Object.keys(answer.data)).toHaveLength(20)
    const fieldsOfAll = withCheapFields(
      'urn',
      'title',
      'type',
      'details.description',
      'details.images.primary',
      'details.level',
    )
    expect(targets()).toEqual([
      `/v2/learningAssets/${COURSE}?includeRetired=true&fields=${fieldsOfAll}`,
    ])
  })

  it('takes one call for each locale', async () => {
    await server.query(`{
      de: learningAsset(urn: "${COURSE}", locale: "de-DE") { title }
      deToo: learningAsset(urn: "${COURSE}", locale: "de_de") { title }
      own: learningAsset(urn: "${COURSE}") { title }
    }`)

    expect(linkedIn.requests).toHaveLength(2)
  })

  it('is null without an error where LinkedIn has no such asset', async () => {
    const answer = await server.query('{ learningAsset(urn: "urn:li:lyndaCourse:404") { urn } }')

    expect(answer).toEqual({ data: { learningAsset: null } })
  })

  it.each([
    { description: 'text that is no URN', urn: 'java' },
    { description: 'a path in disguise', urn: 'urn:li:lyndaCourse:1/../../oauth' },
    { description: 'a parameter in disguise', urn: 'urn:li:lyndaCourse:1?fields=x' },
    { description: 'the name of a skill', urn: 'urn:li:skill:17' },
  ])('refuses $description', async ({ urn }) => {
    const answer = await server.query(`{ learningAsset(urn: "${urn}") { urn } }`)

    expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', argumentName: 'urn' },
    ])
    expect(linkedIn.requests).toEqual([])
  })
})
