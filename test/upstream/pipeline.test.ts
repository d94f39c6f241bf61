import { setImmediate } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Cache } from '../../src/cache/store.ts'
import { LinkedInError, LinkedInResponseError } from '../../src/linkedin/errors.ts'
import { type LearningAssetField, URN_ONLY } from '../../src/linkedin/learning-assets/fields.ts'
import { createUpstream } from '../../src/upstream/pipeline.ts'
import { createDeferred } from '../support/deferred.ts'
import type { FakeAnswer } from '../support/fake-linkedin.ts'
import { createLogRecorder } from '../support/recorders.ts'
import { LIFETIMES, startUpstream, UNAVAILABLE, withCheapFields } from '../support/upstream.ts'

const COURSE = 'urn:li:lyndaCourse:563322'
const ASSET = `/v2/learningAssets/${COURSE}`
const CLASSIFICATION = '/v2/learningClassifications/urn:li:skill:17'
const FIELDS = { fields: new Set(['title'] as const) }
const PAGE = { metadata: {}, elements: [{ urn: COURSE }], paging: { total: 1 } }
const FIRST = { start: 0, count: 1 }

const REVOKED: FakeAnswer = {
  status: 401,
  body: {
    status: 401,
    serviceErrorCode: 65601,
    code: 'REVOKED_ACCESS_TOKEN',
    message: 'The token used in the request has been revoked by the user',
  },
}

const NOTHING_KEPT: Cache = { get: async () => undefined, set: async () => {} }

/** An exchange that a test answers by hand. */
interface Exchange {
  readonly path: string
  readonly signal: AbortSignal
  answers(body: object): void
}

/** LinkedIn behind all its layers; neither a connection nor a clock of its own is beneath them. */
function createSilentUpstream(responseCache = NOTHING_KEPT) {
  const exchanges: Exchange[] = []
  const request = ({ path, signal }: Dispatcher.RequestOptions) => {
    const answer = createDeferred<object>()
    exchanges.push({
      path,
      signal: signal as AbortSignal,
      answers: (body) =>
        answer.resolve({ statusCode: 200, headers: {}, body: [Buffer.from(JSON.stringify(body))] }),
    })
    return answer.promise
  }
  const linkedIn = createUpstream({
    clientId: 'client',
    clientSecret: 'secret',
    apiUrl: 'http://api.test',
    tokenUrl: 'http://token.test/token',
    dailyQuota: null,
    isSearchInOwnLocale: true,
    lifetimes: LIFETIMES,
    responseCache,
    tokenCache: NOTHING_KEPT,
    dispatcher: { request } as unknown as Dispatcher,
    logger: createLogRecorder().log,
    now: () => 0,
    monotonicNow: () => 0,
    random: () => 0,
    sleep: async () => {},
  })
  return {
    linkedIn: linkedIn.clientFor(),
    exchanges,
    /** Answers the question for a token that the first request begins with. */
    async grantsToken() {
      // Requests board for a tick, and look into the cache before and after.
      for (let tick = 0; tick < 5 && exchanges.length === 0; tick += 1) await setImmediate()
      expect(exchanges.map(({ path }) => path)).toEqual(['/token'])
      exchanges.shift()?.answers({ access_token: 'TOKEN' })
      await setImmediate()
    },
  }
}

