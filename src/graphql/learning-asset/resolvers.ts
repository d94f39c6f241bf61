import type { LearningAssetEntity } from '../../linkedin/learning-assets/entity.ts'
import type { Locale } from '../../linkedin/locale.ts'
import {
  toAssetType,
  toAvailability,
  toClassificationType,
  toContributorRole,
  toDate,
  toDifficultyLevel,
} from '../enums.ts'
import type { ContributorResolvers, LearningAssetResolvers } from '../generated/resolver-types.ts'
import { lookUpLearningAsset } from '../lookups.ts'
import { formatNodeId } from '../node-id.ts'
import type { LearningAssetSource } from '../sources.ts'
import { toParentLookUp } from './parent.ts'
import { learningAssetProjection } from './projection.ts'

/** An asset's fields from LinkedIn's entity. */
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
      .map(({ associatedClassification }) => associatedClassification)
      .filter(({ type }) => toClassificationType(type) === 'SKILL')
      .map((classification) => ({ classification, targetLocale })),
  classifications: ({ entity, targetLocale }, { types }) =>
    classificationsOf(entity)
      .filter(
        ({ associatedClassification: { type } }) =>
          !types?.length || types.includes(toClassificationType(type)),
      )
      .map(({ associatedClassification, path, assigner }) => ({
        classification: { classification: associatedClassification, targetLocale },
        path: path.map((classification) => ({ classification, targetLocale })),
        assigner,
      })),
  contents: (parent) =>
    parent.entity.contents.map((entity) => ({ entity, targetLocale: parent.targetLocale, parent })),

  async parent(source, _, { linkedInLearning: { loaders } }, info) {
    if (source.parent) return source.parent
    const lookUp = toParentLookUp(source.entity.urn, learningAssetProjection(info))
    if (!lookUp) return null
    const targetLocale = localeOf(source)
    const course = await loaders.learningAsset.load({
      urn: lookUp.courseUrn,
      locale: targetLocale,
      projection: lookUp.projection,
    })
    const entity = course && lookUp.find(course)
    return entity && { entity, targetLocale }
  },

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

/** The locale that an asset was asked for in, or else the one that it is in. */
function localeOf({ entity, targetLocale }: LearningAssetSource): Locale | undefined {
  return targetLocale ?? entity.title?.locale ?? undefined
}

/** An entry without a classification says nothing that could be shown. */
function classificationsOf({ details }: LearningAssetEntity) {
  return (details?.classifications ?? []).flatMap(({ associatedClassification, ...entry }) =>
    associatedClassification ? { ...entry, associatedClassification } : [],
  )
}

/** A contributor's fields that are not simply members of LinkedIn's entity. */
export const Contributor: ContributorResolvers = {
  role: ({ contributionType }) => toContributorRole(contributionType),
  linkedInRole: ({ contributionType }) => contributionType,
}
