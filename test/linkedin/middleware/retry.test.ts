import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AccessTokenError,
  LinkedInNetworkError,
  LinkedInOutageError,
  LinkedInResponseError,
  LinkedInStatusError,
  LinkedInTimeoutError,
} from '../../../src/linkedin/errors.ts'
import { retry } from '../../../src/linkedin/middleware/retry.ts'
import { createClock } from '../../support/clock.ts'

const PATH = '/v2/learningAssets'
const REQUEST = { path: PATH, parameters: [] }
const unavailable = new LinkedInStatusError(PATH, { status: 503 })

interface SubjectOptions {
  /** The outcome of each attempt: an error, or a response. The last one is repeated. */
  readonly outcomes: readonly unknown[]
  readonly attempts?: number
  readonly deadlineMs?: number
  /** The duration of each attempt. */
  readonly durationMs?: number
  /** The random numbers, in order. */
  readonly randoms?: readonly number[]
}

/** Answered requests that fill the budget. */
const FILL_COUNT = 20

/** Requests through `retry` with a full budget, the attempts, and the delays before them. */
async function createSubject({
  outcomes,
  durationMs = 0,
  randoms = [],
  ...options
}: SubjectOptions) {
  const clock = createClock()
  const delays: number[] = []
  const requests: unknown[] = []
  const layer = retry({
    attempts: 3,
    baseDelayMs: 200,
    deadlineMs: 6_000,
    ...options,
    monotonicNow: clock.now,
    random: () => randoms[delays.length] ?? 0.5,
    async sleep(delayMs) {
      delays.push(delayMs)
      clock.advance(delayMs)
    },
  })
  let receivedCount = 0
  const send = layer(async (request) => {
    receivedCount += 1
    if (receivedCount <= FILL_COUNT) return
    const outcome = outcomes[Math.min(requests.length, outcomes.length - 1)]
    requests.push(request)
    clock.advance(durationMs)
    if (outcome instanceof Error) throw outcome
    return outcome
  })
  for (let count = 0; count < FILL_COUNT; count += 1) await send(REQUEST, {})
  return { send, requests, delays }
}

