/** A seeded pseudo-random generator: the same seed gives the same sequence. */
export interface Random {
  /** An integer, both bounds included. */
  integer(minimum: number, maximum: number): number
  /** One of the choices. Throws a RangeError without any. */
  pick<T>(choices: readonly T[]): T
  /** True with the probability 1 / `times`. */
  oneIn(times: number): boolean
  /** The choices in random order, as a new array. */
  shuffle<T>(choices: readonly T[]): T[]
  /** `length` consecutive choices from a random index on, wrapping round at the end. */
  run<T>(choices: readonly T[], length: number): T[]
}

/** A generator with 32 bits of state (mulberry32): small, fast, and no source of secrets. */
export function createRandom(seed: number): Random {
  let state = seed | 0

  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const integer = (minimum: number, maximum: number): number =>
    minimum + Math.floor(next() * (maximum - minimum + 1))

  return {
    integer,
    pick<T>(choices: readonly T[]): T {
      const choice = choices[integer(0, choices.length - 1)]
      if (choice === undefined) throw new RangeError('Nothing to pick from.')
      return choice
    },
    oneIn: (times) => next() * times < 1,
    shuffle(choices) {
      // Fisher-Yates: each place in turn takes one of the elements not yet placed.
      const shuffled = [...choices]
      for (let last = shuffled.length - 1; last > 0; last--) {
        const [chosen] = shuffled.splice(integer(0, last), 1)
        if (chosen !== undefined) shuffled.push(chosen)
      }
      return shuffled
    },
    run: (choices, length) => {
      const first = integer(0, choices.length - 1)
      const end = first + length
      return [...choices.slice(first, end), ...choices.slice(0, Math.max(0, end - choices.length))]
    },
  }
}
