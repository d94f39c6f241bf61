import type { GraphQLResolveInfo } from 'graphql'
import { isClassificationUrn } from './arguments.ts'
import { classificationProjection } from './classification/projection.ts'
import type { Context } from './context.ts'
import { learningAssetProjection } from './learning-asset/projection.ts'
import type { EntityKey } from './loaders.ts'
import type { ClassificationSource, LearningAssetSource } from './sources.ts'

/** The asset with that key, and what the current field selects of it. Null where there is none. */
export async function lookUpLearningAsset(
  { urn, locale }: EntityKey,
  { linkedInLearning: { loaders } }: Context,
  info: GraphQLResolveInfo,
): Promise<LearningAssetSource | null> {
  const projection = learningAssetProjection(info)
  const entity = await loaders.learningAsset.load({ urn, locale, projection })
  return entity && { entity, targetLocale: locale }
}

/**
 * The classification with that key, and what the current field selects of it. Null where there is
 * none, and for types that LinkedIn has no look-up of, such as certifications.
 */
export async function lookUpClassification(
  { urn, locale }: EntityKey,
  { linkedInLearning: { loaders } }: Context,
  info: GraphQLResolveInfo,
): Promise<ClassificationSource | null> {
  if (!isClassificationUrn(urn)) return null
  const projection = classificationProjection(info)
  const classification = await loaders.classification.load({ urn, locale, projection })
  return classification && { classification, targetLocale: locale }
}
