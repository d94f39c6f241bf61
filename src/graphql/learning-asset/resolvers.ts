import type { ClassificationEntity } from '../../linkedin/learning-classifications.ts'
import type { Locale } from '../../linkedin/locale.ts'
import {
  toAssetType,
  toAvailability,
  toClassificationType,
  toContributorRole,
  toDifficultyLevel,
} from '../enums.ts'
import type { ContributorResolvers, LearningAssetResolvers } from '../generated/resolver-types.ts'
import { lookUpLearningAsset } from '../lookups.ts'
import { formatNodeId } from '../node.ts'
import { toDate } from '../scalars.ts'
import type {
  AssetClassificationSource,
  ClassificationSource,
  LearningAssetSource,
} from '../sources.ts'
import { requiredText } from '../text.ts'
import { lookUpParent } from './parent.ts'
import { ASSETS } from './projection.ts'

/** The fields of an asset, from LinkedIn's entity. */
export const LearningAsset: LearningAssetResolvers = {
  id: (source) =>
    formatNodeId({ typeName: 'LearningAsset', urn: source.entity.urn, locale: localeOf(source) }),
  urn: ({ entity }) => entity.urn,
  assetType: ({ entity }) => toAssetType(entity.type),
  linkedInAssetType: ({ entity }) => entity.type,
  title: ({ entity }) => requiredText(entity.title, ASSETS, 'title'),
  locale: ({ entity }) => entity.title?.locale ?? null,
  shortDescription: ({ entity }) => entity.details?.shortDescription ?? null,
  shortDescriptionHtml: ({ entity }) => entity.details?.shortDescriptionIncludingHtml ?? null,
  description: ({ entity }) => entity.details?.description ?? null,
  descriptionHtml: ({ entity }) => entity.details?.descriptionIncludingHtml ?? null,
  difficultyLevel({ entity }) {
    const level = entity.details?.level ?? null
    return level === null ? null : toDifficultyLevel(level)
  },
  linkedInDifficultyLevel: ({ entity }) => entity.details?.level ?? null,
  durationInSeconds: ({ entity }) => entity.details?.timeToCompleteSeconds ?? null,
  contributors: (asset) =>
    // Not spread: that takes a tenth of the time of a small answer.
    asset.entity.details?.contributors.map(
      ({ urn, name, contributionType, firstName, lastName }) => ({
        urn,
        name,
        contributionType,
        firstName,
        lastName,
        asset,
      }),
    ) ?? [],

  skills: (asset) =>
    classificationsOf(asset)
      .map(({ classification }) => classification)
      .filter(({ classification: { type } }) => toClassificationType(type) === 'SKILL'),
  classifications(asset, { types }) {
    const all = classificationsOf(asset)
    if (!types?.length) return all
    return all.filter(({ classification: { classification } }) =>
      types.includes(toClassificationType(classification.type)),
    )
  },

  contents: (parent) =>
    parent.entity.contents.map((entity) => ({
      entity,
      targetLocale: parent.targetLocale,
      parent,
      contentsLevel: (parent.contentsLevel ?? 0) + 1,
    })),
  parent: (source, _, context, info) =>
    source.parent ??
    lookUpParent({ urn: source.entity.urn, locale: localeOf(source) }, context, info),
  localized: ({ entity }, { locale }, context, info) =>
    lookUpLearningAsset({ urn: entity.urn, locale }, context, info),

  discoverableBy: ({ entity }) => entity.details?.discoverableBy ?? [],
  availability({ entity }) {
    const availability = entity.details?.availability ?? null
    return availability === null ? null : toAvailability(availability)
  },
  linkedInAvailability: ({ entity }) => entity.details?.availability ?? null,
  publishedAt: ({ entity }) => toDate(entity.details?.publishedAtMs),
  lastUpdatedAt: ({ entity }) => toDate(entity.details?.lastUpdatedAtMs),
  retiredAt: ({ entity }) => toDate(entity.details?.retiredAtMs),
  availableLocales: ({ entity }) => entity.details?.availableLocales ?? [],
  imageUrl: ({ entity }) => entity.details?.primaryImageUrl ?? null,
  webUrl: ({ entity }) => entity.details?.webLaunchUrl ?? null,
  ssoUrl: ({ entity }) => entity.details?.ssoLaunchUrl ?? null,
  aiccUrl: ({ entity }) => entity.details?.aiccLaunchUrl ?? null,
}

/** The locale that an asset was requested in, or else the one that it is in. */
function localeOf({ entity, targetLocale }: LearningAssetSource): Locale | undefined {
  return targetLocale ?? entity.title?.locale ?? undefined
}

/** What an asset is sorted by. An entry without its classification has nothing to show. */
function classificationsOf(asset: LearningAssetSource): readonly AssetClassificationSource[] {
  const { targetLocale } = asset
  const entries = asset.entity.details?.classifications ?? []
  if (entries.length === 0) return []
  // An answer has hundreds of classifications: what they have in common is made once.
  const associatedOf = { asset, field: 'associatedClassification' } as const
  const ancestorOf = { asset, field: 'path' } as const
  const toSource = (
    classification: ClassificationEntity,
    readWith: ClassificationSource['readWith'],
  ): ClassificationSource => ({ classification, targetLocale, readWith })

  const sources: AssetClassificationSource[] = []
  for (const { associatedClassification, path, assigner } of entries) {
    if (!associatedClassification) continue
    sources.push({
      classification: toSource(associatedClassification, associatedOf),
      path: path.map((ancestor) => toSource(ancestor, ancestorOf)),
      assigner,
      asset,
    })
  }
  return sources
}

/** The fields of a contributor that are not simply members of LinkedIn's entity. */
export const Contributor: ContributorResolvers = {
  role: ({ contributionType }) => toContributorRole(contributionType),
  linkedInRole: ({ contributionType }) => contributionType,
}