describe('retry', () => {
  it('makes one attempt that succeeds', async () => {
    const { send, requests, delays } = await createSubject({ outcomes: ['response'] })

    expect(await send(REQUEST, {})).toBe('response')
    expect(requests).toEqual([REQUEST])
    expect(delays).toEqual([])
  })

  it.each([
    { description: 'no connection', error: new LinkedInNetworkError(PATH) },
    { description: 'no connection in time', error: new LinkedInTimeoutError(PATH, 'connect') },
    { description: 'status 500', error: new LinkedInStatusError(PATH, { status: 500 }) },
    { description: 'status 503', error: unavailable },
    { description: 'status 504', error: new LinkedInStatusError(PATH, { status: 504 }) },
  ])('makes another attempt after $description', async ({ error }) => {
    const { send, requests } = await createSubject({ outcomes: [error, 'response'] })

    expect(await send(REQUEST, {})).toBe('response')
    expect(requests).toEqual([REQUEST, REQUEST])
  })

  it.each([
    { description: 'status 400', error: new LinkedInStatusError(PATH, { status: 400 }) },
    { description: 'status 401', error: new LinkedInStatusError(PATH, { status: 401 }) },
    { description: 'status 404', error: new LinkedInStatusError(PATH, { status: 404 }) },
    {
      description: 'status 429, whatever its Retry-After',
      error: new LinkedInStatusError(PATH, { status: 429, retryAfterMs: 1 }),
    },
    // LinkedIn counted the call, and is as slow to answer the next one.
    { description: 'no response in time', error: new LinkedInTimeoutError(PATH, 'first byte') },
    { description: 'no whole body in time', error: new LinkedInTimeoutError(PATH, 'body') },
    { description: 'an outage', error: new LinkedInOutageError(PATH, 1) },
    { description: 'an unexpected response', error: new LinkedInResponseError(PATH, 'is odd') },
    {
      description: 'an unavailable token endpoint',
      error: new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 503, ''),
    },
    {
      description: 'refused credentials',
      error: new AccessTokenError('CLIENT_AUTHENTICATION_FAILED', 401, ''),
    },
    { description: 'an error of this program', error: new TypeError('x is not a function') },
  ])('makes no other attempt after $description', async ({ error }) => {
    const { send, requests } = await createSubject({ outcomes: [error] })

    await expect(send(REQUEST, {})).rejects.toBe(error)
    expect(requests).toHaveLength(1)
  })

  it('makes at most three attempts, and fails with the last error', async () => {
    const last = new LinkedInNetworkError(PATH)
    const { send, requests } = await createSubject({ outcomes: [unavailable, unavailable, last] })

    await expect(send(REQUEST, {})).rejects.toBe(last)
    expect(requests).toHaveLength(3)
  })

  it('makes one attempt where the limit is one', async () => {
    const { send, requests, delays } = await createSubject({ outcomes: [unavailable], attempts: 1 })

    await expect(send(REQUEST, {})).rejects.toBe(unavailable)
    expect(requests).toHaveLength(1)
    expect(delays).toEqual([])
  })

  it('stops at an error that is not retryable', async () => {
    const forbidden = new LinkedInStatusError(PATH, { status: 403 })
    const { send, requests } = await createSubject({
      outcomes: [unavailable, forbidden, 'response'],
    })

    await expect(send(REQUEST, {})).rejects.toBe(forbidden)
    expect(requests).toHaveLength(2)
  })

  it('delays each attempt by a random part of a time that doubles', async () => {
    const { send, delays } = await createSubject({
      outcomes: [unavailable],
      attempts: 5,
      randoms: [0, 0.5, 0.25, 0.999],
    })

    await expect(send(REQUEST, {})).rejects.toBe(unavailable)
    expect(delays).toEqual([0, 200, 200, 1598.4])
  })

  it('delays by Retry-After, within the deadline', async () => {
    const unavailable = new LinkedInStatusError(PATH, { status: 503, retryAfterMs: 2_000 })
    const { send, delays } = await createSubject({ outcomes: [unavailable, 'response'] })

    expect(await send(REQUEST, {})).toBe('response')
    expect(delays).toEqual([2_000])
  })

  it('fails at once where Retry-After passes the deadline', async () => {
    const unavailable = new LinkedInStatusError(PATH, { status: 503, retryAfterMs: 60_000 })
    const { send, requests } = await createSubject({ outcomes: [unavailable] })

    await expect(send(REQUEST, {})).rejects.toBe(unavailable)
    expect(requests).toHaveLength(1)
  })

  it('makes no attempt after the deadline', async () => {
    const { send, requests, delays } = await createSubject({
      outcomes: [unavailable],
      durationMs: 3_000,
    })

    await expect(send(REQUEST, {})).rejects.toBe(unavailable)
    expect(requests).toHaveLength(2)
    expect(delays).toEqual([100])
  })

  it('fails at once where the delay passes the deadline', async () => {
    const { send, requests, delays } = await createSubject({
      outcomes: [unavailable],
      deadlineMs: 99,
    })

    await expect(send(REQUEST, {})).rejects.toBe(unavailable)
    expect(requests).toHaveLength(1)
    expect(delays).toEqual([])
  })

  it('makes an attempt at the deadline itself', async () => {
    const { send, requests } = await createSubject({
      outcomes: [unavailable, 'response'],
      deadlineMs: 100,
    })

    expect(await send(REQUEST, {})).toBe('response')
    expect(requests).toHaveLength(2)
  })

  it('counts the attempts of each request separately', async () => {
    const { send, requests } = await createSubject({ outcomes: [unavailable] })

    await Promise.allSettled([send(REQUEST, {}), send(REQUEST, {})])

    expect(requests).toHaveLength(6)
  })

  it('ends the delay and makes no other attempt when the request is aborted', async () => {
    const clock = createClock()
    const controller = new AbortController()
    const reason = new Error('The caller aborted')
    const signals: unknown[] = []
    let attempts = 0
    const send = retry({
      attempts: 3,
      baseDelayMs: 200,
      deadlineMs: 6_000,
      monotonicNow: clock.now,
      random: () => 0.5,
      async sleep(_delayMs, signal) {
        signals.push(signal)
        controller.abort(reason)
        signal?.throwIfAborted()
      },
    })(async () => {
      attempts += 1
      throw new LinkedInNetworkError(PATH)
    })

    await expect(send(REQUEST, { signal: controller.signal })).rejects.toBe(reason)

    expect(signals).toEqual([controller.signal])
    expect(attempts).toBe(1)
  })

  it('makes no other attempt when the attempt itself is aborted', async () => {
    const reason = new Error('The caller aborted')
    const { send, requests, delays } = await createSubject({ outcomes: [reason, 'response'] })
    const signal = AbortSignal.abort(reason)

    await expect(send(REQUEST, { signal })).rejects.toBe(reason)

    expect(requests).toHaveLength(1)
    expect(delays).toEqual([])
  })
})

