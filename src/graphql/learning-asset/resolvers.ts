import type {
  AssetClassificationEntity,
  LearningAssetEntity,
} from '../../linkedin/learning-assets/entity.ts'
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
import type { LearningAssetSource } from '../sources.ts'
import { lookUpParent } from './parent.ts'

/** The fields of an asset, from LinkedIn's entity. */
export const LearningAsset: LearningAssetResolvers = {
  id: (source) =>
    formatNodeId({ typeName: 'LearningAsset', urn: source.entity.urn, locale: localeOf(source) }),
  urn: ({ entity }) => entity.urn,
  assetType: ({ entity }) => toAssetType(entity.type),
  linkedInAssetType: ({ entity }) => entity.type,
  title: ({ entity }) => entity.title?.value ?? '',
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
  contributors: ({ entity }) => entity.details?.contributors ?? [],

  skills: ({ entity, targetLocale }) =>
    classificationsOf(entity)
      .filter(({ associatedClassification: { type } }) => toClassificationType(type) === 'SKILL')
      .map(({ associatedClassification: classification }) => ({ classification, targetLocale })),
  classifications: ({ entity, targetLocale }, { types }) =>
    classificationsOf(entity)
      .filter(
        ({ associatedClassification: { type } }) =>
          !types?.length || types.includes(toClassificationType(type)),
      )
      .map(({ associatedClassification: classification, path, assigner }) => ({
        classification: { classification, targetLocale },
        path: path.map((ancestor) => ({ classification: ancestor, targetLocale })),
        assigner,
      })),

  contents: (parent) =>
    parent.entity.contents.map((entity) => ({ entity, targetLocale: parent.targetLocale, parent })),
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

interface AssociatedEntry extends AssetClassificationEntity {
  readonly associatedClassification: ClassificationEntity
}

/** The entries that have their classification; the others have nothing to show. */
function classificationsOf({ details }: LearningAssetEntity): readonly AssociatedEntry[] {
  return details?.classifications.filter(isAssociated) ?? []
}

function isAssociated(entry: AssetClassificationEntity): entry is AssociatedEntry {
  return entry.associatedClassification !== null
}

/** The fields of a contributor that are not simply members of LinkedIn's entity. */
export const Contributor: ContributorResolvers = {
  role: ({ contributionType }) => toContributorRole(contributionType),
  linkedInRole: ({ contributionType }) => contributionType,
}
