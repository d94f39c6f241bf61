import type { Lifetimes } from '../../src/upstream/cache-policy.ts'

const MINUTE_MS = 60_000

/** How long answers are good for unless an operator says otherwise. */
export const LIFETIMES: Lifetimes = {
  search: toLifetime(5 * MINUTE_MS),
  asset: toLifetime(60 * MINUTE_MS),
  classification: toLifetime(24 * 60 * MINUTE_MS),
}

function toLifetime(freshMs: number) {
  return { freshMs, staleMs: freshMs, staleIfErrorMs: 24 * 60 * MINUTE_MS }
}
