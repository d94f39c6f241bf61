import { toNamedParty } from './classification.ts'
import { toTag } from './locale.ts'
import type { WireAsset } from './wire.ts'
import { toEnum, WORDS } from './words.ts'

/** An asset, and the locale that it was requested in. */
export interface AssetSource {
  readonly asset: WireAsset
  readonly locale?: string | null | undefined
}

const SECONDS_PER: Readonly<Record<string, number>> = { SECOND: 1, MINUTE: 60, HOUR: 3600 }

/** The fields of a `LearningAsset`. */
export const LearningAsset = {
  id({ asset: { urn, title }, locale }: AssetSource): string {
    return Buffer.from(`LearningAsset|${locale ?? toTag(title.locale)}|${urn}`).toString(
      'base64url',
    )
  },
  urn: ({ asset }: AssetSource) => asset.urn,
  assetType: ({ asset }: AssetSource) => toEnum(WORDS.assetType, asset.type),
  linkedInAssetType: ({ asset }: AssetSource) => asset.type,
  title: ({ asset }: AssetSource) => asset.title.value,
  locale: ({ asset }: AssetSource) => toTag(asset.title.locale),
  shortDescription: ({ asset }: AssetSource) => asset.details?.shortDescription?.value,
  shortDescriptionHtml: ({ asset }: AssetSource) =>
    asset.details?.shortDescriptionIncludingHtml?.value,
  description: ({ asset }: AssetSource) => asset.details?.description?.value,
  descriptionHtml: ({ asset }: AssetSource) => asset.details?.descriptionIncludingHtml?.value,
  difficultyLevel: ({ asset: { details } }: AssetSource) =>
    details?.level && toEnum(WORDS.difficultyLevel, details.level),
  linkedInDifficultyLevel: ({ asset }: AssetSource) => asset.details?.level,
  durationInSeconds({ asset }: AssetSource) {
    const time = asset.details?.timeToComplete
    return time && time.duration * (SECONDS_PER[time.unit] ?? Number.NaN)
  },
  contributors: ({ asset }: AssetSource) =>
    asset.details?.contributors?.map(({ urn, name, contributionType, authorDetails }) => ({
      urn,
      name: name.value,
      role: toEnum(WORDS.contributorRole, contributionType),
      linkedInRole: contributionType,
      firstName: authorDetails?.firstName.value,
      lastName: authorDetails?.lastName.value || null,
    })) ?? [],
  skills: ({ asset, locale }: AssetSource) =>
    classificationsOf(asset)
      .filter(({ associatedClassification }) => associatedClassification.type === 'SKILL')
      .map(({ associatedClassification }) => ({
        classification: associatedClassification,
        locale,
      })),
  classifications: (
    { asset, locale }: AssetSource,
    { types }: { types?: readonly string[] | null },
  ) =>
    classificationsOf(asset)
      .filter(
        ({ associatedClassification: { type } }) =>
          !types?.length || types.includes(toEnum(WORDS.classificationType, type)),
      )
      .map(({ associatedClassification, path, assigner }) => ({
        classification: { classification: associatedClassification, locale },
        path: path.map((classification) => ({ classification, locale })),
        assigner: toNamedParty(assigner),
      })),
  contents: ({ asset, locale }: AssetSource) =>
    asset.contents?.map((content): AssetSource => ({ asset: content.asset, locale })) ?? [],
  discoverableBy: ({ asset }: AssetSource) =>
    asset.details?.discoverableBy?.map(({ accessor }) => toNamedParty(accessor)) ?? [],
  availability: ({ asset: { details } }: AssetSource) =>
    details?.availability && toEnum(WORDS.availability, details.availability),
  linkedInAvailability: ({ asset }: AssetSource) => asset.details?.availability,
  publishedAt: ({ asset }: AssetSource) => toDateTime(asset.details?.publishedAt),
  lastUpdatedAt: ({ asset }: AssetSource) => toDateTime(asset.details?.lastUpdatedAt),
  retiredAt: ({ asset }: AssetSource) => toDateTime(asset.details?.retiredAt),
  availableLocales: ({ asset }: AssetSource) => asset.details?.availableLocales?.map(toTag) ?? [],
  imageUrl: ({ asset }: AssetSource) => asset.details?.images?.primary,
  webUrl: ({ asset }: AssetSource) => asset.details?.urls?.webLaunch,
  ssoUrl: ({ asset }: AssetSource) => asset.details?.urls?.ssoLaunch,
  aiccUrl: ({ asset }: AssetSource) => asset.details?.urls?.aiccLaunch,
}

function classificationsOf({ details }: WireAsset) {
  return details?.classifications ?? []
}

function toDateTime(epochMs: number | undefined) {
  return epochMs === undefined ? null : new Date(epochMs).toISOString()
}
