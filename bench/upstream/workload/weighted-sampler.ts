import type { Random } from '../../../src/sandbox/catalogue/random.ts'

const RESOLUTION = 2 ** 32

/**
 * Samples one of the choices at each call, each as often as its weight among all weights.
 *
 * @throws {RangeError} when it is called and there are no choices
 */
export function createWeightedSampler<T>(
  random: Random,
  choices: readonly T[],
  weightOf: (choice: T, index: number) => number,
): () => T {
  const bounds: number[] = []
  let sum = 0
  choices.forEach((choice, index) => {
    sum += weightOf(choice, index)
    bounds.push(sum)
  })

  return () => {
    const value = (random.integer(0, RESOLUTION - 1) / RESOLUTION) * sum
    const choice = choices[findFirstAbove(bounds, value)]
    if (choice === undefined) throw new RangeError('Nothing to sample from.')
    return choice
  }
}

/** A binary search: the pools have thousands of members. */
function findFirstAbove(bounds: readonly number[], value: number): number {
  let low = 0
  let high = bounds.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bounds[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The exponent of Zipf's law. An assumption: for pages of the whole web, caches have measured 0.64 to
 * 0.83 (Breslau and others, 1999); what one company learns is narrower than that.
 */
const ZIPF_EXPONENT = 1

/** The popularity of the member of a pool at an index; the most popular stands first. */
export function toPopularity(index: number): number {
  return 1 / (index + 1) ** ZIPF_EXPONENT
}

/** Samples from a pool by popularity: the second member half as often as the first. */
export function createPopularitySampler<T>(random: Random, pool: readonly T[]): () => T {
  return createWeightedSampler(random, pool, (_, index) => toPopularity(index))
}
