/**
 * The target locales that a look-up's response answers. A look-up gives an entity in its target locale
 * when there is a translation, else in the entity's own; so does one without a target locale.
 * (Learning Assets API reference, targetLocale.)
 */
import { isRecord, type JsonRecord, readList, readRecord } from '../linkedin/json.ts'
import { type Locale, readLocale, readLocalizedText } from '../linkedin/locale.ts'

/** Target locales. Made of JSON, to be stored with a response. */
export interface LocaleCoverage {
  /** Null stands for a look-up without a target locale. */
  readonly targets: readonly (Locale | null)[]
  /**
   * The locales that the entity exists in, when the response is in the entity's own: it answers every
   * target in another language too. Null when they are unknown.
   */
  readonly availableLocales: readonly Locale[] | null
}

/** The coverage of a look-up with that target locale. */
export function toLocaleCoverage(targetLocale: Locale | undefined): LocaleCoverage {
  return { targets: [targetLocale ?? null], availableLocales: null }
}

/** The coverage of the response to a look-up with that target locale. */
export function localesOfResponse(target: Locale | undefined, response: unknown): LocaleCoverage {
  // An entity that does not exist exists in no locale.
  if (!isRecord(response)) return { targets: [null], availableLocales: [] }
  const availableLocales = readAvailableLocales(response)
  if (target !== undefined && !isUnavailable(target, availableLocales)) {
    return { targets: [target], availableLocales: null }
  }
  const served = servedLocale(response)
  const targets = new Set([null, ...(target ? [target] : []), ...(served ? [served] : [])])
  return { targets: [...targets], availableLocales }
}

/** Whether a response of coverage `held` answers every target of `wanted`. */
export function coversLocales(held: LocaleCoverage | null, wanted: LocaleCoverage | null): boolean {
  if (!held || !wanted) return held === wanted
  const { targets, availableLocales } = held
  return wanted.targets.every(
    (target) =>
      targets.includes(target) || (target !== null && isUnavailable(target, availableLocales)),
  )
}

/** The locale of an entity's title or name. Null when it has neither, or they name none. */
export function servedLocale(entity: JsonRecord): Locale | null {
  const text = readLocalizedText(entity, 'title') ?? readLocalizedText(entity, 'name')
  return text?.locale ?? null
}

/** The locales that an asset exists in. Null when they are absent or one of them is unreadable. */
export function readAvailableLocales(entity: JsonRecord): readonly Locale[] | null {
  const details = readRecord(entity, 'details') ?? {}
  const given = details['availableLocales']
  const locales = readList(details, 'availableLocales', readLocale)
  // An unreadable one can be any locale.
  const isKnown = Array.isArray(given) && locales.length === given.length
  return isKnown && locales.length > 0 ? locales : null
}

/** By language: a target without a country can be served in any country's locale, and vice versa. */
function isUnavailable(target: Locale, availableLocales: readonly Locale[] | null): boolean {
  return availableLocales?.every((locale) => languageOf(locale) !== languageOf(target)) ?? false
}

function languageOf(locale: Locale): string {
  return locale.split('-')[0] ?? locale
}
