import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import {
  LinkedInEncodingError,
  LinkedInError,
  LinkedInResponseError,
} from '../../src/linkedin/errors.ts'
import { type LearningAssetField, URN_ONLY } from '../../src/linkedin/learning-assets/fields.ts'
import { REVOKED, startUpstream, UNAVAILABLE, withCheapFields } from '../support/upstream.ts'

const COURSE = 'urn:li:lyndaCourse:563322'
const ASSET = `/v2/learningAssets/${COURSE}`
const CLASSIFICATION = '/v2/learningClassifications/urn:li:skill:17'
const FIELDS = { fields: new Set(['title'] as const) }
const PAGE = { metadata: {}, elements: [{ urn: COURSE }], paging: { total: 1 } }
const FIRST = { start: 0, count: 1 }

describe('The pipeline', () => {
  it('makes one call for equal requests that are concurrent', async () => {
    const { linkedIn, fake, targets } = await startUpstream()
    fake.answers({ body: { urn: COURSE } })

    const assets = await Promise.all(
      Array.from({ length: 100 }, () => linkedIn.learningAssets.get(COURSE, FIELDS, 'en-US')),
    )

    expect(assets.every((asset) => asset?.urn === COURSE)).toBe(true)
    expect(targets()).toEqual([
      `/v2/learningAssets/${COURSE}?targetLocale.language=en&targetLocale.country=US` +
        `&includeRetired=true&fields=${withCheapFields('urn', 'title')}`,
    ])
    expect(fake.tokenRequests).toHaveLength(1)
  })

  it('makes one call for equal requests one after another', async () => {
    const { linkedIn, fake, cacheFailures } = await startUpstream()
    fake.answers({ body: PAGE })

    const first = await linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, FIRST, FIELDS)
    const second = await linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, FIRST, FIELDS)

    expect(second).toEqual(first)
    expect(fake.requests).toHaveLength(1)
    expect(cacheFailures).toEqual([])
  })

  it.each([
    { description: 'one after another', areConcurrent: false },
    { description: 'at once', areConcurrent: true },
  ])('answers no keyword with the response to another, $description', async ({ areConcurrent }) => {
    const { linkedIn, fake } = await startUpstream()
    fake.answers(({ target }) => ({
      body: { ...PAGE, elements: [{ urn: COURSE, title: { value: target } }] },
    }))
    const search = async (keyword: string) => {
      const { elements } = await linkedIn.learningAssets.findByCriteria({ keyword }, FIRST, FIELDS)
      return elements[0]?.title?.value
    }
    const keywords = ['\u212aotlin', 'kotlin', 'KOTLIN']

    const answered = areConcurrent
      ? await Promise.all(keywords.map(search))
      : [await search(keywords[0] ?? ''), await search('kotlin'), await search('KOTLIN')]

    expect(answered).toEqual([
      expect.stringContaining('keyword=%E2%84%AAotlin&'),
      expect.stringContaining('keyword=kotlin&'),
      expect.stringContaining('keyword=kotlin&'),
    ])
    expect(fake.requests).toHaveLength(2)
  })

  it.each([
    { description: 'a plain body', coding: 'gzip', body: PAGE },
    { description: 'an unknown coding', coding: 'zip', body: PAGE },
  ])(
    'stores no response with a wrong content coding, of $description',
    async ({ coding, body }) => {
      const { linkedIn, fake } = await startUpstream()
      fake.answers({ headers: { 'content-encoding': coding }, body })
      const search = () => linkedIn.learningAssets.findByCriteria({}, FIRST, FIELDS)

      await expect(search()).rejects.toBeInstanceOf(LinkedInEncodingError)
      fake.answers({
        headers: { 'content-encoding': 'gzip' },
        body: gzipSync(JSON.stringify(PAGE)),
      })

      expect((await search()).total).toBe(1)
      expect(fake.requests).toHaveLength(2)
    },
  )

  it('fails for a page of valid shape that is nested too deeply, and stores nothing', async () => {
    const { linkedIn, fake, cacheFailures } = await startUpstream()
    const deep = `${'{"asset":{"urn":"a","contents":['.repeat(20_000)}${']}}'.repeat(20_000)}`
    fake.answers({
      body: `{"elements":[{"urn":"${COURSE}","contents":[${deep}]}],"paging":{"total":1}}`,
    })
    const search = () => linkedIn.learningAssets.findByCriteria({}, FIRST, FIELDS)

    await expect(search()).rejects.toBeInstanceOf(LinkedInResponseError)
    fake.answers({ body: PAGE })

    expect((await search()).total).toBe(1)
    expect(cacheFailures).toEqual([])
  })

  it.each([
    { description: 'a search for five minutes', minutes: 5, path: '/v2/learningAssets' },
    { description: 'an asset for an hour', minutes: 60, path: ASSET },
    { description: 'a classification for a day', minutes: 1_440, path: CLASSIFICATION },
  ])(
    'serves $description, and as long again while it refreshes in the background',
    async ({ minutes, path }) => {
      const { linkedIn, fake, clock } = await startUpstream()
      fake.answers(() => ({ body: { version: fake.requests.length } }))
      const first = await linkedIn.get(path)

      clock.advance(minutes * 60_000 - 1)
      expect(await linkedIn.get(path)).toEqual(first)
      expect(fake.requests).toHaveLength(1)

      clock.advance(minutes * 60_000)
      expect(await linkedIn.get(path)).toEqual(first)
      await vi.waitFor(async () => expect(await linkedIn.get(path)).toEqual({ version: 2 }), {
        timeout: 120_000,
      })
      expect(fake.requests).toHaveLength(2)
    },
  )

  it('waits for a call in place of a response that is older', async () => {
    const { linkedIn, fake, clock } = await startUpstream()
    fake.answers(() => ({ body: { version: fake.requests.length } }))
    await linkedIn.get(ASSET)

    clock.advance(2 * 60 * 60_000)

    expect(await linkedIn.get(ASSET)).toEqual({ version: 2 })
  })

  it.each([
    { description: 'is unavailable', answer: UNAVAILABLE },
    {
      description: 'limits the rate',
      answer: { status: 429, body: { status: 429, message: 'x' } },
    },
    { description: 'sends HTML', answer: { body: '<html>Sign in</html>' } },
    { description: 'refuses the token', answer: REVOKED },
  ])(
    'serves a stale-if-error response for a day while LinkedIn $description',
    async ({ answer }) => {
      const { linkedIn, fake, clock } = await startUpstream()
      fake.answers({ body: { version: 1 } })
      await linkedIn.get(ASSET)
      fake.answers(answer)

      clock.advance(25 * 60 * 60_000 - 10_000)
      expect(await linkedIn.get(ASSET)).toEqual({ version: 1 })

      clock.advance(10_000)
      await expect(linkedIn.get(ASSET)).rejects.toBeInstanceOf(LinkedInError)
    },
  )

  it('serves no stale-if-error response for a status that is not an outage', async () => {
    const { linkedIn, fake, clock } = await startUpstream()
    fake.answers({ body: { version: 1 } })
    await linkedIn.get(ASSET)
    fake.answers({ status: 403, body: { status: 403, code: 'ACCESS_DENIED', message: 'x' } })

    clock.advance(3 * 60 * 60_000)

    await expect(linkedIn.get(ASSET)).rejects.toMatchObject({ refusal: { status: 403 } })
  })

  it('serves a stale-if-error response when its refresh times out', async () => {
    const { linkedIn, fake, clock, timeOutRefresh } = await startUpstream()
    fake.answers({ body: { version: 1 } })
    await linkedIn.get(ASSET)
    fake.hangs()
    clock.advance(3 * 60 * 60_000)

    const response = linkedIn.get(ASSET)
    timeOutRefresh()

    expect(await response).toEqual({ version: 1 })
  })

  it('requests each set of expensive fields once', async () => {
    const { linkedIn, fake, targets } = await startUpstream()
    fake.answers({ body: { urn: COURSE } })
    const get = (...fields: LearningAssetField[]) =>
      linkedIn.learningAssets.get(COURSE, { fields: new Set(fields) })

    await get('details.description')
    await get('details.contributors.name')
    await get('details.description')
    await get('details.contributors.name', 'details.level')

    expect(targets().map((target) => target.split('fields=')[1])).toEqual([
      withCheapFields('urn', 'details.description'),
      withCheapFields('urn', 'details.contributors.name'),
    ])
  })

  it('makes one call for all cheap fields of an asset', async () => {
    const { linkedIn, fake } = await startUpstream()
    fake.answers({ body: { urn: COURSE, details: { level: 'BEGINNER' } } })
    await linkedIn.learningAssets.get(COURSE, FIELDS)

    const asset = await linkedIn.learningAssets.get(COURSE, { fields: new Set(['details.level']) })

    expect(asset?.details?.level).toBe('BEGINNER')
    expect(fake.requests).toHaveLength(1)
  })

  it('makes one call for an asset in all locales that it does not exist in', async () => {
    const { linkedIn, fake } = await startUpstream()
    const locale = { language: 'en', country: 'US' }
    const title = { value: 'x', locale }
    fake.answers({ body: { urn: COURSE, title, details: { availableLocales: [locale] } } })
    const get = (targetLocale?: string) => linkedIn.learningAssets.get(COURSE, FIELDS, targetLocale)
    const first = await get('de-DE')

    for (const target of ['fr-FR', 'ja', 'en-US', undefined]) {
      expect(await get(target)).toEqual(first)
    }
    expect(fake.requests).toHaveLength(1)

    await get('en-GB')
    expect(fake.requests).toHaveLength(2)
  })

  it('makes one call for different fields of one asset that are requested together', async () => {
    const { upstream, fake, targets } = await startUpstream()
    fake.answers({ body: { urn: COURSE } })

    await Promise.all([
      upstream.clientFor().learningAssets.get(COURSE, {
        fields: new Set(['details.description']),
      }),
      upstream.clientFor().learningAssets.get(COURSE, {
        fields: new Set(['details.contributors.name']),
      }),
    ])

    expect(targets().map((target) => target.split('fields=')[1])).toEqual([
      withCheapFields('urn', 'details.description', 'details.contributors.name'),
    ])
  })

  it('makes no call for an asset of an earlier search, without a target locale or in its own', async () => {
    const { linkedIn, fake } = await startUpstream()
    const title = { value: 'x', locale: { language: 'en', country: 'US' } }
    fake.answers({ body: { ...PAGE, elements: [{ urn: COURSE, title }] } })
    await linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, FIRST, FIELDS)

    const asset = { urn: COURSE, title: { value: 'x', locale: 'en-US' } }
    expect(await linkedIn.learningAssets.get(COURSE, FIELDS)).toMatchObject(asset)
    expect(await linkedIn.learningAssets.get(COURSE, FIELDS, 'en-US')).toMatchObject(asset)
    expect(fake.requests).toHaveLength(1)

    fake.answers({ body: { urn: COURSE } })
    await linkedIn.learningAssets.get(COURSE, FIELDS, 'de-DE')
    expect(fake.requests).toHaveLength(2)
  })

  it('makes a call for an asset of an earlier search where isSearchInOwnLocale is false', async () => {
    const { linkedIn, fake } = await startUpstream({ isSearchInOwnLocale: false })
    fake.answers({ body: PAGE })
    await linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, FIRST, FIELDS)
    fake.answers({ body: { urn: COURSE } })

    await linkedIn.learningAssets.get(COURSE, FIELDS)

    expect(fake.requests).toHaveLength(2)
  })

  it('makes no call for a part of a stored page, or its total', async () => {
    const { linkedIn, fake } = await startUpstream()
    const elements = [1, 2, 3].map((id) => ({ urn: `urn:li:lyndaCourse:${id}` }))
    fake.answers({ body: { metadata: {}, elements, paging: { total: 7 } } })
    const find = (start: number, count: number) =>
      linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, { start, count }, URN_ONLY)
    await find(0, 3)

    expect((await find(1, 2)).elements.map(({ urn }) => urn)).toEqual([
      'urn:li:lyndaCourse:2',
      'urn:li:lyndaCourse:3',
    ])
    expect(await find(0, 0)).toMatchObject({ elements: [], total: 7 })
    expect(fake.requests).toHaveLength(1)
  })

  it('leaves out nothing that a collection has gained since its last page was stored', async () => {
    const { linkedIn, fake } = await startUpstream()
    let total = 2
    fake.answers(({ target }) => {
      const query = new URL(target, fake.config.apiUrl).searchParams
      const start = Number(query.get('start') ?? 0)
      const end = Math.min(start + Number(query.get('count')), total)
      const elements = Array.from({ length: Math.max(0, end - start) }, (_, index) => ({
        urn: `urn:li:lyndaCourse:${start + index}`,
      }))
      return { body: { elements, paging: { start, count: end - start, total } } }
    })
    const find = (start: number, count: number, field: LearningAssetField) =>
      linkedIn.learningAssets.findByCriteria(
        { keyword: 'java' },
        { start, count },
        { fields: new Set([field]) },
      )
    await find(0, 20, 'details.shortDescription')
    total = 9
    await find(0, 20, 'details.description')

    const { elements } = await find(1, 7, 'details.shortDescription')

    expect(elements.map(({ urn }) => urn)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((number) => `urn:li:lyndaCourse:${number}`),
    )
  })

  it('stores for half a minute that an asset does not exist', async () => {
    const { linkedIn, fake, clock } = await startUpstream()
    fake.answers({ status: 404, body: { status: 404, message: 'x' } })
    const get = () => linkedIn.learningAssets.get(COURSE, FIELDS)

    expect(await get()).toBeNull()
    clock.advance(29_999)
    expect(await get()).toBeNull()
    expect(fake.requests).toHaveLength(1)

    clock.advance(1)
    fake.answers({ body: { urn: COURSE } })
    expect(await get()).toMatchObject({ urn: COURSE })
  })

  it.each([
    { description: 'a page with gaps', body: { elements: [], paging: { total: 1 } } },
    { description: 'a page of another length', body: { ...PAGE, paging: { total: 0 } } },
  ])('serves $description, and does not store it', async ({ body }) => {
    const { linkedIn, fake } = await startUpstream()
    fake.answers({ body })

    await linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, FIRST, FIELDS)
    await linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, FIRST, FIELDS)

    expect(fake.requests).toHaveLength(2)
  })

  it('fails for a response about another asset, and does not store it', async () => {
    const { linkedIn, fake } = await startUpstream()
    fake.answers({ body: { urn: 'urn:li:lyndaCourse:2' } })
    const get = () => linkedIn.learningAssets.get(COURSE, FIELDS)

    await expect(get()).rejects.toBeInstanceOf(LinkedInResponseError)
    await expect(get()).rejects.toBeInstanceOf(LinkedInResponseError)
    expect(fake.requests).toHaveLength(2)

    fake.answers({ body: { urn: COURSE } })
    expect(await get()).toMatchObject({ urn: COURSE })
  })

  it('makes a call for each locale, URN and field that is not stored', async () => {
    const { linkedIn, fake } = await startUpstream()
    fake.answers(({ target }) => ({ body: { urn: /urn:[^?]+/.exec(target)?.[0] } }))

    await linkedIn.learningAssets.get(COURSE, FIELDS)
    await linkedIn.learningAssets.get(COURSE, FIELDS, 'de-DE')
    await linkedIn.learningAssets.get(COURSE, { fields: new Set(['details.description']) })
    await linkedIn.learningAssets.get('urn:li:lyndaCourse:2', FIELDS)

    expect(fake.requests).toHaveLength(4)
  })

  it('makes a call for every request of another resource', async () => {
    const { linkedIn, fake, tokens, targets } = await startUpstream()
    fake.answers({ body: { jobs: [] } })

    expect(await linkedIn.get('/v2/jobs')).toEqual({ jobs: [] })
    expect(await linkedIn.get('/v2/jobs')).toEqual({ jobs: [] })

    expect(targets()).toEqual(['/v2/jobs', '/v2/jobs'])
    expect(tokens()).toEqual(['Bearer FAKE-TOKEN', 'Bearer FAKE-TOKEN'])
    expect(fake.tokenRequests).toHaveLength(1)
  })

  it('stores the response to a retry', async () => {
    const { linkedIn, fake, earnRetries, answersInTurn } = await startUpstream()
    await earnRetries()
    answersInTurn({ body: { status: 500, message: 'Internal Server Error' } }, { body: PAGE })

    const search = () => linkedIn.learningAssets.findByCriteria({}, FIRST, FIELDS)

    expect(await search()).toMatchObject({ total: 1 })
    expect(await search()).toMatchObject({ total: 1 })
    expect(fake.requests).toHaveLength(2)
  })

  it('stores no failure', async () => {
    const { linkedIn, fake } = await startUpstream()
    fake.answers(UNAVAILABLE)
    await expect(linkedIn.learningAssets.get(COURSE, FIELDS)).rejects.toMatchObject({
      refusal: { status: 503 },
    })

    fake.answers({ body: { urn: COURSE } })

    expect(await linkedIn.learningAssets.get(COURSE, FIELDS)).toMatchObject({ urn: COURSE })
    expect(fake.requests).toHaveLength(2)
  })
})