describe('createUpstream', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('asks once for equal questions at the same time', async () => {
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

  it('asks once for equal questions until the answer is kept', async () => {
    const keeping = createDeferred<void>()
    const kept = createDeferred<void>()
    const { linkedIn, exchanges, grantsToken } = createSilentUpstream({
      ...NOTHING_KEPT,
      set() {
        keeping.resolve()
        return kept.promise
      },
    })
    const first = linkedIn.get(ASSET)
    await grantsToken()
    exchanges[0]?.answers({ urn: COURSE })
    await keeping.promise

    const second = linkedIn.get(ASSET)
    await setImmediate()
    kept.resolve()

    expect(exchanges).toHaveLength(1)
    expect(await second).toBe(await first)
  })

  it('asks once for equal questions one after another', async () => {
    const { linkedIn, fake, cacheFailures } = await startUpstream()
    fake.answers({ body: PAGE })

    const first = await linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, FIRST, FIELDS)
    const second = await linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, FIRST, FIELDS)

    expect(second).toEqual(first)
    expect(fake.requests).toHaveLength(1)
    expect(cacheFailures).toEqual([])
  })

  it.each([
    { description: 'a search for five minutes', minutes: 5, path: '/v2/learningAssets' },
    { description: 'an asset for an hour', minutes: 60, path: ASSET },
    { description: 'a classification for a day', minutes: 1_440, path: CLASSIFICATION },
  ])('serves $description, and as long again while it asks anew', async ({ minutes, path }) => {
    const { linkedIn, fake, clock } = await startUpstream()
    fake.answers(() => ({ body: { version: fake.requests.length } }))
    const first = await linkedIn.get(path)

    clock.advance(minutes * 60_000 - 1)
    expect(await linkedIn.get(path)).toBe(first)
    expect(fake.requests).toHaveLength(1)

    clock.advance(minutes * 60_000)
    expect(await linkedIn.get(path)).toBe(first)
    await vi.waitFor(async () => expect(await linkedIn.get(path)).toEqual({ version: 2 }), {
      timeout: 60_000,
    })
    expect(fake.requests).toHaveLength(2)
  })

  it('does not serve an answer that is older, but waits for a better one', async () => {
    const { linkedIn, fake, clock } = await startUpstream()
    fake.answers(() => ({ body: { version: fake.requests.length } }))
    await linkedIn.get(ASSET)

    clock.advance(2 * 60 * 60_000)

    expect(await linkedIn.get(ASSET)).toEqual({ version: 2 })
  })

  it.each([
    { description: 'unwell', answer: UNAVAILABLE },
    { description: 'throttling', answer: { status: 429, body: { status: 429, message: 'x' } } },
    { description: 'talking HTML', answer: { body: '<html>Sign in</html>' } },
    { description: 'refusing our token', answer: REVOKED },
  ])('serves an old answer for a day while LinkedIn is $description', async ({ answer }) => {
    const { linkedIn, fake, clock } = await startUpstream()
    fake.answers({ body: { version: 1 } })
    await linkedIn.get(ASSET)
    fake.answers(answer)

    clock.advance(25 * 60 * 60_000 - 10_000)
    expect(await linkedIn.get(ASSET)).toEqual({ version: 1 })

    clock.advance(10_000)
    await expect(linkedIn.get(ASSET)).rejects.toBeInstanceOf(LinkedInError)
  })

  it('serves no old answer in place of a refusal that is no outage', async () => {
    const { linkedIn, fake, clock } = await startUpstream()
    fake.answers({ body: { version: 1 } })
    await linkedIn.get(ASSET)
    fake.answers({ status: 403, body: { status: 403, code: 'ACCESS_DENIED', message: 'x' } })

    clock.advance(3 * 60 * 60_000)

    await expect(linkedIn.get(ASSET)).rejects.toMatchObject({ refusal: { status: 403 } })
  })

  it('waits no longer than its patience lasts for a better answer than an old one', async () => {
    const { linkedIn, fake, clock, timeOutRefresh } = await startUpstream()
    fake.answers({ body: { version: 1 } })
    await linkedIn.get(ASSET)
    fake.hangs()
    clock.advance(3 * 60 * 60_000)

    const answer = linkedIn.get(ASSET)
    timeOutRefresh()

    expect(await answer).toEqual({ version: 1 })
  })

  it('asks for the union of what is wanted and what is known, and then for neither again', async () => {
    const { linkedIn, fake, targets } = await startUpstream()
    fake.answers({ body: { urn: COURSE } })
    const get = (...fields: LearningAssetField[]) =>
      linkedIn.learningAssets.get(COURSE, { fields: new Set(fields) })

    await get('details.description')
    await get('details.contributors.name')
    await get('details.description', 'details.contributors.name')
    await get('details.description')

    expect(targets().map((target) => target.split('fields=')[1])).toEqual([
      withCheapFields('urn', 'details.description'),
      withCheapFields('urn', 'details.contributors.name', 'details.description'),
    ])
  })

  it('asks once for the light fields of an asset, however few of them are wanted', async () => {
    const { linkedIn, fake } = await startUpstream()
    fake.answers({ body: { urn: COURSE, details: { level: 'BEGINNER' } } })
    await linkedIn.learningAssets.get(COURSE, FIELDS)

    const asset = await linkedIn.learningAssets.get(COURSE, { fields: new Set(['details.level']) })

    expect(asset?.details?.level).toBe('BEGINNER')
    expect(fake.requests).toHaveLength(1)
  })

  it('asks once for an asset in all languages that it is not available in', async () => {
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

  it('makes one call of what is wanted of one thing in the same tick', async () => {
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

  it('does not ask for an asset that came with a search, in its own locale or in that one', async () => {
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

  it('asks for it where the locale of searches is not to be relied on', async () => {
    const { linkedIn, fake } = await startUpstream({ isSearchInOwnLocale: false })
    fake.answers({ body: PAGE })
    await linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, FIRST, FIELDS)
    fake.answers({ body: { urn: COURSE } })

    await linkedIn.learningAssets.get(COURSE, FIELDS)

    expect(fake.requests).toHaveLength(2)
  })

  it('serves a part of a page that is known, and what is known of the whole search', async () => {
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

  it('remembers for half a minute that there is no such asset', async () => {
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
    { description: 'a page with holes', body: { elements: [], paging: { total: 1 } } },
    { description: 'a page of another length', body: { ...PAGE, paging: { total: 0 } } },
  ])('serves $description, and does not keep it', async ({ body }) => {
    const { linkedIn, fake } = await startUpstream()
    fake.answers({ body })

    await linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, FIRST, FIELDS)
    await linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, FIRST, FIELDS)

    expect(fake.requests).toHaveLength(2)
  })

  it('takes an answer about something else for none, and does not keep it', async () => {
    const { linkedIn, fake } = await startUpstream()
    fake.answers({ body: { urn: 'urn:li:lyndaCourse:2' } })
    const get = () => linkedIn.learningAssets.get(COURSE, FIELDS)

    await expect(get()).rejects.toBeInstanceOf(LinkedInResponseError)
    await expect(get()).rejects.toBeInstanceOf(LinkedInResponseError)
    expect(fake.requests).toHaveLength(2)

    fake.answers({ body: { urn: COURSE } })
    expect(await get()).toMatchObject({ urn: COURSE })
  })

  it('asks for each question that differs', async () => {
    const { linkedIn, fake } = await startUpstream()
    fake.answers(({ target }) => ({ body: { urn: /urn:[^?]+/.exec(target)?.[0] } }))

    await linkedIn.learningAssets.get(COURSE, FIELDS)
    await linkedIn.learningAssets.get(COURSE, FIELDS, 'de-DE')
    await linkedIn.learningAssets.get(COURSE, { fields: new Set(['details.description']) })
    await linkedIn.learningAssets.get('urn:li:lyndaCourse:2', FIELDS)

    expect(fake.requests).toHaveLength(4)
  })

  it('asks for what it does not know, with the token, and keeps no answer', async () => {
    const { linkedIn, fake, tokens, targets } = await startUpstream()
    fake.answers({ body: { jobs: [] } })

    expect(await linkedIn.get('/v2/jobs')).toEqual({ jobs: [] })
    expect(await linkedIn.get('/v2/jobs')).toEqual({ jobs: [] })

    expect(targets()).toEqual(['/v2/jobs', '/v2/jobs'])
    expect(tokens()).toEqual(['Bearer FAKE-TOKEN', 'Bearer FAKE-TOKEN'])
    expect(fake.tokenRequests).toHaveLength(1)
  })

  it('asks again while LinkedIn is unwell', async () => {
    const { linkedIn, fake, delays, answersInTurn } = await startUpstream()
    answersInTurn(UNAVAILABLE, UNAVAILABLE, { body: { urn: COURSE } })

    expect(await linkedIn.learningAssets.get(COURSE, FIELDS)).toMatchObject({ urn: COURSE })

    expect(fake.requests).toHaveLength(3)
    expect(delays).toEqual([100, 200])
  })

  it.each([
    { description: 'six seconds after the first time', attemptMs: 2_850, times: 3 },
    { description: 'no later than that', attemptMs: 2_851, times: 2 },
  ])('asks again $description', async ({ attemptMs, times }) => {
    const { linkedIn, fake, clock } = await startUpstream()
    fake.answers(() => {
      clock.advance(attemptMs)
      return UNAVAILABLE
    })

    await expect(linkedIn.get('/v2/jobs')).rejects.toMatchObject({ refusal: { status: 503 } })

    // Between them it waits for 100 and for 200 milliseconds.
    expect(fake.requests).toHaveLength(times)
  })

  it('waits three seconds for a token, and as long for an answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { linkedIn, exchanges, grantsToken } = createSilentUpstream()
    const expectThreeSeconds = () => {
      const [exchange] = exchanges
      vi.advanceTimersByTime(2_999)
      expect(exchange?.signal.aborted).toBe(false)
      vi.advanceTimersByTime(1)
      expect(exchange?.signal.aborted).toBe(true)
    }

    linkedIn.get('/v2/jobs')
    await setImmediate()
    expectThreeSeconds()

    await grantsToken()
    expectThreeSeconds()
  })

  it('has 64 exchanges with LinkedIn under way, and no more', async () => {
    const { linkedIn, exchanges, grantsToken } = createSilentUpstream()
    const answers = Promise.all(
      Array.from({ length: 100 }, (_, index) => linkedIn.get(`/v2/jobs/${index}`)),
    )
    await grantsToken()

    let answered = 0
    for (const exchange of exchanges) {
      expect(exchanges.length - answered).toBe(Math.min(64, 100 - answered))
      exchange.answers({})
      answered += 1
      await setImmediate()
    }

    expect(await answers).toHaveLength(100)
  })

  it('asks again after an error that came with status 200, and keeps the answer', async () => {
    const { linkedIn, fake, answersInTurn } = await startUpstream()
    answersInTurn({ body: { status: 500, message: 'Internal Server Error' } }, { body: PAGE })

    const search = () => linkedIn.learningAssets.findByCriteria({}, FIRST, FIELDS)

    expect(await search()).toMatchObject({ total: 1 })
    expect(await search()).toMatchObject({ total: 1 })
    expect(fake.requests).toHaveLength(2)
  })

  it('keeps no failure', async () => {
    const { linkedIn, fake } = await startUpstream()
    fake.answers(UNAVAILABLE)
    await expect(linkedIn.learningAssets.get(COURSE, FIELDS)).rejects.toMatchObject({
      refusal: { status: 503 },
    })

    fake.answers({ body: { urn: COURSE } })

    expect(await linkedIn.learningAssets.get(COURSE, FIELDS)).toMatchObject({ urn: COURSE })
    expect(fake.requests).toHaveLength(4)
  })

  it.each([
    { description: 'an exhausted quota', status: 429, failure: { code: 'LINKEDIN_QUOTA' } },
    { description: 'no permission', status: 403, failure: { refusal: { status: 403 } } },
  ])('does not ask again for $description', async ({ status, failure }) => {
    const { linkedIn, fake, delays } = await startUpstream()
    fake.answers({ status, body: { status, message: 'x' } })

    await expect(linkedIn.learningAssets.get(COURSE, FIELDS)).rejects.toMatchObject(failure)
    expect(fake.requests).toHaveLength(1)
    expect(delays).toEqual([])
  })

  it('renews a token that LinkedIn refuses, and asks once more', async () => {
    const { linkedIn, fake, tokens, answersInTurn, grantsNewTokens } = await startUpstream()
    grantsNewTokens()
    answersInTurn(REVOKED, { body: { urn: COURSE } })

    expect(await linkedIn.learningAssets.get(COURSE, FIELDS)).toMatchObject({ urn: COURSE })

    expect(tokens()).toEqual(['Bearer token-1', 'Bearer token-2'])
    expect(fake.tokenRequests).toHaveLength(2)
  })

  it('renews one token for all requests that were refused with it', async () => {
    const { linkedIn, fake, grantsNewTokens } = await startUpstream()
    grantsNewTokens()
    fake.answers(({ headers }) =>
      headers.authorization === 'Bearer token-1' ? REVOKED : { body: {} },
    )

    await Promise.all(Array.from({ length: 20 }, (_, index) => linkedIn.get(`/v2/jobs/${index}`)))

    expect(fake.tokenRequests).toHaveLength(2)
    expect(fake.requests).toHaveLength(40)
  })

  it('mints no third token when LinkedIn refuses the second', async () => {
    const { linkedIn, fake, grantsNewTokens } = await startUpstream()
    grantsNewTokens()
    fake.answers(REVOKED)

    for (let time = 0; time < 5; time += 1) {
      await expect(linkedIn.get('/v2/jobs')).rejects.toMatchObject({ refusal: { status: 401 } })
    }

    expect(fake.tokenRequests).toHaveLength(2)
  })

  it('does not ask without a token, and tells the operator why', async () => {
    const { linkedIn, fake, logLines } = await startUpstream()
    fake.grants({
      status: 401,
      body: { error: 'invalid_client_id', error_description: 'Client authentication failed' },
    })

    await expect(linkedIn.get('/v2/jobs')).rejects.toMatchObject({
      refusal: 'CLIENT_AUTHENTICATION_FAILED',
    })

    expect(fake.requests).toEqual([])
    expect(fake.tokenRequests).toHaveLength(1)
    expect(logLines).toHaveLength(1)
    expect(logLines[0]).toContain('CLIENT_AUTHENTICATION_FAILED')
    expect(logLines[0]).not.toContain('CANARY')
  })

  it('asks for a token again while the token endpoint is unwell', async () => {
    const { linkedIn, fake } = await startUpstream()
    fake.answers({ body: {} })
    fake.grants(() =>
      fake.tokenRequests.length < 3
        ? UNAVAILABLE
        : { body: { access_token: 'AQXt', expires_in: '1800' } },
    )

    expect(await linkedIn.get('/v2/jobs')).toEqual({})
    expect(fake.tokenRequests).toHaveLength(3)
  })
})
