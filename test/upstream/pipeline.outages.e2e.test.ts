import type { Dispatcher } from 'undici'
import { describe, expect, it } from 'vitest'
import { createMemoryCache } from '../../src/cache/memory-store.ts'
import type { LinkedInClient } from '../../src/linkedin/client.ts'
import type { LearningAssetEntity } from '../../src/linkedin/learning-assets/entity.ts'
import { createRandom } from '../../src/sandbox/catalogue/random.ts'
import { createUpstream } from '../../src/upstream/pipeline.ts'
import { createClock } from '../support/clock.ts'
import { createFakeDispatcher } from '../support/fake-dispatcher.ts'
import { createLogRecorder } from '../support/recorders.ts'
import { TIMEOUTS } from '../support/timeouts.ts'
import { LIFETIMES } from '../support/upstream.ts'

const ASSET_COUNT = 12
const HOURS = 5 * 24
const REQUESTS_PER_HOUR = 120
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const FIELDS = { fields: new Set(['title'] as const) }
/** The largest change of a fresh time by jitter, as a part of it. */
const JITTER = 0.1
/** After this time without an outage no back-off and no blocked call is left of it. */
const RECOVERY_MS = 190_000

/** How long responses of a kind are fresh. */
const FRESH_MS = { search: 5 * MINUTE_MS, asset: HOUR_MS }

/** How LinkedIn responds: as documented, or with one kind of failure. */
type Mode =
  | 'normal'
  | 'rate-limited'
  | 'unavailable'
  | 'reset'
  | 'html'
  | 'error in 200'
  | 'other asset'
  | 'truncated'

const FAILURES: readonly Mode[] = [
  'rate-limited',
  'unavailable',
  'reset',
  'html',
  'error in 200',
  'other asset',
  'truncated',
]

describe('The pipeline over five days of changing assets and outages', () => {
  it.each([1, 2, 3])(
    'serves no wrong asset, none that is too old, and every cached one (seed %i)',
    async (seed) => {
      const { faults, outageHours, callCount } = await simulate(seed)

      expect(faults).toEqual({ wrong: 0, tooOld: 0, lost: 0, probedTooOften: 0 })
      expect(outageHours).toBeGreaterThan(20)
      expect(callCount).toBeLessThan((HOURS * REQUESTS_PER_HOUR) / 2)
    },
  )
})

/** Requests an asset or all of them twice a minute, and counts the faults of the responses. */
async function simulate(seed: number) {
  const random = createRandom(seed)
  const clock = createClock()
  const linkedIn = createChangingLinkedIn(clock.now)
  const client = createClient(linkedIn.dispatcher, clock.now, () => random.integer(0, 999) / 1_000)
  const faults = { wrong: 0, tooOld: 0, lost: 0, probedTooOften: 0 }
  const succeededAtMs = new Map<string, number>()
  let mode: Mode = 'normal'
  let normalSinceMs = clock.now()
  let nextChangeMs = 0
  let outageHours = 0

  const hasRecovered = () => mode === 'normal' && clock.now() - normalSinceMs > RECOVERY_MS

  function check(kind: keyof typeof FRESH_MS, { urn, title }: LearningAssetEntity): void {
    const replacedAtMs = linkedIn.replacedAtMs(Number(urn.split(':').at(-1)), title?.value ?? '')
    if (replacedAtMs === undefined) faults.wrong += 1
    const freshMs = FRESH_MS[kind] * (1 + JITTER)
    const maxAgeMs = freshMs + (hasRecovered() ? FRESH_MS[kind] : DAY_MS)
    if (replacedAtMs && clock.now() - replacedAtMs > maxAgeMs) faults.tooOld += 1
  }

  async function search(): Promise<void> {
    const window = { start: 0, count: 20 }
    const { elements } = await client.learningAssets.findByCriteria({}, window, FIELDS)
    for (const element of elements) check('search', element)
    // A page with gaps is served as received, but not stored.
    if (elements.length !== ASSET_COUNT && mode !== 'other asset') faults.wrong += 1
  }

  async function lookUp(id: number): Promise<void> {
    const asset = await client.learningAssets.get(`urn:li:lyndaCourse:${id}`, FIELDS)
    if (asset?.urn === `urn:li:lyndaCourse:${id}`) check('asset', asset)
    else faults.wrong += 1
  }

  async function sendRequest(): Promise<void> {
    const id = random.integer(0, ASSET_COUNT - 1)
    const kind = random.oneIn(4) ? 'search' : 'asset'
    const key = kind === 'search' ? kind : `${kind} ${id}`
    try {
      await (kind === 'search' ? search() : lookUp(id))
      if (mode === 'normal') succeededAtMs.set(key, clock.now())
    } catch {
      // The response of that time may have been a stale one.
      const cachedMs = DAY_MS - FRESH_MS[kind] * 2
      const isCached = clock.now() - (succeededAtMs.get(key) ?? 0) < cachedMs
      if (hasRecovered() || isCached) faults.lost += 1
    }
  }

  for (let hour = 0; hour < HOURS; hour += 1) {
    const isNormal = hour < 3 || !random.oneIn(3)
    if (isNormal && mode !== 'normal') normalSinceMs = clock.now()
    if (!isNormal) outageHours += 1
    mode = isNormal ? 'normal' : random.pick(FAILURES)
    linkedIn.respondsAs(mode)
    const callsBefore = linkedIn.callCount()
    for (let count = 0; count < REQUESTS_PER_HOUR; count += 1) {
      clock.advance(HOUR_MS / REQUESTS_PER_HOUR)
      if (clock.now() > nextChangeMs) {
        linkedIn.retitles(random.integer(0, ASSET_COUNT - 1))
        nextChangeMs = clock.now() + random.integer(1, 40) * MINUTE_MS
      }
      await sendRequest()
    }
    const calls = linkedIn.callCount() - callsBefore
    if (mode === 'rate-limited' && calls > HOUR_MS / MINUTE_MS + 1) faults.probedTooOften += 1
  }
  return { faults, outageHours, callCount: linkedIn.callCount() }
}

