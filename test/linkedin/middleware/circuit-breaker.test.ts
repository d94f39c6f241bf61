import { describe, expect, it } from 'vitest'
import {
  LinkedInNetworkError,
  LinkedInOutageError,
  LinkedInQuotaError,
  LinkedInResponseError,
  LinkedInSizeError,
  LinkedInStatusError,
  LinkedInTimeoutError,
} from '../../../src/linkedin/errors.ts'
import {
  breakCircuit,
  type CallResult,
  createCircuitBreaker,
} from '../../../src/linkedin/middleware/circuit-breaker.ts'
import { createClock } from '../../support/clock.ts'

const ASSETS = '/v2/learningAssets'
const REPORTS = '/v2/learningActivityReports'
const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const ANSWERED: CallResult = { kind: 'answered' }
const FAILED: CallResult = { kind: 'failed' }
const UNKNOWN: CallResult = { kind: 'unknown' }

/** A circuit breaker, its clock, and calls through it. */
function createSubject() {
  const clock = createClock()
  const breaker = createCircuitBreaker(clock.now)
  /** Makes a call. Returns whether it was permitted. */
  function calls(result: CallResult, path = ASSETS): boolean {
    try {
      breaker.acquire(path)(result)
      return true
    } catch (error) {
      if (error instanceof LinkedInOutageError) return false
      throw error
    }
  }
  return {
    clock,
    breaker,
    calls,
    /** Makes so many calls, with a pause after each. */
    repeats(count: number, result: CallResult, pauseMs = 0) {
      for (let made = 0; made < count; made += 1) {
        calls(result)
        clock.advance(pauseMs)
      }
    },
    /** Opens the circuit of the assets by five failures in a row. */
    opens() {
      for (const pauseMs of [300, 300, 300, 300, 0]) {
        calls(FAILED)
        clock.advance(pauseMs)
      }
      expect(breaker.isClosed(ASSETS)).toBe(false)
    },
  }
}

describe('A closed circuit', () => {
  it('permits every call', () => {
    const { breaker, repeats } = createSubject()

    repeats(100, ANSWERED)

    expect(breaker.isClosed(ASSETS)).toBe(true)
    expect(breaker.blockedForMs(ASSETS)).toBe(0)
  })

  it.each([
    { description: 'a single failure', failures: 1, pauseMs: 0 },
    { description: 'the three attempts of one request', failures: 3, pauseMs: 400 },
    { description: 'four in a row, however slow', failures: 4, pauseMs: MINUTE_MS },
    { description: 'nineteen at once', failures: 19, pauseMs: 0 },
  ])('is not opened by $description', ({ failures, pauseMs }) => {
    const { breaker, repeats } = createSubject()

    repeats(failures, FAILED, pauseMs)

    expect(breaker.isClosed(ASSETS)).toBe(true)
  })

  it.each([
    { description: 'five in a row within a second', failures: 5, pauseMs: 250 },
    { description: 'five in a row, a minute apart', failures: 5, pauseMs: MINUTE_MS },
    { description: 'twenty at once', failures: 20, pauseMs: 0 },
  ])('is opened by $description', ({ failures, pauseMs }) => {
    const { calls, clock, breaker } = createSubject()
    for (let made = 1; made < failures; made += 1) {
      expect(calls(FAILED)).toBe(true)
      expect(breaker.isClosed(ASSETS)).toBe(true)
      clock.advance(pauseMs)
    }

    calls(FAILED)

    expect(breaker.isClosed(ASSETS)).toBe(false)
    expect(calls(ANSWERED)).toBe(false)
  })

  it('counts no failure before an answer as one in a row', () => {
    const { breaker, repeats } = createSubject()

    repeats(4, FAILED, SECOND_MS)
    repeats(1, ANSWERED, SECOND_MS)
    repeats(4, FAILED, SECOND_MS)

    expect(breaker.isClosed(ASSETS)).toBe(true)
  })

  it('counts no call that says nothing', () => {
    const { breaker, repeats } = createSubject()

    repeats(4, FAILED, SECOND_MS)
    repeats(100, UNKNOWN)
    expect(breaker.isClosed(ASSETS)).toBe(true)
    repeats(1, FAILED)

    expect(breaker.isClosed(ASSETS)).toBe(false)
  })

  it.each([
    { failures: 9, isClosed: true },
    { failures: 10, isClosed: false },
  ])('with ten answers within ten seconds and then $failures failures: $isClosed', (row) => {
    const { breaker, repeats } = createSubject()

    repeats(10, ANSWERED, 100)
    repeats(row.failures, FAILED)

    expect(breaker.isClosed(ASSETS)).toBe(row.isClosed)
  })

  it('forgets calls after ten seconds', () => {
    const { breaker, repeats, clock } = createSubject()
    for (let round = 0; round < 3; round += 1) {
      repeats(9, FAILED)
      repeats(1, ANSWERED)
      clock.advance(11 * SECOND_MS)
    }

    expect(breaker.isClosed(ASSETS)).toBe(true)
  })

  it('is opened within a second of an outage, also after much traffic', () => {
    const { clock, calls, repeats } = createSubject()
    repeats(1_000, ANSWERED, 10)
    const startMs = clock.now()

    while (calls(FAILED)) clock.advance(10)

    expect(clock.now() - startMs).toBeLessThanOrEqual(SECOND_MS + 10)
  })
})

