import { memoize } from '../memoize.ts'
import { CONTENTS } from '../request-url.ts'

/**
 * The fields of an asset that `fields=` takes, as dotted paths, in the order in which they are sent;
 * without those of its contents, which are assets too. (Learning Assets API reference, LearningAsset
 * schema.)
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

/** One field of an asset, as a dotted path. */
export type LearningAssetField = (typeof LEARNING_ASSET_FIELDS)[number]

/** The fields of an asset that a request needs. `urn` is always requested as well. */
export interface LearningAssetProjection {
  readonly fields: ReadonlySet<LearningAssetField>
  /** The fields of each of its contents. Absent where the contents are not needed. */
  readonly contents?: LearningAssetProjection | undefined
}

/** An asset's URN and no other field. */
export const URN_ONLY: LearningAssetProjection = { fields: new Set() }

/** A projection as dotted paths, in one order: equal projections give equal lists. */
export const toFieldPaths = memoize(
  ({ fields, contents }: LearningAssetProjection): readonly string[] => [
    ...LEARNING_ASSET_FIELDS.filter((field) => field === 'urn' || fields.has(field)),
    ...(contents ? toFieldPaths(contents).map((path) => `${CONTENTS}${path}`) : []),
  ],
)

/** The union of two projections. */
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
