import { type Lifetime, type RecordRules, toEdition } from '../../src/cache/entry.ts'
import { createRecords } from '../../src/cache/entry-store.ts'
import { type Source, serveFromRecords } from '../../src/cache/serve-stale-while-revalidate.ts'
import { createClock } from './clock.ts'
import { createDeferred, type Deferred } from './deferred.ts'
import { createMapCache } from './map-cache.ts'
import { LIFETIME, PARCEL_RULES, type ParcelRequest } from './parcel.ts'

/** A failure that an older answer helps over. */
export class Outage extends Error {}

/** How long somebody waits for a better answer than an expired one. */
export const PATIENCE_MS = 2_000
/** For how long nothing better is asked for after it was not to be had. */
export const PAUSE_MS = 3_000

/** A question that nobody has answered yet. */
export interface Question extends Deferred<unknown> {
  readonly request: ParcelRequest
}

/** What is asked of records of parcels, what is asked behind them, and what there is to see of it. */
export function createKeptParcels(rules: RecordRules<ParcelRequest, string> = PARCEL_RULES) {
  const clock = createClock()
  const cache = createMapCache()
  const records = createRecords({ cache, covers: rules.covers, now: clock.now })
  const questions: Question[] = []
  const served: Source[] = []
  const freshUntilMs: (number | null)[] = []
  const refreshFailures: unknown[] = []
  const patience: Deferred<void>[] = []

  const serve = serveFromRecords({
    records,
    rules,
    isOutage: (error) => error instanceof Outage,
    patienceMs: PATIENCE_MS,
    pauseMs: PAUSE_MS,
    now: clock.now,
    sleep(delayMs, signal) {
      const sleeper = createDeferred<void>()
      signal.addEventListener('abort', () => sleeper.reject(signal.reason))
      if (delayMs === PATIENCE_MS) patience.push(sleeper)
      return sleeper.promise
    },
    onServed(_request: ParcelRequest, told) {
      served.push(told.source)
      freshUntilMs.push(told.freshUntilMs)
    },
    onRefreshFailure: (error) => refreshFailures.push(error),
  })
  const next = (request: ParcelRequest) => {
    const question = { request, ...createDeferred<unknown>() }
    questions.push(question)
    return question.promise
  }

  return {
    serve,
    ask: serve(next),
    next,
    records,
    clock,
    cache,
    /** What was asked behind the records, to be answered by hand. */
    questions,
    /** How the requests were answered, in order. */
    served,
    /** Until when what they were answered with was fresh, as it was told. */
    freshUntilMs,
    refreshFailures,
    /** Ends the patience of all who wait for a better answer than an expired one. */
    losePatience() {
      for (const sleeper of patience) sleeper.resolve()
    },
    /** Keeps an answer of this moment: a parcel, or what else is given. */
    async keep(
      letters: string,
      answer: unknown = { name: 'box', letters, version: 0 },
      { lifetime = LIFETIME, random = 0.5 }: { lifetime?: Lifetime; random?: number } = {},
    ) {
      const times = { nowMs: clock.now(), random }
      await records.add('box', toEdition({ coverage: letters, answer }, lifetime, times))
    },
  }
}
