import { describe, expect, it } from 'vitest'
import { createMemoryCache } from '../../src/cache/memory-store.ts'
import { createRandom } from '../../src/sandbox/catalogue/random.ts'
import { createUpstream } from '../../src/upstream/pipeline.ts'
import { createFakeDispatcher } from '../support/fake-dispatcher.ts'
import { createLogRecorder } from '../support/recorders.ts'
import { TIMEOUTS } from '../support/timeouts.ts'
import { LIFETIMES } from '../support/upstream.ts'
import { createVirtualTime } from '../support/virtual-time.ts'

const SECOND_MS = 1_000
const LATENCY_MS = 40

/** The status of a response to a call, by its time since the start. */
type Weather = (atMs: number, random: () => number) => number

interface Load {
  /** Queries for different assets, evenly spread. */
  readonly queriesPerSecond: number
  readonly seconds: number
  /** Queries that come together. Default: 1. */
  readonly atOnce?: number
  readonly weather: Weather
  readonly seed?: number
}

/** Refuses what is more than so many calls in a second. */
function limitedTo(callsPerSecond: number): Weather {
  const accepted: number[] = []
  return (atMs) => {
    const recent = accepted.filter((each) => atMs - each < SECOND_MS)
    if (recent.length >= callsPerSecond) return 429
    accepted.push(atMs)
    return 200
  }
}

const failing =
  (part: number): Weather =>
  (_, random) =>
    random() < part ? 503 : 200

/** Sends the queries of a load through the pipeline, in virtual time. */
async function simulate({ queriesPerSecond, seconds, atOnce = 1, weather, seed = 1 }: Load) {
  const time = createVirtualTime()
  const startMs = time.now()
  const numbers = createRandom(seed)
  const random = () => numbers.integer(0, 999_999) / 1_000_000
  const calls: number[] = []
  const queries: {
    readonly atMs: number
    readonly isAnswered: boolean
    readonly tookMs: number
    readonly retryAfterMs: number
  }[] = []
  const { lines, log } = createLogRecorder()

  const dispatcher = createFakeDispatcher(async ({ path }) => {
    if (path.startsWith('/token')) return { text: '{"access_token":"TOKEN"}' }
    const atMs = time.now() - startMs
    calls.push(atMs)
    await time.sleep(LATENCY_MS)
    const title = { value: 'A course', locale: { language: 'en', country: 'US' } }
    const urn = decodeURIComponent(/urn[^?]*/.exec(path)?.[0] ?? '')
    return { status: weather(atMs, random), text: JSON.stringify({ urn, title }) }
  })
  const client = createUpstream({
    clientId: 'client',
    clientSecret: 'secret',
    apiUrl: 'http://api.test',
    tokenUrl: 'http://token.test/token',
    ...TIMEOUTS,
    maxQueued: 1_000,
    dailyQuota: null,
    isSearchInOwnLocale: true,
    lifetimes: LIFETIMES,
    cacheMaxBytes: 4_000_000,
    onCacheFailure: () => {},
    tokenCache: createMemoryCache({ maxBytes: 10_000 }, () => {}),
    dispatcher,
    logger: log,
    now: time.now,
    monotonicNow: time.now,
    random,
    sleep: time.sleep,
  }).clientFor()

  async function query(index: number): Promise<void> {
    const atMs = time.now() - startMs
    const failure = await client.learningAssets
      .get(`urn:li:lyndaCourse:${index}`, { fields: new Set(['title'] as const) })
      .then(
        () => null,
        (error) => error,
      )
    queries.push({
      atMs,
      isAnswered: failure === null,
      tookMs: time.now() - startMs - atMs,
      retryAfterMs: failure?.retryAfterMs ?? 0,
    })
  }

  for (let index = 0; index < queriesPerSecond * seconds; index += 1) {
    query(index)
    if ((index + 1) % atOnce === 0) await time.pass((SECOND_MS * atOnce) / queriesPerSecond)
  }
  await time.pass(10 * SECOND_MS)
  return { calls, queries, logLines: lines.map((line) => JSON.parse(line)) }
}

const callsPerQuery = ({ calls, queries }: Awaited<ReturnType<typeof simulate>>) =>
  calls.length / queries.length

