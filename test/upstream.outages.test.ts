import { describe, expect, it } from 'vitest'
import { createKeyvCache } from '../src/cache/keyv-cache.ts'
import { createMemoryKeyv } from '../src/cache/memory-keyv.ts'
import type { LearningAssetEntity } from '../src/linkedin/learning-asset.ts'
import { createRandom } from '../src/sandbox/catalogue/random.ts'
import { createUpstream } from '../src/upstream.ts'
import { createChangingLinkedIn, ILLNESSES } from './support/changing-linkedin.ts'
import { createClock } from './support/clock.ts'
import { LIFETIMES } from './support/lifetimes.ts'
import { createLogRecorder } from './support/log-recorder.ts'

const ASSETS = 12
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const FIELDS = { fields: new Set(['title'] as const) }
const JITTER = 1.1

/** The longest that an answer may be served after it has ceased to be right. */
const BOUNDS = {
  search: { wellMs: 2 * 5 * MINUTE_MS * JITTER, unwellMs: 5 * MINUTE_MS * JITTER + DAY_MS },
  asset: { wellMs: 2 * 60 * MINUTE_MS * JITTER, unwellMs: 60 * MINUTE_MS * JITTER + DAY_MS },
}

describe('days of questions to a LinkedIn that changes, falls ill and recovers', () => {
  it.each([1, 2, 3])(
    'get no wrong answer, none that is too old, and lose none (seed %i)',
    async (seed) => {
      const random = createRandom(seed)
      const clock = createClock()
      const fake = createChangingLinkedIn(ASSETS, clock.now)
      const cache = () => createKeyvCache(createMemoryKeyv({ maxBytes: 4_000_000 }), () => {})
      const linkedIn = createUpstream({
        clientId: 'client',
        clientSecret: 'secret',
        apiUrl: 'http://api.test',
        tokenUrl: 'http://token.test/token',
        dailyQuota: null,
        isSearchInOwnLocale: true,
        lifetimes: LIFETIMES,
        answerCache: cache(),
        tokenCache: cache(),
        dispatcher: fake.dispatcher,
        logger: createLogRecorder().log,
        now: clock.now,
        monotonicNow: clock.now,
        random: () => random.integer(0, 999) / 1_000,
        sleep: (delayMs) => (delayMs < 1_000 ? Promise.resolve() : new Promise(() => {})),
      }).clientFor()

      const found = { wrong: 0, tooOld: 0, lost: 0, excessive: 0 }
      const answeredAtMs = new Map<string, number>()
      let questions = 0
      let ill = 0
      let wellSinceMs = clock.now()
      let isWell = true
      let nextChangeMs = 0
      let throttledCalls = 0
      let health: (typeof ILLNESSES)[number] = 'well'

      function judge(kind: keyof typeof BOUNDS, { urn, title }: LearningAssetEntity): void {
        const endedAtMs = fake.endOf(Number(urn.split(':').at(-1)), title?.value ?? '')
        if (endedAtMs === undefined) found.wrong += 1
        if (!endedAtMs) return
        // Right after it has recovered, nobody may have asked again yet.
        const isWellForLong = isWell && clock.now() - wellSinceMs > 70_000
        const bound = isWellForLong ? BOUNDS[kind].wellMs : BOUNDS[kind].unwellMs
        if (clock.now() - endedAtMs > bound) found.tooOld += 1
      }

      async function ask(): Promise<void> {
        questions += 1
        const isSearch = random.oneIn(4)
        const id = random.integer(0, ASSETS - 1)
        const question = isSearch ? 'search' : `asset ${id}`
        const keptMs = isSearch ? 5 * MINUTE_MS * 0.9 + DAY_MS : 60 * MINUTE_MS * 0.9 + DAY_MS
        const before = fake.callCount()
        try {
          if (isSearch) {
            const page = await linkedIn.learningAssets.findByCriteria(
              { keyword: 'java' },
              { start: 0, count: 20 },
              FIELDS,
            )
            for (const element of page.elements) judge('search', element)
            // A page with holes is served as LinkedIn gives it, but never again.
            if (page.elements.length !== ASSETS && health !== 'mixed up') found.wrong += 1
          } else {
            const asset = await linkedIn.learningAssets.get(`urn:li:lyndaCourse:${id}`, FIELDS)
            if (!asset) found.wrong += 1
            // LinkedIn itself gives another one: then it is served, but never again.
            else if (health !== 'mixed up' && asset.urn !== `urn:li:lyndaCourse:${id}`)
              found.wrong += 1
            else judge('asset', asset)
          }
          if (isWell) answeredAtMs.set(question, clock.now())
        } catch {
          const last = answeredAtMs.get(question)
          if (isWell && clock.now() - wellSinceMs > 70_000) found.lost += 1
          else if (last !== undefined && clock.now() - last < keptMs - 2 * 60 * MINUTE_MS)
            found.lost += 1
        }
        if (health === 'throttling') throttledCalls += fake.callCount() - before
      }

      for (let hour = 0; hour < 24 * 5; hour += 1) {
        isWell = hour < 3 || !random.oneIn(3)
        const next = isWell ? 'well' : random.pick(ILLNESSES)
        if (isWell && health !== 'well') wellSinceMs = clock.now()
        health = next
        fake.becomes(next)
        if (!isWell) ill += 1
        throttledCalls = 0
        for (let question = 0; question < 120; question += 1) {
          clock.advance(30_000)
          if (clock.now() > nextChangeMs) {
            fake.changes(random.integer(0, ASSETS - 1))
            nextChangeMs = clock.now() + random.integer(1, 40) * MINUTE_MS
          }
          await ask()
        }
        if (throttledCalls > 61) found.excessive += 1
      }

      expect(found).toEqual({ wrong: 0, tooOld: 0, lost: 0, excessive: 0 })
      expect(ill).toBeGreaterThan(20)
      expect(fake.callCount()).toBeLessThan(questions / 2)
    },
  )
})
