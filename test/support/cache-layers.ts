import { setImmediate } from 'node:timers/promises'
import { shareFlights } from '../../src/cache/coalesce.ts'
import { growRecords } from '../../src/cache/fill-cache.ts'
import { createKeptParcels } from './kept-parcels.ts'
import { PARCEL_RULES } from './parcel.ts'

/** Requests board for a tick, and look into the records before and after. */
export async function rest(): Promise<void> {
  for (let tick = 0; tick < 3; tick += 1) await setImmediate()
}

/** The three layers of the cache, the one behind the other as they are used. */
export function createCacheLayers(rules = PARCEL_RULES) {
  const subject = createKeptParcels(rules)
  const { serve, next, records, clock, questions } = subject
  const grow = growRecords({ records, rules, now: clock.now, random: () => 0.5 })
  let version = 0
  return {
    ...subject,
    ask: serve(shareFlights(rules)(grow(next))),
    /** Answers the last question. */
    async answers() {
      version += 1
      const question = questions.at(-1)
      const { name, letters } = question?.request ?? {}
      question?.resolve({ name, letters, version })
      await rest()
    },
    letters: () => questions.map(({ request }) => request.letters),
  }
}
