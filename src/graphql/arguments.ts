/** Checks of arguments that more than one field has. */
import { CLASSIFICATION_ENTITY_TYPES, NON_ASSET_ENTITY_TYPES, parseUrn } from '../linkedin/urn.ts'
import { InvalidArgumentError } from './errors.ts'

/** The most entities that one field looks up by their keys. */
export const MAX_KEYS = 100

/** @throws {InvalidArgumentError} when a list is longer than it may be */
export function checkLength(argumentName: string, list: readonly unknown[], maximum: number): void {
  if (list.length > maximum) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" takes at most ${maximum} values; got ${list.length}.`,
    )
  }
}

/** @throws {InvalidArgumentError} when a URN is evidently not one of an asset */
export function checkAssetUrn(argumentName: string, urn: string): void {
  if (NON_ASSET_ENTITY_TYPES.has(parseUrn(urn)?.entityType ?? '')) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" must name a learning asset, such as "urn:li:lyndaCourse:563322".`,
    )
  }
}

/** @throws {InvalidArgumentError} when LinkedIn looks up no classification by that URN */
export function checkClassificationUrn(argumentName: string, urn: string): void {
  if (!isClassificationUrn(urn)) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" must name a category or a skill, such as "urn:li:lyndaCategory:7220" or "urn:li:skill:17".`,
    )
  }
}

/** Whether a URN names a category or a skill: the classifications that LinkedIn looks up. */
export function isClassificationUrn(urn: string): boolean {
  return CLASSIFICATION_ENTITY_TYPES.has(parseUrn(urn)?.entityType ?? '')
}

/** The longest keyword, in UTF-16 code units; longer ones do not fit into every server's URLs. */
const MAX_KEYWORD_LENGTH = 256

/**
 * A keyword without the white space around it. Undefined when nothing is left.
 *
 * @throws {InvalidArgumentError} when it is longer than 256 characters, or has half a surrogate pair,
 *   which JSON can escape and UTF-8 cannot carry (RFC 8259 §8.2)
 */
export function toKeyword(
  argumentName: string,
  text: string | null | undefined,
): string | undefined {
  const keyword = text?.trim()
  if (!keyword) return undefined
  if (!keyword.isWellFormed()) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" is not valid Unicode: it has half of a surrogate pair.`,
    )
  }
  if (keyword.length > MAX_KEYWORD_LENGTH) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" takes at most ${MAX_KEYWORD_LENGTH} characters; got ${keyword.length}.`,
    )
  }
  return keyword
}