describe('An open circuit', () => {
  it('fails calls with the path and the time until the next one is permitted', () => {
    const { breaker, clock, opens } = createSubject()
    opens()
    clock.advance(400)

    expect(() => breaker.acquire(`${ASSETS}/1`)).toThrow(
      expect.objectContaining({
        code: 'LINKEDIN_OUTAGE',
        message: `LinkedIn is not called while it is down: ${ASSETS}/1`,
        retryAfterMs: 600,
        isRetryable: false,
      }),
    )
    expect(breaker.blockedForMs(ASSETS)).toBe(600)
  })

  it('permits calls to the other endpoints', () => {
    const { breaker, calls, opens } = createSubject()
    opens()

    expect(calls(ANSWERED, REPORTS)).toBe(true)
    expect(breaker.isClosed(REPORTS)).toBe(true)
    expect(calls(ANSWERED)).toBe(false)
  })

  it('permits one probe after a second, and no other call meanwhile', () => {
    const { breaker, calls, clock, opens } = createSubject()
    opens()
    clock.advance(999)
    expect(calls(ANSWERED)).toBe(false)

    clock.advance(1)
    breaker.acquire(ASSETS)

    expect(calls(ANSWERED)).toBe(false)
    expect(breaker.isClosed(ASSETS)).toBe(false)
    expect(breaker.blockedForMs(ASSETS)).toBe(2 * SECOND_MS)
  })

  it('permits the next probe while one hangs, and is closed by a late answer to any', () => {
    const { breaker, clock, opens } = createSubject()
    opens()
    clock.advance(SECOND_MS)
    const hanging = breaker.acquire(ASSETS)
    clock.advance(2 * SECOND_MS)
    const next = breaker.acquire(ASSETS)
    expect(breaker.blockedForMs(ASSETS)).toBe(2.5 * SECOND_MS)

    clock.advance(SECOND_MS)
    hanging(ANSWERED)
    expect(breaker.isClosed(ASSETS)).toBe(true)

    next(FAILED)
    expect(breaker.isClosed(ASSETS)).toBe(true)
  })

  it('is not closed by a probe of an outage before', () => {
    const { breaker, calls, clock, opens, repeats } = createSubject()
    opens()
    clock.advance(SECOND_MS)
    const hanging = breaker.acquire(ASSETS)
    clock.advance(2 * SECOND_MS)
    calls(ANSWERED)
    repeats(20, FAILED)

    hanging(ANSWERED)

    expect(breaker.isClosed(ASSETS)).toBe(false)
  })

  it('is closed by an answer to its probe', () => {
    const { breaker, calls, clock, opens } = createSubject()
    opens()
    clock.advance(SECOND_MS)

    expect(calls(ANSWERED)).toBe(true)

    expect(breaker.isClosed(ASSETS)).toBe(true)
    expect(breaker.blockedForMs(ASSETS)).toBe(0)
    expect(calls(ANSWERED)).toBe(true)
  })

  it('counts from zero once it is closed again', () => {
    const { breaker, calls, clock, opens, repeats } = createSubject()
    opens()
    clock.advance(SECOND_MS)
    calls(ANSWERED)

    repeats(4, FAILED, SECOND_MS)

    expect(breaker.isClosed(ASSETS)).toBe(true)
  })

  it('ignores calls that were in flight when it was opened, also after it was closed', () => {
    const { breaker, calls, clock, opens } = createSubject()
    const late = Array.from({ length: 40 }, () => breaker.acquire(ASSETS))
    opens()

    for (const release of late.slice(0, 20)) release(ANSWERED)
    expect(calls(ANSWERED)).toBe(false)
    clock.advance(SECOND_MS)
    calls(ANSWERED)
    for (const release of late.slice(20)) release(FAILED)

    expect(breaker.isClosed(ASSETS)).toBe(true)
  })

  it('goes on after a probe that says nothing', () => {
    const { breaker, calls, clock, opens } = createSubject()
    opens()
    clock.advance(SECOND_MS)

    expect(calls(UNKNOWN)).toBe(true)

    expect(breaker.blockedForMs(ASSETS)).toBe(2 * SECOND_MS)
  })

  it.each([
    { retryAfterMs: 0, openMs: SECOND_MS },
    { retryAfterMs: 30 * SECOND_MS, openMs: 30 * SECOND_MS },
    { retryAfterMs: 60 * MINUTE_MS, openMs: MINUTE_MS },
  ])('stays open for a Retry-After of $retryAfterMs ms: $openMs ms', ({ retryAfterMs, openMs }) => {
    const { breaker, repeats } = createSubject()

    repeats(20, { kind: 'failed', retryAfterMs })

    expect(breaker.blockedForMs(ASSETS)).toBe(openMs)
  })
})

