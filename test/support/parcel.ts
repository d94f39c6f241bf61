import type { CacheRequest, ImpliedAnswer, Lifetime, RecordRules } from '../../src/cache/entry.ts'

/** A question for some of the letters of one name: the least that can be asked for in part. */
export interface ParcelRequest extends CacheRequest {
  readonly name: string
  /** Letters, each a part of what there is. */
  readonly letters: string
}

/** An answer to it, with what it is an answer to. */
export interface Parcel {
  readonly name: string
  readonly letters: string
  readonly version: number
}

/** The lifetime of parcels in tests: ten seconds fresh, five stale, a minute kept. */
export const LIFETIME: Lifetime = { freshMs: 10_000, staleMs: 5_000, staleIfErrorMs: 60_000 }

/** Rules for parcels: coverages are letters, and every union is one. Names of `~` are never kept. */
export const PARCEL_RULES: RecordRules<ParcelRequest, string> = {
  keyOf: ({ name }) => name,
  coverageOf: ({ letters }) => letters,
  coverageOfAnswer: ({ letters }) => letters,
  addRiders: (_, letters) => letters,
  isTooMuch: () => false,
  withCoverage: (request, letters) => ({ ...request, letters }),
  covers: (held, wanted) => [...wanted].every((letter) => held.includes(letter)),
  unite: (one, other) => uniteLetters(one, other),
  grow: (wanted, held) => uniteLetters(wanted, held),
  narrow: (answer, held, wanted) =>
    answer === null || held === wanted ? answer : pick(answer as Parcel, wanted),
  join([first], letters, signal) {
    if (!first) throw new TypeError('There is nothing to join')
    return { name: first.name, letters, signal }
  },
  isWhole: () => true,
  alsoAnswers: (): readonly ImpliedAnswer<ParcelRequest>[] => [],
  lifetimeOf: ({ name }) => (name === '~' ? null : LIFETIME),
}

/** What cannot be asked for at once: one question only where it holds the other, as pages do. */
export const CONTAINED_RULES: RecordRules<ParcelRequest, string> = {
  ...PARCEL_RULES,
  unite(one, other) {
    if (PARCEL_RULES.covers(one, other)) return one
    return PARCEL_RULES.covers(other, one) ? other : null
  },
  grow: (wanted) => wanted,
}

/** Only what there is, so that a test sees what is missing. */
function pick(parcel: Parcel, wanted: string): Parcel {
  const letters = [...wanted].filter((letter) => parcel.letters.includes(letter))
  return { ...parcel, letters: letters.join('') }
}

function uniteLetters(one: string, other: string): string {
  return [...new Set([...one, ...other])].sort().join('')
}
