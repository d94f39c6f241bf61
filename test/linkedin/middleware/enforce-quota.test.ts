import { describe, expect, it } from 'vitest'
import {
  LinkedInNetworkError,
  LinkedInQuotaError,
  LinkedInResponseError,
  LinkedInSizeError,
  LinkedInStatusError,
  LinkedInTimeoutError,
} from '../../../src/linkedin/errors.ts'
import type { Outcome } from '../../../src/linkedin/middleware/circuit-breaker.ts'
import { createQuota, enforceQuota } from '../../../src/linkedin/middleware/quota.ts'
import { retry } from '../../../src/linkedin/middleware/retry.ts'
import {
  compose,
  type LinkedInRequest,
  type RequestContext,
} from '../../../src/linkedin/request.ts'
import { createClock } from '../../support/clock.ts'

const PATH = '/v2/learningAssets'
const REQUEST: LinkedInRequest = { path: PATH, parameters: [] }
const statusError = (status: number, retryAfterMs?: number) =>
  new LinkedInStatusError(PATH, { status, retryAfterMs })

/** What a quota is told of one request that ends so. */
async function outcomesOf(end: () => unknown, context: RequestContext = {}) {
  const outcomes: Outcome[] = []
  const quota = { acquire: async () => (outcome: Outcome) => void outcomes.push(outcome) }
  const send = enforceQuota({ ...quota, blockedForMs: () => 5_000, status: () => [] })(async () =>
    end(),
  )
  const result = await send(REQUEST, context).catch((error: unknown) => error)
  return { outcomes, result }
}

describe('enforceQuota', () => {
  it('gives the answer, and says that there was one', async () => {
    expect(await outcomesOf(() => null)).toEqual({
      result: null,
      outcomes: [{ kind: 'answered' }],
    })
  })

  it.each([
    { description: 'no connection', error: new LinkedInNetworkError(PATH), kind: 'failed' },
    { description: 'no answer in time', error: new LinkedInTimeoutError(PATH), kind: 'failed' },
    { description: 'status 400', error: statusError(400), kind: 'answered' },
    { description: 'status 401', error: statusError(401), kind: 'failed' },
    { description: 'status 403', error: statusError(403), kind: 'answered' },
    { description: 'status 499', error: statusError(499), kind: 'answered' },
    { description: 'status 500', error: statusError(500), kind: 'failed' },
    { description: 'status 503', error: statusError(503), kind: 'failed' },
    {
      description: 'an answer of another shape',
      error: new LinkedInResponseError(PATH, 'is odd'),
      kind: 'answered',
    },
    { description: 'too large an answer', error: new LinkedInSizeError(PATH), kind: 'answered' },
    {
      description: 'a mistake of our own',
      error: new TypeError('A path starts with a slash and has no query'),
      kind: 'aborted',
    },
  ])('passes $description on, and says that it was $kind', async ({ error, kind }) => {
    const { result, outcomes } = await outcomesOf(() => {
      throw error
    })

    expect(result).toBe(error)
    expect(outcomes).toEqual([{ kind }])
  })

  it.each([
    { description: 'for a time', error: statusError(429, 5_000), retryAfterMs: 5_000 },
    { description: 'for an unknown time', error: statusError(429), retryAfterMs: undefined },
    { description: 'for no time', error: statusError(429, 0), retryAfterMs: 0 },
  ])('says that LinkedIn takes no more, $description', async ({ error, retryAfterMs }) => {
    const { outcomes } = await outcomesOf(() => {
      throw error
    })

    expect(outcomes).toEqual([{ kind: 'rate-limited', retryAfterMs }])
  })

  it('says of what nobody waits for any more only that', async () => {
    const controller = new AbortController()
    const reason = new Error('Nobody waits any more')

    const { result, outcomes } = await outcomesOf(
      () => {
        controller.abort(reason)
        throw reason
      },
      { signal: controller.signal },
    )

    expect(result).toBe(reason)
    expect(outcomes).toEqual([{ kind: 'aborted' }])
  })

  it('learns that LinkedIn takes no more although nobody waits for it any more', async () => {
    const { outcomes } = await outcomesOf(
      () => {
        throw statusError(429, 5_000)
      },
      { signal: AbortSignal.abort() },
    )

    expect(outcomes).toEqual([{ kind: 'rate-limited', retryAfterMs: 5_000 }])
  })

  it('sends nothing that the quota does not let through', async () => {
    const refusal = new LinkedInQuotaError(PATH, 1_000)
    let isSent = false
    const send = enforceQuota({
      acquire: () => Promise.reject(refusal),
      blockedForMs: () => 0,
      status: () => [],
    })(async () => {
      isSent = true
    })

    await expect(send(REQUEST, {})).rejects.toBe(refusal)
    expect(isSent).toBe(false)
  })

  it.each([
    { description: 'status 503', error: statusError(503) },
    { description: 'no connection', error: new LinkedInNetworkError(PATH) },
  ])('counts each attempt after $description', async ({ error }) => {
    const clock = createClock()
    const quota = createQuota({ dailyQuota: null, now: clock.now, onChange() {}, onUsedUp() {} })
    const again = { attempts: 3, baseDelayMs: 200, deadlineMs: 6_000, random: () => 0 }
    const send = compose(
      retry({ ...again, monotonicNow: clock.now, sleep: async () => {} }),
      enforceQuota(quota),
    )(async () => {
      throw error
    })

    await expect(send(REQUEST, {})).rejects.toBe(error)

    expect(quota.status()[0]).toMatchObject({ path: PATH, callsToday: 3 })
  })
})