describe('The openings of an outage', () => {
  /** The time of each probe since the circuit was opened, in an outage of that length. */
  function probes(outageMs: number): readonly number[] {
    const { breaker, calls, clock, opens } = createSubject()
    opens()
    const startMs = clock.now()
    const atMs: number[] = []
    while (clock.now() - startMs < outageMs) {
      clock.advance(breaker.blockedForMs(ASSETS))
      expect(calls(FAILED)).toBe(true)
      atMs.push(clock.now() - startMs)
    }
    return atMs
  }

  it('begin with one and two seconds', () => {
    expect(probes(16 * SECOND_MS)).toEqual(
      [1, 3, 5.5, 8, 10.5, 13, 15.5, 18].map((second) => second * SECOND_MS),
    )
  })

  it.each([
    { outageMs: 20 * SECOND_MS, openMs: 3 * SECOND_MS },
    { outageMs: 30 * SECOND_MS, openMs: 5 * SECOND_MS },
    { outageMs: MINUTE_MS, openMs: 10 * SECOND_MS },
    { outageMs: 60 * MINUTE_MS, openMs: MINUTE_MS },
  ])('show within $openMs ms that an outage of $outageMs ms is over', ({ outageMs, openMs }) => {
    const noticedAtMs = probes(outageMs).at(-1) ?? 0

    expect(noticedAtMs - outageMs).toBeLessThanOrEqual(openMs)
  })

  it('last a minute in the end', () => {
    const atMs = probes(60 * MINUTE_MS)

    expect(atMs.length).toBeLessThan(90)
    expect((atMs.at(-1) ?? 0) - (atMs.at(-2) ?? 0)).toBe(MINUTE_MS)
  })

  it('begin with a second again in the next outage', () => {
    const { breaker, calls, clock, opens, repeats } = createSubject()
    opens()
    for (let probe = 0; probe < 10; probe += 1) {
      clock.advance(breaker.blockedForMs(ASSETS))
      calls(FAILED)
    }
    clock.advance(breaker.blockedForMs(ASSETS))
    calls(ANSWERED)

    repeats(20, FAILED)

    expect(breaker.blockedForMs(ASSETS)).toBe(SECOND_MS)
  })
})

