/**
 * The look-ups that a page answers too. What makes it one is the locale: a look-up gives a thing
 * in the locale asked for, or in its own when none is, and only where an answer is known to have
 * given it in the same one does it answer the look-up.
 */
import type { Locale } from './locale.ts'
import { readAvailableLocales, servedLocale } from './locale-coverage.ts'
import { isRecord, type JsonRecord, readString } from './narrow.ts'
import type { ImpliedAnswer, LinkedInRequest } from './send.ts'
import { parseUrn } from './urn.ts'

/** Which look-ups the elements of a page answer. */
export interface ImpliedLookUpOptions {
  /** The question for one element. */
  readonly toLookUp: (urn: string, targetLocale?: Locale) => LinkedInRequest
  /** What is known of the locale that elements are given in. */
  readonly given: GivenLocale
}

/**
 * `own`: each in its own. `target`: in a target locale, as a look-up with the same one would. `filter`:
 * in that locale where there is a translation, else nobody knows. `unknown`: nobody knows.
 */
export type GivenLocale =
  | { readonly kind: 'own' | 'unknown' }
  | { readonly kind: 'target' | 'filter'; readonly locale: Locale }

/** For `LinkedInRequest.alsoAnswers`: what each element of a page is the answer to. */
export function impliedLookUps({ toLookUp, given }: ImpliedLookUpOptions) {
  return (body: JsonRecord, { fields }: LinkedInRequest): readonly ImpliedAnswer[] => {
    const { elements } = body
    if (!fields || !Array.isArray(elements)) return []
    return elements.filter(isRecord).flatMap((element) => {
      const urn = readString(element, 'urn')
      if (urn === null || !parseUrn(urn)) return []
      const target = targetOf(given, element)
      if (target === undefined) return []
      return [{ request: { ...toLookUp(urn, target ?? undefined), fields }, answer: element }]
    })
  }
}

/** The target locale that an element is in; null for none. Undefined when that is not known. */
function targetOf(given: GivenLocale, element: JsonRecord): Locale | null | undefined {
  if (given.kind === 'own') return null
  if (given.kind === 'target') return given.locale
  // What is available in one locale only is in its own.
  if (readAvailableLocales(element)?.length === 1) return null
  const served = servedLocale(element)
  return given.kind === 'filter' && served === given.locale ? served : undefined
}
