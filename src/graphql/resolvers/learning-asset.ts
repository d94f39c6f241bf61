import type { LearningAssetResolvers } from '../generated/resolver-types.ts'
import { formatNodeId } from '../node-id.ts'
import { toAssetType, toAvailability, toDifficultyLevel } from '../wire-enums.ts'

/** An asset's fields from LinkedIn's entity. */
export const LearningAsset: LearningAssetResolvers = {
  id: ({ entity, targetLocale }) =>
    formatNodeId({ typeName: 'LearningAsset', urn: entity.urn, locale: targetLocale }),
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
  availability({ entity }) {
    const availability = entity.details?.availability ?? null
    return availability === null ? null : toAvailability(availability)
  },
  publishedAt: ({ entity }) => toDate(entity.details?.publishedAtMs),
  lastUpdatedAt: ({ entity }) => toDate(entity.details?.lastUpdatedAtMs),
  retiredAt: ({ entity }) => toDate(entity.details?.retiredAtMs),
  availableLocales: ({ entity }) => entity.details?.availableLocales ?? [],
  imageUrl: ({ entity }) => entity.details?.primaryImageUrl ?? null,
  webUrl: ({ entity }) => entity.details?.webLaunchUrl ?? null,
  ssoUrl: ({ entity }) => entity.details?.ssoLaunchUrl ?? null,
  aiccUrl: ({ entity }) => entity.details?.aiccLaunchUrl ?? null,
}

/** Null also for a number that is no date: no date is better than no answer. */
function toDate(epochMs: number | null | undefined): Date | null {
  if (epochMs === null || epochMs === undefined) return null
  const date = new Date(epochMs)
  return Number.isNaN(date.getTime()) ? null : date
}
