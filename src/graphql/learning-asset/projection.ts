import type { GraphQLResolveInfo } from 'graphql'
import {
  type LearningAssetField,
  type LearningAssetProjection,
  URN_ONLY,
  unite,
} from '../../linkedin/learning-assets/fields.ts'
import { classificationFields } from '../classification/projection.ts'
import type { LearningAsset } from '../generated/resolver-types.ts'
import { type Selection, selectionIn, selectionOf } from '../selection.ts'

/** Where LinkedIn has the classifications of an asset. */
const ASSOCIATED = 'details.classifications.associatedClassification'

/**
 * What each field of a `LearningAsset` needs of LinkedIn; the heavy parts of an asset are asked for
 * only when they are selected. The title tells the locale that an asset is in.
 */
const NEEDS: Readonly<
  Record<Exclude<keyof LearningAsset, '__typename' | 'contents'>, readonly LearningAssetField[]>
> = {
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
  contributors: ['details.contributors.urn'],
  skills: [`${ASSOCIATED}.urn`, `${ASSOCIATED}.type`],
  classifications: [`${ASSOCIATED}.urn`, `${ASSOCIATED}.type`],
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

/** What the fields of an asset's own parts need, beside what the part needs itself. */
const NESTED_NEEDS: ReadonlyMap<string, LearningAssetField> = new Map([
  ['contributors.name', 'details.contributors.name'],
  ['contributors.role', 'details.contributors.contributionType'],
  ['contributors.linkedInRole', 'details.contributors.contributionType'],
  ['contributors.firstName', 'details.contributors.authorDetails'],
  ['contributors.lastName', 'details.contributors.authorDetails'],
  ['classifications.path', 'details.classifications.path.urn'],
  ['classifications.assigner', 'details.classifications.assigner'],
])

/** Where classifications stand within an asset, and where LinkedIn has them. */
const CLASSIFICATIONS = [
  { path: ['skills'], field: ASSOCIATED },
  { path: ['classifications', 'classification'], field: ASSOCIATED },
  { path: ['classifications', 'path'], field: 'details.classifications.path' },
] as const

/** What LinkedIn must return for the assets that the current field selects, directly or at paths. */
export function learningAssetProjection(
  info: GraphQLResolveInfo,
  paths: readonly (readonly string[])[] = [[]],
): LearningAssetProjection {
  return paths
    .map((path) => toDemand(selectionOf(info, 'LearningAsset', path), info).own)
    .reduce(unite, URN_ONLY)
}

/** What a selection wants of an asset, and of the asset that this one is part of. */
interface Demand {
  readonly own: LearningAssetProjection
  readonly parent?: Demand | undefined
}

/**
 * The parent of a part is the asset that it came with: what is asked of it that way is asked of the
 * asset itself, and comes in the same answer.
 */
function toDemand(selection: Selection, info: GraphQLResolveInfo): Demand {
  const fields = toFields(selection, info)
  const above = selection.get('parent')
  const parent = above && toDemand(selectionIn(above, info, 'LearningAsset'), info)
  const below = selection.get('contents')
  if (!below) return { own: { fields }, parent }
  const part = toDemand(selectionIn(below, info, 'LearningAsset'), info)
  const own = { fields, contents: part.own }
  return part.parent
    ? { own: unite(own, part.parent.own), parent: uniteDemands(parent, part.parent.parent) }
    : { own, parent }
}

function uniteDemands(one: Demand | undefined, other: Demand | undefined): Demand | undefined {
  if (!one || !other) return one ?? other
  return { own: unite(one.own, other.own), parent: uniteDemands(one.parent, other.parent) }
}

function toFields(selection: Selection, info: GraphQLResolveInfo): Set<LearningAssetField> {
  const fields = new Set<LearningAssetField>()
  for (const [name, below] of selection) {
    if (isAssetField(name)) for (const field of NEEDS[name]) fields.add(field)
    for (const nested of selectionIn(below, info).keys()) {
      const field = NESTED_NEEDS.get(`${name}.${nested}`)
      if (field) fields.add(field)
    }
  }
  for (const { path, field } of CLASSIFICATIONS) {
    for (const part of classificationFields(selectionAt(selection, path, info))) {
      fields.add(`${field}.${part}`)
    }
  }
  return fields
}

function selectionAt(
  selection: Selection,
  [step, ...rest]: readonly string[],
  info: GraphQLResolveInfo,
): Selection {
  if (step === undefined) return selection
  return selectionAt(selectionIn(selection.get(step) ?? [], info), rest, info)
}

function isAssetField(name: string): name is keyof typeof NEEDS {
  return Object.hasOwn(NEEDS, name)
}
