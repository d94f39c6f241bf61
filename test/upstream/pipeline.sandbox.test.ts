import { describe, expect, it, onTestFinished } from 'vitest'
import { type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts'
import { createClock } from '../support/clock.ts'
import { TIMEOUTS } from '../support/timeouts.ts'
import { startUpstream } from '../support/upstream.ts'

const SECOND_MS = 1_000
const NOON_MS = Date.UTC(2026, 10, 21, 12)

/** The pipeline in front of a sandbox, both with one clock that only tests and pauses advance. */
async function startSubject(options: SandboxOptions = {}) {
  const clock = createClock(NOON_MS)
  const sandbox = await startSandbox({ assetCount: 10, now: clock.now, ...options })
  onTestFinished(() => sandbox.close())
  const { linkedIn, upstream, logLines } = await startUpstream({
    ...sandbox.linkedIn,
    now: clock.now,
    monotonicNow: clock.now,
    // Pauses between attempts end at once; the wait for a better response does not end.
    sleep: (delayMs) =>
      delayMs < TIMEOUTS.refreshTimeoutMs
        ? Promise.resolve(clock.advance(delayMs))
        : new Promise(() => {}),
  })
  let queries = 0

  /** A search that no other has made. Resolves to its failure; to null without one. */
  async function query(): Promise<{ code: string; retryAfterMs?: number } | null> {
    queries += 1
    const window = { start: 0, count: 1 }
    const fields = { fields: new Set(['title'] as const) }
    return linkedIn.learningAssets
      .findByCriteria({ keyword: `java ${queries}` }, window, fields)
      .then(
        () => null,
        (error) => error,
      )
  }
  return {
    clock,
    sandbox,
    linkedIn,
    upstream,
    query,
    queryCount: () => queries,
    /** Calls to the API, without those for a token. */
    callCount: () => sandbox.calls.filter(({ path }) => path.startsWith('/v2/')).length,
    messages: () => logLines.map((line): string => JSON.parse(line).msg),
  }
}

const always = { times: Number.POSITIVE_INFINITY }

describe('The pipeline in front of a sandbox', () => {
  it.each([0.5, 2, 10])(
    'makes at most 1.2 calls for each of %d queries a second while all fail, and recovers within 5 s',
    async (queriesPerSecond) => {
      const { clock, sandbox, query, queryCount, callCount, messages } = await startSubject()
      await query()
      const [queriesBefore, callsBefore] = [queryCount(), callCount()]
      sandbox.injectFault({ status: 503, ...always })
      const untilMs = clock.now() + 20 * SECOND_MS
      while (clock.now() < untilMs) {
        expect(await query()).not.toBeNull()
        clock.advance(SECOND_MS / queriesPerSecond)
      }
      const calls = callCount() - callsBefore
      expect(calls).toBeLessThanOrEqual((queryCount() - queriesBefore) * 1.2)

      sandbox.clearFaults()
      const healedAtMs = clock.now()
      while (await query()) clock.advance(SECOND_MS / queriesPerSecond)

      expect(clock.now() - healedAtMs).toBeLessThanOrEqual(5 * SECOND_MS)
      expect(messages()).toEqual([
        'LinkedIn outage: cached responses are served where there are any',
        'LinkedIn outage over',
      ])
    },
  )

  it('serves what is cached while the circuit is open, and counts no call', async () => {
    const { clock, sandbox, linkedIn, upstream, query, callCount } = await startSubject()
    const cached = () =>
      linkedIn.learningAssets.findByCriteria(
        {},
        { start: 0, count: 5 },
        { fields: new Set(['title']) },
      )
    const page = await cached()
    clock.advance(60 * 60 * SECOND_MS)
    sandbox.injectFault({ status: 503, ...always })
    while ((await query())?.code !== 'LINKEDIN_OUTAGE') clock.advance(SECOND_MS / 4)
    const [calls, counted] = [callCount(), upstream.status().endpoints[0]?.callsToday]

    expect(await cached()).toEqual(page)
    expect(await query()).toMatchObject({ code: 'LINKEDIN_OUTAGE' })

    expect(callCount()).toBe(calls)
    const [endpoint] = upstream.status().endpoints
    expect(endpoint?.callsToday).toBe(counted)
    expect(endpoint?.blockedUntilMs).toBeGreaterThan(clock.now())
  })

  it('makes at most 1.2 calls a query while a fifth fails', async () => {
    const { clock, sandbox, query, queryCount, callCount } = await startSubject()
    sandbox.injectFault({ status: 503, probability: 0.2, ...always })

    let answered = 0
    while (queryCount() < 300) {
      if ((await query()) === null) answered += 1
      clock.advance(100)
    }

    expect(callCount()).toBeLessThanOrEqual(queryCount() * 1.2)
    expect(answered).toBeGreaterThan(queryCount() * 0.87)
  })

  const worlds = [true, false].flatMap((rateLimitRetryAfter) =>
    (['general', 'day'] as const).map((burstMessage) => ({ rateLimitRetryAfter, burstMessage })),
  )

  it.each(worlds)(
    'answers half of what comes in bursts of twice the limit: %j',
    async (assumptions) => {
      const { clock, query, callCount } = await startSubject({ callsPerSecond: 20, assumptions })

      const failures = []
      for (let burst = 0; burst < 5; burst += 1) {
        const results = await Promise.all(Array.from({ length: 40 }, query))
        failures.push(...results.filter((failure) => failure !== null))
        clock.advance(2 * SECOND_MS)
      }

      expect(failures).toHaveLength(100)
      for (const { code, retryAfterMs } of failures) {
        expect(code).toBe('LINKEDIN_QUOTA')
        expect(retryAfterMs).toBeLessThanOrEqual(SECOND_MS)
      }
      expect(callCount()).toBeLessThanOrEqual(200)
    },
  )

  it.each(worlds)(
    'makes its next call when it says so, on a day without quota: %j',
    async (assumptions) => {
      const { clock, query, callCount } = await startSubject({ dailyQuota: 5, assumptions })
      for (let count = 0; count < 5; count += 1) expect(await query()).toBeNull()

      let failure = await query()
      while (failure) {
        const calls = callCount()
        const retryAfterMs = failure.retryAfterMs ?? 0
        expect(failure.code).toBe('LINKEDIN_QUOTA')
        expect(retryAfterMs).toBeGreaterThan(0)
        clock.advance(retryAfterMs - 1)
        await query()
        expect(callCount()).toBe(calls)
        clock.advance(1)
        failure = await query()
        expect(callCount()).toBe(calls + 1)
      }

      expect(clock.now()).toBe(NOON_MS + 12 * 60 * 60 * SECOND_MS)
      expect(callCount()).toBeLessThanOrEqual(260)
    },
  )
})
