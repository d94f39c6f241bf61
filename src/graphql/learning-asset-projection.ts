import type { GraphQLResolveInfo } from 'graphql'
import type { LearningAssetField, LearningAssetProjection } from '../linkedin/learning-asset.ts'
import type { LearningAsset } from './generated/resolver-types.ts'
import { selectedFields } from './selection.ts'

/**
 * What each field of a `LearningAsset` needs of LinkedIn. The heavy parts of an asset are asked for
 * only when they are selected.
 */
const NEEDS: Readonly<Record<Exclude<keyof LearningAsset, '__typename'>, LearningAssetField>> = {
  id: 'urn',
  urn: 'urn',
  assetType: 'type',
  linkedInAssetType: 'type',
  title: 'title',
  locale: 'title',
  shortDescription: 'details.shortDescription',
  shortDescriptionHtml: 'details.shortDescriptionIncludingHtml',
  description: 'details.description',
  descriptionHtml: 'details.descriptionIncludingHtml',
  difficultyLevel: 'details.level',
  linkedInDifficultyLevel: 'details.level',
  durationInSeconds: 'details.timeToComplete',
  contributors: 'details.contributors',
  availability: 'details.availability',
  publishedAt: 'details.publishedAt',
  lastUpdatedAt: 'details.lastUpdatedAt',
  retiredAt: 'details.retiredAt',
  availableLocales: 'details.availableLocales',
  imageUrl: 'details.images.primary',
  webUrl: 'details.urls.webLaunch',
  ssoUrl: 'details.urls.ssoLaunch',
  aiccUrl: 'details.urls.aiccLaunch',
}

/** What LinkedIn must return for the assets that the current field selects, directly or at paths. */
export function learningAssetProjection(
  info: GraphQLResolveInfo,
  paths: readonly (readonly string[])[] = [[]],
): LearningAssetProjection {
  const projection = new Set<LearningAssetField>(['urn'])
  for (const path of paths) {
    for (const name of selectedFields(info, 'LearningAsset', path)) {
      if (isAssetField(name)) projection.add(NEEDS[name])
    }
  }
  return projection
}

function isAssetField(name: string): name is keyof typeof NEEDS {
  return Object.hasOwn(NEEDS, name)
}
