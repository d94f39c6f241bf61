import { describe, expect, it } from 'vitest'
import {
  AccessTokenError,
  LinkedInNetworkError,
  LinkedInResponseError,
  LinkedInStatusError,
  LinkedInTimeoutError,
} from '../../../src/linkedin/errors.ts'
import { retry } from '../../../src/linkedin/middleware/retry.ts'
import { createClock } from '../../support/clock.ts'

const PATH = '/v2/learningAssets'
const REQUEST = { path: PATH, parameters: [] }
const unwell = new LinkedInStatusError(PATH, { status: 503 })

interface SubjectOptions {
  /** What becomes of each attempt: an error to fail with, or an answer. The last one stays. */
  readonly outcomes: readonly unknown[]
  readonly attempts?: number
  readonly deadlineMs?: number
  /** How long each attempt takes. */
  readonly durationMs?: number
  /** The random numbers, in order. */
  readonly randoms?: readonly number[]
}

/** A way of sending that retries, and how it went about it. */
function createSubject({ outcomes, durationMs = 0, randoms = [], ...options }: SubjectOptions) {
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
  const send = layer(async (request) => {
    const outcome = outcomes[Math.min(requests.length, outcomes.length - 1)]
    requests.push(request)
    clock.advance(durationMs)
    if (outcome instanceof Error) throw outcome
    return outcome
  })
  return { send, requests, delays }
}

describe('retry', () => {
  it('asks once when the answer comes', async () => {
    const { send, requests, delays } = createSubject({ outcomes: ['answer'] })

    expect(await send(REQUEST, {})).toBe('answer')
    expect(requests).toEqual([REQUEST])
    expect(delays).toEqual([])
  })

  it.each([
    { description: 'no connection', error: new LinkedInNetworkError(PATH) },
    { description: 'no answer in time', error: new LinkedInTimeoutError(PATH) },
    { description: 'status 500', error: new LinkedInStatusError(PATH, { status: 500 }) },
    { description: 'status 503', error: unwell },
    { description: 'status 504', error: new LinkedInStatusError(PATH, { status: 504 }) },
    {
      description: 'a token endpoint that is unwell',
      error: new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 503, ''),
    },
  ])('asks again after $description', async ({ error }) => {
    const { send, requests } = createSubject({ outcomes: [error, 'answer'] })

    expect(await send(REQUEST, {})).toBe('answer')
    expect(requests).toEqual([REQUEST, REQUEST])
  })

  it.each([
    { description: 'status 400', error: new LinkedInStatusError(PATH, { status: 400 }) },
    { description: 'status 401', error: new LinkedInStatusError(PATH, { status: 401 }) },
    { description: 'status 404', error: new LinkedInStatusError(PATH, { status: 404 }) },
    {
      description: 'status 429, however soon it may end',
      error: new LinkedInStatusError(PATH, { status: 429, retryAfterMs: 1 }),
    },
    { description: 'an answer of another shape', error: new LinkedInResponseError(PATH, 'is odd') },
    {
      description: 'refused credentials',
      error: new AccessTokenError('CLIENT_AUTHENTICATION_FAILED', 401, ''),
    },
    { description: 'a mistake of our own', error: new TypeError('x is not a function') },
  ])('does not ask again after $description', async ({ error }) => {
    const { send, requests } = createSubject({ outcomes: [error] })

    await expect(send(REQUEST, {})).rejects.toBe(error)
    expect(requests).toHaveLength(1)
  })

  it('asks three times at the most, and fails as the last one did', async () => {
    const last = new LinkedInTimeoutError(PATH)
    const { send, requests } = createSubject({ outcomes: [unwell, unwell, last] })

    await expect(send(REQUEST, {})).rejects.toBe(last)
    expect(requests).toHaveLength(3)
  })

  it('asks once where one attempt is all there is', async () => {
    const { send, requests, delays } = createSubject({ outcomes: [unwell], attempts: 1 })

    await expect(send(REQUEST, {})).rejects.toBe(unwell)
    expect(requests).toHaveLength(1)
    expect(delays).toEqual([])
  })

  it('stops when an attempt fails for good', async () => {
    const refused = new LinkedInStatusError(PATH, { status: 403 })
    const { send, requests } = createSubject({ outcomes: [unwell, refused, 'answer'] })

    await expect(send(REQUEST, {})).rejects.toBe(refused)
    expect(requests).toHaveLength(2)
  })

  it('waits a random part of a delay that doubles', async () => {
    const { send, delays } = createSubject({
      outcomes: [unwell],
      attempts: 5,
      randoms: [0, 0.5, 0.25, 0.999],
    })

    await expect(send(REQUEST, {})).rejects.toBe(unwell)
    expect(delays).toEqual([0, 200, 200, 1598.4])
  })

  it('waits as long as LinkedIn asks for, where the deadline allows', async () => {
    const unwell = new LinkedInStatusError(PATH, { status: 503, retryAfterMs: 2_000 })
    const { send, delays } = createSubject({ outcomes: [unwell, 'answer'] })

    expect(await send(REQUEST, {})).toBe('answer')
    expect(delays).toEqual([2_000])
  })

  it('gives up at once where LinkedIn asks for more patience than there is', async () => {
    const unwell = new LinkedInStatusError(PATH, { status: 503, retryAfterMs: 60_000 })
    const { send, requests } = createSubject({ outcomes: [unwell] })

    await expect(send(REQUEST, {})).rejects.toBe(unwell)
    expect(requests).toHaveLength(1)
  })

  it('begins no attempt after the deadline', async () => {
    const { send, requests, delays } = createSubject({ outcomes: [unwell], durationMs: 3_000 })

    await expect(send(REQUEST, {})).rejects.toBe(unwell)
    expect(requests).toHaveLength(2)
    expect(delays).toEqual([100])
  })

  it('does not even wait when the wait would pass the deadline', async () => {
    const { send, requests, delays } = createSubject({ outcomes: [unwell], deadlineMs: 99 })

    await expect(send(REQUEST, {})).rejects.toBe(unwell)
    expect(requests).toHaveLength(1)
    expect(delays).toEqual([])
  })

  it('begins an attempt at the deadline itself', async () => {
    const { send, requests } = createSubject({ outcomes: [unwell, 'answer'], deadlineMs: 100 })

    expect(await send(REQUEST, {})).toBe('answer')
    expect(requests).toHaveLength(2)
  })

  it('counts the attempts of each request apart', async () => {
    const { send, requests } = createSubject({ outcomes: [unwell] })

    await Promise.allSettled([send(REQUEST, {}), send(REQUEST, {})])

    expect(requests).toHaveLength(6)
  })

  it('waits for as long as somebody waits for the answer, and then asks no more', async () => {
    const clock = createClock()
    const controller = new AbortController()
    const reason = new Error('Nobody waits any more')
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
      throw unwell
    })

    await expect(send(REQUEST, { signal: controller.signal })).rejects.toBe(reason)

    expect(signals).toEqual([controller.signal])
    expect(attempts).toBe(1)
  })

  it('does not ask again for whom the attempt itself was called off', async () => {
    const reason = new Error('Nobody waits any more')
    const { send, requests, delays } = createSubject({ outcomes: [reason, 'answer'] })
    const signal = AbortSignal.abort(reason)

    await expect(send(REQUEST, { signal })).rejects.toBe(reason)

    expect(requests).toHaveLength(1)
    expect(delays).toEqual([])
  })
})
