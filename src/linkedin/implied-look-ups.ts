/**
 * The look-ups that an answer answers too. What makes it one is the locale: a look-up gives a thing
 * in the locale asked for, or in its own when none is, and only where an answer is known to have
 * given it in the same one does it answer the look-up.
 */
import type { Locale } from './locale.ts'
import { readLocalizedText } from './localized-text.ts'
import { isRecord, type JsonRecord, readString } from './narrow.ts'
import type { ImpliedAnswer, LinkedInRequest } from './send.ts'
import { parseUrn } from './urn.ts'

/** Which look-ups the entities of an answer answer. */
export interface ImpliedLookUpOptions {
  /** The question for one entity. */
  readonly toLookUp: (urn: string, targetLocale?: Locale) => LinkedInRequest
  /** The member that tells which locale an entity is in. */
  readonly localizedMember: 'title' | 'name'
  /** What is known of the locale that entities were given in. */
  readonly given: GivenLocale
}

/**
 * `own`: each in its own. `target`: in a target locale, as a look-up with the same one would. `filter`:
 * in that locale where there is a translation, else nobody knows. `unknown`: nobody knows.
 */
export type GivenLocale =
  | { readonly kind: 'own' | 'unknown' }
  | { readonly kind: 'target' | 'filter'; readonly locale: Locale }

/** For `LinkedInRequest.alsoAnswers`: of a page its elements, of an entity the entity itself. */
export function impliedLookUps({ toLookUp, localizedMember, given }: ImpliedLookUpOptions) {
  return (body: JsonRecord, { fields }: LinkedInRequest): readonly ImpliedAnswer[] => {
    if (!fields) return []
    const { elements } = body
    const entities: readonly unknown[] = Array.isArray(elements) ? elements : [body]
    return entities.filter(isRecord).flatMap((entity) => {
      const urn = readString(entity, 'urn')
      if (urn === null || !parseUrn(urn)) return []
      const served = readLocalizedText(entity, localizedMember)?.locale
      return targetLocales(given, served).map((locale) => ({
        request: { ...toLookUp(urn, locale), fields },
        answer: entity,
      }))
    })
  }
}

/** The target locales in which a look-up gives the same; undefined for one without. */
function targetLocales(
  given: GivenLocale,
  served: Locale | null | undefined,
): readonly (Locale | undefined)[] {
  switch (given.kind) {
    case 'own':
      return served ? [undefined, served] : [undefined]
    case 'target':
      return [given.locale]
    case 'filter':
      return served === given.locale ? [served] : []
    case 'unknown':
      return []
  }
}