describe('breakCircuit', () => {
  const REQUEST = { path: ASSETS, parameters: [] }
  const statusError = (status: number, retryAfterMs?: number) =>
    new LinkedInStatusError(ASSETS, { status, retryAfterMs })

  /** The result that a circuit is given for one request. */
  async function resultOf(end: () => unknown) {
    const results: CallResult[] = []
    const send = breakCircuit({
      acquire: () => (result) => results.push(result),
      isClosed: () => true,
      blockedForMs: () => 0,
    })(async () => end())
    const outcome = await send(REQUEST, {}).catch((error: unknown) => error)
    return { outcome, results }
  }

  it('returns the response', async () => {
    expect(await resultOf(() => 'response')).toEqual({ outcome: 'response', results: [ANSWERED] })
  })

  it.each([
    { description: 'no connection', error: new LinkedInNetworkError(ASSETS), kind: 'failed' },
    ...(['connect', 'first byte', 'body'] as const).map((phase) => ({
      description: `a time-out (${phase})`,
      error: new LinkedInTimeoutError(ASSETS, phase),
      kind: 'failed',
    })),
    {
      description: "the operation's own deadline",
      error: new LinkedInTimeoutError(ASSETS, 'operation'),
      kind: 'unknown',
    },
    { description: 'status 500', error: statusError(500), kind: 'failed' },
    { description: 'status 503', error: statusError(503), kind: 'failed' },
    { description: 'status 999', error: statusError(999), kind: 'failed' },
    { description: 'status 400', error: statusError(400), kind: 'answered' },
    { description: 'status 401', error: statusError(401), kind: 'answered' },
    { description: 'status 404', error: statusError(404), kind: 'answered' },
    {
      description: 'an odd body',
      error: new LinkedInResponseError(ASSETS, 'is odd'),
      kind: 'answered',
    },
    { description: 'a large body', error: new LinkedInSizeError(ASSETS), kind: 'answered' },
    { description: 'the quota', error: new LinkedInQuotaError(ASSETS, 1), kind: 'unknown' },
    { description: 'an abort', error: new Error('The caller aborted'), kind: 'unknown' },
  ])('passes $description on as $kind', async ({ error, kind }) => {
    const { outcome, results } = await resultOf(() => {
      throw error
    })

    expect(outcome).toBe(error)
    expect(results).toMatchObject([{ kind }])
  })

  it('passes Retry-After on', async () => {
    const { results } = await resultOf(() => {
      throw statusError(503, 7_000)
    })

    expect(results).toEqual([{ kind: 'failed', retryAfterMs: 7_000 }])
  })

  it('fails a call as an outage when its failure opens the circuit, and when it was a probe', async () => {
    const { breaker, clock, repeats } = createSubject()
    repeats(19, FAILED)
    const send = breakCircuit(breaker)(async () => {
      throw statusError(503)
    })

    const opening = await send(REQUEST, {}).catch((error: unknown) => error)
    clock.advance(SECOND_MS)
    const probe = await send(REQUEST, {}).catch((error: unknown) => error)

    const cause = { refusal: { status: 503 } }
    expect(opening).toMatchObject({ code: 'LINKEDIN_OUTAGE', retryAfterMs: SECOND_MS, cause })
    expect(probe).toMatchObject({ code: 'LINKEDIN_OUTAGE', retryAfterMs: 2 * SECOND_MS, cause })
  })

  it('sends nothing while the circuit is open', async () => {
    const { breaker, opens } = createSubject()
    opens()
    let isSent = false
    const send = breakCircuit(breaker)(async () => {
      isSent = true
    })

    await expect(send(REQUEST, {})).rejects.toBeInstanceOf(LinkedInOutageError)
    expect(isSent).toBe(false)
  })
})
