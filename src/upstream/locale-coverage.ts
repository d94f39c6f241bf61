/**
 * For which target locales an answer is the answer. A look-up gives a thing in the locale asked for
 * where there is a translation, else in the thing's own, and so does one without a target locale
 * (Learning Assets API reference, targetLocale).
 */

import { isRecord } from '../linkedin/json.ts'
import type { Locale } from '../linkedin/locale.ts'
import { readAvailableLocales, servedLocale } from '../linkedin/lookups.ts'

/** Made of JSON, to be kept beside an answer. */
export interface LocaleCoverage {
  /** The target locales; null stands for a question without one. */
  readonly targets: readonly (Locale | null)[]
  /**
   * The locales that the thing is available in, where the answer is in its own and they are known: for
   * a target in any other language the answer is the same. Null where they are not known.
   */
  readonly availableLocales: readonly Locale[] | null
}

/** The one target that a question has. */
export function toLocaleCoverage(targetLocale: Locale | undefined): LocaleCoverage {
  return { targets: [targetLocale ?? null], availableLocales: null }
}

/** For which target locales an answer to a question with that one is the answer. */
export function localesOfAnswer(target: Locale | undefined, answer: unknown): LocaleCoverage {
  // What there is none of, there is none of in any locale.
  if (!isRecord(answer)) return { targets: [null], availableLocales: [] }
  const availableLocales = readAvailableLocales(answer)
  if (target !== undefined && !isUnavailable(target, availableLocales)) {
    return { targets: [target], availableLocales: null }
  }
  const served = servedLocale(answer)
  const targets = new Set([null, ...(target ? [target] : []), ...(served ? [served] : [])])
  return { targets: [...targets], availableLocales }
}

/** Whether an answer for `held` is the answer for every target of `wanted`. */
export function coversLocales(held: LocaleCoverage | null, wanted: LocaleCoverage | null): boolean {
  if (!held || !wanted) return held === wanted
  const { targets, availableLocales } = held
  return wanted.targets.every(
    (target) =>
      targets.includes(target) || (target !== null && isUnavailable(target, availableLocales)),
  )
}

/** A target without a country may be served in any country's locale, and so may another country's. */
function isUnavailable(target: Locale, availableLocales: readonly Locale[] | null): boolean {
  return availableLocales?.every((locale) => languageOf(locale) !== languageOf(target)) ?? false
}

function languageOf(locale: Locale): string {
  return locale.split('-')[0] ?? locale
}
