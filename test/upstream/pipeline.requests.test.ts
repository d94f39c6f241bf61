import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { UpstreamOptions } from '../../src/upstream/pipeline.ts'
import { createFakeDispatcher } from '../support/fake-dispatcher.ts'
import { startBrokenLinkedIn } from '../support/fake-linkedin.ts'
import { untilIdle } from '../support/until-idle.ts'
import { REVOKED, startUpstream, UNAVAILABLE } from '../support/upstream.ts'

const COURSE = 'urn:li:lyndaCourse:563322'
const FIELDS = { fields: new Set(['title'] as const) }

describe('The pipeline', () => {
  it('retries while LinkedIn is unavailable', async () => {
    const { linkedIn, fake, delays, earnRetries, answersInTurn } = await startUpstream()
    await earnRetries()
    answersInTurn(UNAVAILABLE, UNAVAILABLE, { body: { urn: COURSE } })

    expect(await linkedIn.learningAssets.get(COURSE, FIELDS)).toMatchObject({ urn: COURSE })

    expect(fake.requests).toHaveLength(3)
    expect(delays).toEqual([100, 200])
  })

  it.each([
    { description: 'until six seconds after the first attempt', attemptMs: 2_850, attempts: 3 },
    { description: 'but not later', attemptMs: 2_851, attempts: 2 },
  ])('retries $description', async ({ attemptMs, attempts }) => {
    const { linkedIn, fake, clock, earnRetries } = await startUpstream()
    await earnRetries()
    fake.answers(() => {
      clock.advance(attemptMs)
      return UNAVAILABLE
    })

    await expect(linkedIn.get('/v2/jobs')).rejects.toMatchObject({ refusal: { status: 503 } })

    // With pauses of 100 and 200 milliseconds between them.
    expect(fake.requests).toHaveLength(attempts)
  })

  it.each([
    // Nothing has been sent: it is tried again.
    { phase: 'connect', limit: 'connectTimeoutMs', attempts: 2, tokenAttempts: 2 },
    // LinkedIn has counted the call, and is as slow to answer the next one.
    { phase: 'first byte', limit: 'firstByteTimeoutMs', attempts: 1, tokenAttempts: 1 },
    { phase: 'body', limit: 'bodyTimeoutMs', attempts: 1, tokenAttempts: 1 },
  ])('limits the phase $phase of a request, and of a token request', async (row) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const hanging = await startBrokenLinkedIn((socket) => {
      if (row.phase === 'body') socket.write('HTTP/1.1 200 OK\r\n\r\n{')
    })
    onTestFinished(() => hanging.close())
    // A handshake that is not answered.
    const url = hanging.apiUrl.replace('http:', row.phase === 'connect' ? 'https:' : 'http:')

    const unlimited = { connectTimeoutMs: 1e9, firstByteTimeoutMs: 1e9, bodyTimeoutMs: 1e9 }

    /** The failure of a request, once each of its attempts has reached the limit. */
    async function failWith(options: Partial<UpstreamOptions>) {
      const { linkedIn } = await startUpstream({
        ...unlimited,
        [row.limit]: 60_000,
        ...options,
      })
      const before = hanging.received.length
      let attempts = 0
      let failure: unknown
      linkedIn.get('/v2/jobs').catch((error: unknown) => {
        failure = error
      })
      while (failure === undefined) {
        await untilIdle()
        const isSent = Boolean(hanging.received[before + attempts])
        if (isSent) attempts += 1
        // The head of the response can still be on its way.
        if (isSent || row.phase === 'body') vi.advanceTimersByTime(60_000)
      }
      return { failure, attempts }
    }

    expect(await failWith({ apiUrl: url })).toMatchObject({
      failure: { phase: row.phase, message: expect.stringContaining('/v2/jobs') },
      attempts: row.attempts,
    })
    expect(await failWith({ tokenUrl: `${url}/token` })).toMatchObject({
      failure: {
        refusal: 'TOKEN_ENDPOINT_UNAVAILABLE',
        cause: { phase: row.phase, message: expect.stringContaining('access token') },
      },
      attempts: row.tokenAttempts,
    })
  })

  it.each([
    { description: 'the longest', remainingMs: [500, 1_500], attempts: 3 },
    { description: 'neither', remainingMs: [500, 1_000], attempts: 1 },
  ])('retries for $description of two waits for one call', async ({ remainingMs, attempts }) => {
    const { upstream, fake, earnRetries } = await startUpstream()
    await earnRetries()
    fake.answers({ status: 503, headers: { 'retry-after': '1' }, body: {} })

    const failures = await Promise.allSettled(
      remainingMs.map((timeMs) =>
        upstream
          .clientFor(() => ({ remainingMs: () => timeMs }))
          .learningAssets.get(COURSE, FIELDS),
      ),
    )

    expect(fake.requests).toHaveLength(attempts)
    expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('refuses what the queue has no room for, and serves an expired response in its place', async () => {
    const { linkedIn, fake, clock, logLines } = await startUpstream({ maxQueued: 1 })
    const lookUp = (id: number) => linkedIn.learningAssets.get(`urn:li:lyndaCourse:${id}`, FIELDS)
    fake.answers({ body: { urn: 'urn:li:lyndaCourse:0' } })
    const expired = await lookUp(0)
    clock.advance(12 * 60 * 60_000)
    fake.hangs()
    const waiting = Array.from({ length: 65 }, (_, index) => lookUp(index + 1))
    for (const response of waiting) response.catch(() => {})
    while (fake.requests.length < 65) await untilIdle()
    clock.advance(60 * 60_000)

    await expect(lookUp(66)).rejects.toMatchObject({ code: 'LINKEDIN_OVERLOAD' })
    await expect(lookUp(67)).rejects.toMatchObject({ code: 'LINKEDIN_OVERLOAD' })
    expect(await lookUp(0)).toEqual(expired)

    expect(fake.requests).toHaveLength(65)
    expect(logLines.map((line) => JSON.parse(line).msg)).toEqual([
      'Queue for LinkedIn too long: requests are refused',
    ])
  })

  it('has at most 64 requests in flight', async () => {
    let inFlight = 0
    let most = 0
    const { linkedIn } = await startUpstream({
      dispatcher: createFakeDispatcher(async ({ path }) => {
        if (path.startsWith('/oauth')) return { text: '{"access_token":"TOKEN"}' }
        inFlight += 1
        most = Math.max(most, inFlight)
        await setImmediate()
        inFlight -= 1
        return { text: '{}' }
      }),
    })

    await Promise.all(Array.from({ length: 200 }, (_, index) => linkedIn.get(`/v2/jobs/${index}`)))

    expect(most).toBe(64)
  })

  it.each([
    { description: 'an exhausted quota', status: 429, failure: { code: 'LINKEDIN_QUOTA' } },
    { description: 'no permission', status: 403, failure: { refusal: { status: 403 } } },
  ])('does not retry after $description', async ({ status, failure }) => {
    const { linkedIn, fake, delays } = await startUpstream()
    fake.answers({ status, body: { status, message: 'x' } })

    await expect(linkedIn.learningAssets.get(COURSE, FIELDS)).rejects.toMatchObject(failure)
    expect(fake.requests).toHaveLength(1)
    expect(delays).toEqual([])
  })

  it('replaces a token that LinkedIn refuses, and retries once', async () => {
    const { linkedIn, fake, tokens, answersInTurn, grantsNewTokens } = await startUpstream()
    grantsNewTokens()
    answersInTurn(REVOKED, { body: { urn: COURSE } })

    expect(await linkedIn.learningAssets.get(COURSE, FIELDS)).toMatchObject({ urn: COURSE })

    expect(tokens()).toEqual(['Bearer token-1', 'Bearer token-2'])
    expect(fake.tokenRequests).toHaveLength(2)
  })

  it('requests one token in place of one that was refused for many requests', async () => {
    const { linkedIn, fake, grantsNewTokens } = await startUpstream()
    grantsNewTokens()
    fake.answers(({ headers }) =>
      headers.authorization === 'Bearer token-1' ? REVOKED : { body: {} },
    )

    await Promise.all(Array.from({ length: 20 }, (_, index) => linkedIn.get(`/v2/jobs/${index}`)))

    expect(fake.tokenRequests).toHaveLength(2)
    expect(fake.requests).toHaveLength(40)
  })

  it('requests no third token when LinkedIn refuses the second', async () => {
    const { linkedIn, fake, grantsNewTokens } = await startUpstream()
    grantsNewTokens()
    fake.answers(REVOKED)

    for (let sent = 0; sent < 5; sent += 1) {
      await expect(linkedIn.get('/v2/jobs')).rejects.toMatchObject({ refusal: { status: 401 } })
    }

    expect(fake.tokenRequests).toHaveLength(2)
  })

  it('sends no request without a token, and logs why', async () => {
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

  it('waits for a token endpoint that is unavailable for a moment', async () => {
    const { linkedIn, fake, delays } = await startUpstream()
    fake.answers({ body: {} })
    fake.grants(() =>
      fake.tokenRequests.length < 2
        ? UNAVAILABLE
        : { body: { access_token: 'AQXt', expires_in: '1800' } },
    )

    expect(await linkedIn.get('/v2/jobs')).toEqual({})
    expect(fake.tokenRequests).toHaveLength(2)
    expect(delays).toEqual([500])
  })

  it.each([
    { description: 'is unavailable', answer: UNAVAILABLE },
    { description: 'gives HTML', answer: { body: '<html>Sign in</html>' } },
    { description: 'limits the rate', answer: { status: 429, body: '' } },
    { description: 'refuses the credentials', answer: { status: 401, body: {} } },
  ])(
    'asks a token endpoint three times in 15 s that $description, then twice a minute',
    async ({ answer }) => {
      const { linkedIn, fake, clock, logLines } = await startUpstream()
      const startMs = clock.now()
      const times: number[] = []
      fake.grants(() => {
        times.push(clock.now() - startMs)
        return answer
      })

      while (clock.now() - startMs < 200_000) {
        await expect(linkedIn.get(`/v2/jobs/${clock.now()}`)).rejects.toThrow('no access token')
        clock.advance(200)
      }

      expect(times.filter((timeMs) => timeMs < 15_000).length).toBeLessThanOrEqual(3)
      for (let fromMs = 15_000; fromMs < 140_000; fromMs += 500) {
        const inMinute = times.filter((timeMs) => timeMs >= fromMs && timeMs < fromMs + 60_000)
        expect(inMinute.length).toBeLessThanOrEqual(2)
      }
      expect(logLines.filter((line) => line.includes('Token refresh failed'))).toHaveLength(1)
    },
  )
})
