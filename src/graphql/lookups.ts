import type { GraphQLResolveInfo } from 'graphql'
import type { Locale } from '../linkedin/locale.ts'
import { CLASSIFICATION_ENTITY_TYPES, NON_ASSET_ENTITY_TYPES, parseUrn } from '../linkedin/urn.ts'
import { classificationProjection } from './classification/projection.ts'
import type { Context } from './context.ts'
import { InvalidArgumentError } from './errors.ts'
import type { InputMaybe } from './generated/resolver-types.ts'
import { learningAssetProjection } from './learning-asset/projection.ts'
import type { ClassificationSource, LearningAssetSource } from './sources.ts'

/** One thing by its name, as it is asked for. */
export interface LookUp {
  readonly urn: string
  /** Undefined to leave the choice to LinkedIn. */
  readonly locale: Locale | undefined
}

/** The asset of that name, with what the current field selects of it. Null when there is none. */
export async function lookUpLearningAsset(
  { urn, locale }: LookUp,
  { linkedInLearning: { loaders } }: Context,
  info: GraphQLResolveInfo,
): Promise<LearningAssetSource | null> {
  const projection = learningAssetProjection(info)
  const entity = await loaders.learningAsset.load({ urn, locale, projection })
  return entity && { entity, targetLocale: locale }
}

/**
 * The classification of that name, with what the current field selects of it. Null when there is
 * none, and for those that LinkedIn looks up none of, such as certifications.
 */
export async function lookUpClassification(
  { urn, locale }: LookUp,
  { linkedInLearning: { loaders } }: Context,
  info: GraphQLResolveInfo,
): Promise<ClassificationSource | null> {
  if (!isCategoryOrSkill(urn)) return null
  const projection = classificationProjection(info)
  const classification = await loaders.classification.load({ urn, locale, projection })
  return classification && { classification, targetLocale: locale }
}

/** @throws {InvalidArgumentError} when the URN evidently names something that is no asset */
export function checkAssetUrn(argumentName: string, urn: string): void {
  if (NON_ASSET_ENTITY_TYPES.has(parseUrn(urn)?.entityType ?? '')) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" must name a learning asset, such as "urn:li:lyndaCourse:563322".`,
    )
  }
}

/** @throws {InvalidArgumentError} when LinkedIn looks up no classification by such a URN */
export function checkClassificationUrn(argumentName: string, urn: string): void {
  if (!isCategoryOrSkill(urn)) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" must name a category or a skill, such as "urn:li:lyndaCategory:7220" or "urn:li:skill:17".`,
    )
  }
}

function isCategoryOrSkill(urn: string): boolean {
  return CLASSIFICATION_ENTITY_TYPES.has(parseUrn(urn)?.entityType ?? '')
}

/** How many things can be looked up by their keys at a time. */
export const MAX_KEYS = 100

/** @throws {InvalidArgumentError} when there are more keys than one operation may look up */
export function checkNumberOfKeys(argumentName: string, keys: readonly unknown[]): void {
  if (keys.length > MAX_KEYS) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" takes at most ${MAX_KEYS} values; got ${keys.length}.`,
    )
  }
}

const MAX_LENGTH = 256

/**
 * Words to look for, trimmed. Undefined when there are none.
 *
 * @throws {InvalidArgumentError} when there are more than LinkedIn could be asked for in an address
 */
export function toKeyword(
  argumentName: string,
  keyword: InputMaybe<string> | undefined,
): string | undefined {
  const words = keyword?.trim()
  if (!words) return undefined
  if (words.length > MAX_LENGTH) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" takes at most ${MAX_LENGTH} characters; got ${words.length}.`,
    )
  }
  return words
}