describe('The budget of retries', () => {
  const retryAtOnce = retry({
    attempts: 3,
    baseDelayMs: 200,
    deadlineMs: 6_000,
    monotonicNow: () => 0,
    random: () => 0,
    sleep: async () => {},
  })

  /** Requests that fail at every attempt or at none; with the attempts of each. */
  function createRequests(error: Error = unavailable) {
    let isFailing = true
    let attempts = 0
    const send = retryAtOnce(async () => {
      attempts += 1
      if (isFailing) throw error
    })
    return async (count: number, fails: boolean) => {
      isFailing = fails
      const made: number[] = []
      for (let index = 0; index < count; index += 1) {
        attempts = 0
        await send(REQUEST, {}).catch(() => {})
        made.push(attempts)
      }
      return made
    }
  }

  it.each([
    { description: 'a status', error: unavailable, attempts: [1, 1, 1] },
    {
      description: 'a lost connection',
      error: new LinkedInNetworkError(PATH),
      attempts: [2, 1, 1],
    },
  ])('is $attempts.0 attempts after $description at first', async ({ error, attempts }) => {
    const requests = createRequests(error)

    expect(await requests(3, true)).toEqual(attempts)
  })

  it('earns a retry with five responses', async () => {
    const requests = createRequests()

    await requests(4, false)
    expect(await requests(1, true)).toEqual([1])
    await requests(1, false)
    expect(await requests(2, true)).toEqual([2, 1])
    await requests(10, false)
    expect(await requests(2, true)).toEqual([3, 1])
  })

  it('holds four retries at most, shared by all requests', async () => {
    const requests = createRequests()

    await requests(1_000, false)

    expect(await requests(3, true)).toEqual([3, 3, 1])
  })

  it.each([
    { description: 'statuses', error: unavailable, more: 0 },
    { description: 'lost connections', error: new LinkedInNetworkError(PATH), more: 1 },
  ])(
    'makes at most 1.2 calls a request and $more more, whatever fails by $description',
    async ({ error, more }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.boolean(), { minLength: 1, maxLength: 400 }),
          fc.integer({ min: 1, max: 150 }),
          fc.boolean(),
          async (isFailing, count, isAtOnce) => {
            let calls = 0
            const send = retryAtOnce(async () => {
              calls += 1
              if (isFailing[calls % isFailing.length]) throw error
            })

            const requests: Promise<unknown>[] = []
            for (let index = 0; index < count; index += 1) {
              requests.push(send(REQUEST, {}).catch(() => {}))
              if (!isAtOnce) await requests[index]
            }
            await Promise.all(requests)

            expect(calls).toBeLessThanOrEqual(count * 1.2 + more)
          },
        ),
      )
    },
  )
})
