import type { Random } from '../../../src/sandbox/catalogue/random.ts'
import { createLottery } from './lottery.ts'

/**
 * The exponent of Zipf's law. An assumption: for pages of the whole web, caches have measured 0.64 to
 * 0.83 (Breslau and others, 1999); what one company learns is narrower than that.
 */
const EXPONENT = 1

/** How popular what stands at an index of a pool is; the most popular stands first. */
export function toPopularity(index: number): number {
  return 1 / (index + 1) ** EXPONENT
}

/** Draws from a pool by popularity: the second is drawn half as often as the first. */
export function createPopularDraw<T>(random: Random, pool: readonly T[]): () => T {
  return createLottery(random, pool, (_, index) => toPopularity(index))
}
