import { describe, expect, it } from 'vitest'
import { createMemoryKeyv } from '../../src/cache/memory-store.ts'
import { createKeyvCache } from '../../src/cache/store.ts'
import type { LinkedInClient } from '../../src/linkedin/client.ts'
import type { LearningAssetEntity } from '../../src/linkedin/learning-assets/entity.ts'
import { createRandom } from '../../src/sandbox/catalogue/random.ts'
import { createUpstream } from '../../src/upstream/pipeline.ts'
import {
  type ChangingLinkedIn,
  createChangingLinkedIn,
  type Health,
  ILLNESSES,
} from '../support/changing-linkedin.ts'
import { createClock } from '../support/clock.ts'
import { LIFETIMES } from '../support/lifetimes.ts'
import { createLogRecorder } from '../support/log-recorder.ts'

const ASSETS = 12
const HOURS = 5 * 24
const QUESTIONS_AN_HOUR = 120
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const FIELDS = { fields: new Set(['title'] as const) }
/** By how much a time of freshness is shorter or longer. */
const JITTER = 0.1
/** After so long in health nothing is left of an illness: no pause, and no wait for a probe. */
const RECOVERY_MS = 70_000

/** How long answers of a kind are fresh. */
const FRESH_MS = { search: 5 * MINUTE_MS, asset: HOUR_MS }

describe('days of questions to a LinkedIn that changes, falls ill and recovers', () => {
  it.each([1, 2, 3])(
    'get no wrong answer, none that is too old, and lose none (seed %i)',
    async (seed) => {
      const { found, illHours, callCount } = await simulate(seed)

      expect(found).toEqual({ wrong: 0, tooOld: 0, lost: 0, probedTooOften: 0 })
      expect(illHours).toBeGreaterThan(20)
      expect(callCount).toBeLessThan((HOURS * QUESTIONS_AN_HOUR) / 2)
    },
  )
})

/** Asks twice a minute, now for an asset and now for all of them, and judges each answer. */
async function simulate(seed: number) {
  const random = createRandom(seed)
  const clock = createClock()
  const fake = createChangingLinkedIn(ASSETS, clock.now)
  const linkedIn = createClient(fake, clock.now, () => random.integer(0, 999) / 1_000)
  const found = { wrong: 0, tooOld: 0, lost: 0, probedTooOften: 0 }
  const answeredAtMs = new Map<string, number>()
  let health: Health = 'well'
  let wellSinceMs = clock.now()
  let nextChangeMs = 0
  let illHours = 0

  const hasRecovered = () => health === 'well' && clock.now() - wellSinceMs > RECOVERY_MS

  function judge(kind: keyof typeof FRESH_MS, { urn, title }: LearningAssetEntity): void {
    const endedAtMs = fake.endOf(Number(urn.split(':').at(-1)), title?.value ?? '')
    if (endedAtMs === undefined) found.wrong += 1
    const freshMs = FRESH_MS[kind] * (1 + JITTER)
    const boundMs = freshMs + (hasRecovered() ? FRESH_MS[kind] : DAY_MS)
    if (endedAtMs && clock.now() - endedAtMs > boundMs) found.tooOld += 1
  }

  async function search(): Promise<void> {
    const window = { start: 0, count: 20 }
    const { elements } = await linkedIn.learningAssets.findByCriteria({}, window, FIELDS)
    for (const element of elements) judge('search', element)
    // A page with holes is served as LinkedIn gives it, but never again.
    if (elements.length !== ASSETS && health !== 'mixed up') found.wrong += 1
  }

  async function lookUp(id: number): Promise<void> {
    const asset = await linkedIn.learningAssets.get(`urn:li:lyndaCourse:${id}`, FIELDS)
    if (asset?.urn === `urn:li:lyndaCourse:${id}`) judge('asset', asset)
    else found.wrong += 1
  }

  async function ask(): Promise<void> {
    const id = random.integer(0, ASSETS - 1)
    const kind = random.oneIn(4) ? 'search' : 'asset'
    const question = kind === 'search' ? kind : `${kind} ${id}`
    try {
      await (kind === 'search' ? search() : lookUp(id))
      if (health === 'well') answeredAtMs.set(question, clock.now())
    } catch {
      // What was served in health may have been stale by then.
      const keptMs = DAY_MS - FRESH_MS[kind] * 2
      const isKept = clock.now() - (answeredAtMs.get(question) ?? 0) < keptMs
      if (hasRecovered() || isKept) found.lost += 1
    }
  }

  for (let hour = 0; hour < HOURS; hour += 1) {
    const isWell = hour < 3 || !random.oneIn(3)
    if (isWell && health !== 'well') wellSinceMs = clock.now()
    if (!isWell) illHours += 1
    health = isWell ? 'well' : random.pick(ILLNESSES)
    fake.becomes(health)
    const callsBefore = fake.callCount()
    for (let question = 0; question < QUESTIONS_AN_HOUR; question += 1) {
      clock.advance(HOUR_MS / QUESTIONS_AN_HOUR)
      if (clock.now() > nextChangeMs) {
        fake.changes(random.integer(0, ASSETS - 1))
        nextChangeMs = clock.now() + random.integer(1, 40) * MINUTE_MS
      }
      await ask()
    }
    const calls = fake.callCount() - callsBefore
    if (health === 'throttling' && calls > HOUR_MS / MINUTE_MS + 1) found.probedTooOften += 1
  }
  return { found, illHours, callCount: fake.callCount() }
}

function createClient(
  { dispatcher }: ChangingLinkedIn,
  now: () => number,
  random: () => number,
): LinkedInClient {
  const cache = () => createKeyvCache(createMemoryKeyv({ maxBytes: 4_000_000 }), () => {})
  const upstream = createUpstream({
    clientId: 'client',
    clientSecret: 'secret',
    apiUrl: 'http://api.test',
    tokenUrl: 'http://token.test/token',
    dailyQuota: null,
    isSearchInOwnLocale: true,
    lifetimes: LIFETIMES,
    responseCache: cache(),
    tokenCache: cache(),
    dispatcher,
    logger: createLogRecorder().log,
    now,
    monotonicNow: now,
    random,
    // Pauses between attempts are over at once; nobody loses patience.
    sleep: (delayMs) => (delayMs < 1_000 ? Promise.resolve() : new Promise(() => {})),
  })
  return upstream.clientFor()
}
