import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import {
  type LearningAssetField,
  type LearningAssetProjection,
  URN_ONLY,
  unite,
} from '../../linkedin/learning-assets/fields.ts'
import { CONTENTS } from '../../linkedin/request-url.ts'
import { CLASSIFICATION_DEPENDENCIES, CLASSIFICATIONS } from '../classification/projection.ts'
import type {
  AssetClassification,
  Contributor,
  LearningAsset,
} from '../generated/resolver-types.ts'
import { NODE_PATHS } from '../pagination.ts'
import {
  type FieldDependencies,
  type FieldDependency,
  type FieldPlace,
  failUnpermittedFields,
  memoizeBySelection,
  neededFields,
  type Selection,
  selectionIn,
  selectionOf,
} from '../selection.ts'
import type {
  AssetClassificationSource,
  ClassificationSource,
  ContributorSource,
  LearningAssetSource,
} from '../sources.ts'

type Dependencies<Type> = Readonly<
  Record<Exclude<keyof Type, '__typename'>, FieldDependency<LearningAssetField>>
>

/** LinkedIn's resource of assets. */
export const ASSETS = '/v2/learningAssets'

/** Where LinkedIn has the classifications of an asset, and what each of them is part of. */
const ASSOCIATED = 'details.classifications.associatedClassification'
const PATH = 'details.classifications.path'

const CONTRIBUTOR_DEPENDENCIES: Dependencies<Contributor> = {
  urn: ['details.contributors.urn'],
  name: ['details.contributors.name'],
  role: ['details.contributors.contributionType'],
  linkedInRole: ['details.contributors.contributionType'],
  firstName: ['details.contributors.authorDetails'],
  lastName: ['details.contributors.authorDetails'],
}

const ASSET_CLASSIFICATION_DEPENDENCIES: Dependencies<AssetClassification> = {
  classification: { own: [], below: classificationAt(ASSOCIATED) },
  path: { own: [`${PATH}.urn`], below: classificationAt(PATH) },
  assigner: ['details.classifications.assigner'],
}

/** What each field of a `LearningAsset` needs of LinkedIn. The title has the locale with it. */
const FIELD_DEPENDENCIES: Dependencies<Omit<LearningAsset, 'contents'>> = {
  id: ['title'],
  urn: [],
  assetType: ['type'],
  linkedInAssetType: ['type'],
  title: ['title'],
  locale: ['title'],
  shortDescription: ['details.shortDescription'],
  shortDescriptionHtml: ['details.shortDescriptionIncludingHtml'],
  description: ['details.description'],
  descriptionHtml: ['details.descriptionIncludingHtml'],
  difficultyLevel: ['details.level'],
  linkedInDifficultyLevel: ['details.level'],
  durationInSeconds: ['details.timeToComplete'],
  contributors: { own: ['details.contributors.urn'], below: CONTRIBUTOR_DEPENDENCIES },
  skills: { own: [`${ASSOCIATED}.urn`, `${ASSOCIATED}.type`], below: classificationAt(ASSOCIATED) },
  classifications: {
    own: [`${ASSOCIATED}.urn`, `${ASSOCIATED}.type`],
    below: ASSET_CLASSIFICATION_DEPENDENCIES,
  },
  parent: ['title'],
  localized: [],
  discoverableBy: ['details.discoverableBy'],
  availability: ['details.availability'],
  linkedInAvailability: ['details.availability'],
  publishedAt: ['details.publishedAt'],
  lastUpdatedAt: ['details.lastUpdatedAt'],
  retiredAt: ['details.retiredAt'],
  availableLocales: ['details.availableLocales'],
  imageUrl: ['details.images.primary'],
  webUrl: ['details.urls.webLaunch'],
  ssoUrl: ['details.urls.ssoLaunch'],
  aiccUrl: ['details.urls.aiccLaunch'],
}

/** What the fields of a `Classification` need where it is part of an asset. */
function classificationAt(
  path: typeof ASSOCIATED | typeof PATH,
): FieldDependencies<LearningAssetField> {
  return Object.fromEntries(
    Object.entries(CLASSIFICATION_DEPENDENCIES).map(([name, fields]) => [
      name,
      fields.map((field) => `${path}.${field}` as const),
    ]),
  )
}

/** What the asset that the current field selects needs of LinkedIn. */
export const learningAssetProjection = memoizeBySelection((info) => projectionAt(info, [[]]))

/** What the assets of the connection that the current field selects need of LinkedIn. */
export const nodesProjection = memoizeBySelection((info) => projectionAt(info, NODE_PATHS))

function projectionAt(
  info: GraphQLResolveInfo,
  paths: readonly (readonly string[])[],
): LearningAssetProjection {
  return paths
    .map((path) => toDemand(selectionOf(info, 'LearningAsset', path), info).own)
    .reduce(unite, URN_ONLY)
}

/**
 * Makes the fields of assets, and of what assets have, fail where LinkedIn does not permit this
 * application to read what they need.
 */
export function failUnpermittedAssetFields(schema: GraphQLSchema): void {
  const { id: _id, parent: _parent, ...ofAsset } = FIELD_DEPENDENCIES
  const dependencies = { ...ofAsset, contents: [`${CONTENTS}urn`] }
  failUnpermittedFields(
    schema.getType('LearningAsset'),
    dependencies,
    (field, asset: LearningAssetSource) => placeIn(asset, field),
  )
  failUnpermittedFields(
    schema.getType('AssetClassification'),
    ASSET_CLASSIFICATION_DEPENDENCIES,
    (field, { asset }: AssetClassificationSource) => placeIn(asset, field),
  )
  failUnpermittedFields(
    schema.getType('Contributor'),
    CONTRIBUTOR_DEPENDENCIES,
    (field, { asset }: ContributorSource) => placeIn(asset, field),
  )
  failUnpermittedFields(
    schema.getType('Classification'),
    CLASSIFICATION_DEPENDENCIES,
    (field, { readWith }: ClassificationSource) =>
      readWith
        ? placeIn(readWith.asset, `details.classifications.${readWith.field}.${field}`)
        : [CLASSIFICATIONS, field],
  )
}

/** Where LinkedIn has a field of an asset, which may have been read with another. */
function placeIn({ contentsLevel = 0 }: LearningAssetSource, field: string): FieldPlace {
  return [ASSETS, `${CONTENTS.repeat(contentsLevel)}${field}`]
}

/** What a selection needs of an asset, and of the asset that it is part of. */
interface FieldDemand {
  readonly own: LearningAssetProjection
  readonly parent?: FieldDemand | undefined
}

/**
 * The parent of an asset's contents is the asset itself: what they select of their parent is needed
 * of the asset, and comes in the same response.
 */
function toDemand(selection: Selection, info: GraphQLResolveInfo): FieldDemand {
  const fields = new Set(neededFields(selection, FIELD_DEPENDENCIES, info))
  const above = selection.get('parent')
  const parent = above && toDemand(selectionIn(above, info, 'LearningAsset'), info)
  const below = selection.get('contents')
  if (!below) return { own: { fields }, parent }
  const contents = toDemand(selectionIn(below, info, 'LearningAsset'), info)
  const own = { fields, contents: contents.own }
  return contents.parent
    ? {
        own: unite(own, contents.parent.own),
        parent: uniteDemands(parent, contents.parent.parent),
      }
    : { own, parent }
}

function uniteDemands(
  one: FieldDemand | undefined,
  other: FieldDemand | undefined,
): FieldDemand | undefined {
  if (!one || !other) return one ?? other
  return { own: unite(one.own, other.own), parent: uniteDemands(one.parent, other.parent) }
}