describe('The pipeline in an outage of twenty seconds', () => {
  const OUTAGE_MS = 20 * SECOND_MS

  it.each([0.2, 0.5, 1, 2, 5, 10, 50, 100])(
    'with %d queries a second',
    async (queriesPerSecond) => {
      const { calls, queries, logLines } = await simulate({
        queriesPerSecond,
        seconds: 40,
        weather: (atMs) => (atMs < OUTAGE_MS ? 503 : 200),
      })

      const callsInOutage = calls.filter((atMs) => atMs < OUTAGE_MS)
      const queriesInOutage = queries.filter(({ atMs }) => atMs < OUTAGE_MS)
      expect(callsInOutage.length).toBeLessThanOrEqual(queriesInOutage.length * 1.2)
      // Five calls of little traffic, or twenty at once, open the circuit; the openings are then the most
      // that begin in the outage.
      const probes = callsInOutage.filter((atMs) => atMs > 3 * SECOND_MS)
      expect(probes.length).toBeLessThanOrEqual(8)
      const firstAnswered = queries.find(({ isAnswered }) => isAnswered)?.atMs ?? Infinity
      expect(firstAnswered).toBeLessThanOrEqual(OUTAGE_MS + 3 * SECOND_MS)
      const after = queries.filter(({ atMs }) => atMs >= firstAnswered + LATENCY_MS)
      expect(after.filter(({ isAnswered }) => !isAnswered)).toEqual([])
      expect(logLines.map(({ msg }) => msg)).toEqual([
        'LinkedIn outage: cached responses are served where there are any',
        'LinkedIn outage over',
      ])
    },
  )

  it('fails queries at once while the circuit is open', async () => {
    const { queries } = await simulate({ queriesPerSecond: 50, seconds: 20, weather: () => 503 })

    const late = queries.filter(({ atMs }) => atMs > 3 * SECOND_MS)
    for (const { retryAfterMs } of late) expect(retryAfterMs).toBeGreaterThan(0)
    const waited = late.filter(({ tookMs }) => tookMs > 0)
    // The probes.
    expect(waited.length).toBeLessThanOrEqual(8)
    for (const { tookMs } of waited) expect(tookMs).toBe(LATENCY_MS)
  })
})

describe('The pipeline with calls that fail at random', () => {
  it.each([
    { seed: 1, queriesPerSecond: 5 },
    { seed: 2, queriesPerSecond: 5 },
    { seed: 3, queriesPerSecond: 20 },
    { seed: 4, queriesPerSecond: 20 },
    { seed: 5, queriesPerSecond: 100 },
  ])('makes 1.2 calls a query where a fifth fails ($queriesPerSecond a second)', async (load) => {
    const run = await simulate({ ...load, seconds: 40, weather: failing(0.2) })

    expect(callsPerQuery(run)).toBeLessThanOrEqual(1.2)
    const answered = run.queries.filter(({ isAnswered }) => isAnswered)
    expect(answered.length).toBeGreaterThan(run.queries.length * 0.9)
    expect(run.logLines.length).toBeLessThanOrEqual(3)
  })

  it.each([1, 2, 3])(
    'answers all but a thousandth where a twentieth fails (seed %d)',
    async (seed) => {
      const run = await simulate({
        seed,
        queriesPerSecond: 50,
        seconds: 40,
        weather: failing(0.05),
      })

      expect(callsPerQuery(run)).toBeLessThanOrEqual(1.07)
      const failed = run.queries.filter(({ isAnswered }) => !isAnswered)
      expect(failed.length).toBeLessThanOrEqual(run.queries.length / 1_000)
      expect(run.logLines.length).toBeLessThanOrEqual(2)
    },
  )
})

describe('The pipeline in front of a limit of 20 calls a second', () => {
  it.each([
    { description: 'of 200 evenly', queriesPerSecond: 20, atOnce: 1, answers: 200 },
    { description: 'of 200, 40 at once', queriesPerSecond: 20, atOnce: 40, answers: 100 },
    { description: 'of 200 at once', queriesPerSecond: 20, atOnce: 200, answers: 20 },
    { description: 'of 300 evenly', queriesPerSecond: 30, atOnce: 1, answers: 120 },
    { description: 'of 600 evenly', queriesPerSecond: 60, atOnce: 1, answers: 150 },
  ])('in ten seconds answers $answers $description', async ({ answers, ...load }) => {
    const { calls, queries, logLines } = await simulate({
      ...load,
      seconds: 10,
      weather: limitedTo(20),
    })

    const answered = queries.filter(({ isAnswered }) => isAnswered)
    expect(answered.length).toBeGreaterThanOrEqual(answers)
    expect(calls.length).toBeLessThanOrEqual(queries.length)
    for (const { retryAfterMs } of queries) expect(retryAfterMs).toBeLessThanOrEqual(SECOND_MS)
    expect(logLines.length).toBeLessThanOrEqual(1)
  })
})
