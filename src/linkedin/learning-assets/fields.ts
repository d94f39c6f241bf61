import { CONTENTS } from '../request-url.ts'

/**
 * What can be asked of an asset with `fields=`, as dotted paths, in the order we send them; but for
 * its contents, which are assets again (Learning Assets API reference, LearningAsset schema).
 */
export const LEARNING_ASSET_FIELDS = [
  'urn',
  'title',
  'type',
  'details.availability',
  'details.availableLocales',
  'details.classifications.assigner',
  'details.classifications.associatedClassification.name',
  'details.classifications.associatedClassification.owner',
  'details.classifications.associatedClassification.type',
  'details.classifications.associatedClassification.urn',
  'details.classifications.path.name',
  'details.classifications.path.owner',
  'details.classifications.path.type',
  'details.classifications.path.urn',
  'details.contributors.authorDetails',
  'details.contributors.contributionType',
  'details.contributors.name',
  'details.contributors.urn',
  'details.description',
  'details.descriptionIncludingHtml',
  'details.discoverableBy',
  'details.images.primary',
  'details.lastUpdatedAt',
  'details.level',
  'details.publishedAt',
  'details.retiredAt',
  'details.shortDescription',
  'details.shortDescriptionIncludingHtml',
  'details.timeToComplete',
  'details.urls.aiccLaunch',
  'details.urls.ssoLaunch',
  'details.urls.webLaunch',
] as const

/** One field of an asset, as a path from it. */
export type LearningAssetField = (typeof LEARNING_ASSET_FIELDS)[number]

/** The fields of an asset that a question needs. `urn` is always asked for as well. */
export interface LearningAssetProjection {
  readonly fields: ReadonlySet<LearningAssetField>
  /** What is needed of each asset that it is made of. Absent when they are not needed at all. */
  readonly contents?: LearningAssetProjection | undefined
}

/** The name of an asset, and nothing else of it. */
export const URN_ONLY: LearningAssetProjection = { fields: new Set() }

/** A projection as `fields=` takes it: dotted paths, equal for equal projections. */
export function toFieldPaths({ fields, contents }: LearningAssetProjection): readonly string[] {
  return [
    ...LEARNING_ASSET_FIELDS.filter((field) => field === 'urn' || fields.has(field)),
    ...(contents ? toFieldPaths(contents).map((path) => `${CONTENTS}${path}`) : []),
  ]
}

/** All that either of two projections needs. */
export function unite(
  one: LearningAssetProjection,
  other: LearningAssetProjection,
): LearningAssetProjection {
  return {
    fields: new Set([...one.fields, ...other.fields]),
    contents:
      one.contents && other.contents
        ? unite(one.contents, other.contents)
        : (one.contents ?? other.contents),
  }
}