/** A title of an asset, and when it was replaced by the next; null: it is the current one. */
interface TitleVersion {
  readonly title: string
  replacedAtMs: number | null
}

/** A LinkedIn without a network, whose assets change. */
function createChangingLinkedIn(now: () => number) {
  const titles = Array.from({ length: ASSET_COUNT }, (_, id): TitleVersion[] => [
    { title: `Asset ${id}, version 1`, replacedAtMs: null },
  ])
  let mode: Mode = 'normal'
  let calls = 0

  const toElement = (id: number) => ({
    urn: `urn:li:lyndaCourse:${id}`,
    title: { value: titles[id]?.at(-1)?.title ?? '', locale: { language: 'en', country: 'US' } },
  })

  function toBody(path: string): object {
    const isOther = mode === 'other asset'
    const [, id] = /lyndaCourse:(\d+)\?/.exec(path) ?? []
    if (id !== undefined) return toElement(isOther ? Number(id) + 1 : Number(id))
    const elements = titles.map((_, each) => toElement(each))
    const paging = { start: 0, count: 20, total: elements.length }
    return { elements: isOther ? elements.slice(1) : elements, paging, metadata: {} }
  }

  function respond(path: string) {
    const text = JSON.stringify(toBody(path))
    switch (mode) {
      case 'rate-limited':
        return { status: 429, text: '{"status":429,"message":"Throttled"}' }
      case 'unavailable':
        return { status: 503, text: 'Service Unavailable' }
      case 'reset':
        throw new Error('ECONNRESET')
      case 'html':
        return { status: 200, text: '<html>Sign in</html>' }
      case 'error in 200':
        return { status: 200, text: '{"status":500,"message":"Internal Server Error"}' }
      case 'truncated':
        return { status: 200, text: text.slice(0, text.length / 2) }
      default:
        return { status: 200, text }
    }
  }

  return {
    dispatcher: createFakeDispatcher(({ path }) => {
      if (path.startsWith('/token')) return { text: '{"access_token":"TOKEN"}' }
      calls += 1
      return respond(path)
    }),
    callCount: () => calls,
    respondsAs(next: Mode) {
      mode = next
    },
    /** Replaces the title of an asset. */
    retitles(id: number) {
      const versions = titles[id] ?? []
      const current = versions.at(-1)
      if (current) current.replacedAtMs = now()
      versions.push({ title: `Asset ${id}, version ${versions.length + 1}`, replacedAtMs: null })
    },
    /** When the title was replaced. Null: it is current. Undefined: the asset never had it. */
    replacedAtMs: (id: number, title: string) =>
      titles[id]?.find((each) => each.title === title)?.replacedAtMs,
  }
}

function createClient(
  dispatcher: Dispatcher,
  now: () => number,
  random: () => number,
): LinkedInClient {
  const upstream = createUpstream({
    clientId: 'client',
    clientSecret: 'secret',
    apiUrl: 'http://api.test',
    tokenUrl: 'http://token.test/token',
    ...TIMEOUTS,
    maxQueued: 0,
    dailyQuota: null,
    isSearchInOwnLocale: true,
    lifetimes: LIFETIMES,
    cacheMaxBytes: 4_000_000,
    onCacheFailure: () => {},
    tokenCache: createMemoryCache({ maxBytes: 10_000 }, () => {}),
    dispatcher,
    logger: createLogRecorder().log,
    now,
    monotonicNow: now,
    random,
    // Pauses between attempts end at once; the wait for a refresh does not end.
    sleep: (delayMs) => (delayMs < 1_000 ? Promise.resolve() : new Promise(() => {})),
  })
  return upstream.clientFor()
}
