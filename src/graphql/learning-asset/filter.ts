import type { LearningAssetCriteria } from '../../linkedin/learning-assets/finders.ts'
import { CLASSIFICATION_ENTITY_TYPES, parseUrn } from '../../linkedin/urn.ts'
import { InvalidArgumentError } from '../errors.ts'
import type {
  InputMaybe,
  LearningAssetFilter,
  LearningAssetSortKey,
  LearningAssetType,
} from '../generated/resolver-types.ts'
import { toKeyword } from '../lookups.ts'

/** The kinds of asset that LinkedIn's criteria finder takes or counts; the only ones it can find. */
const SEARCHABLE: ReadonlySet<LearningAssetType> = new Set([
  'COURSE',
  'VIDEO',
  'LEARNING_PATH',
  'EVENT',
])

/** The most values of one list; longer ones would outgrow what servers accept as an address. */
const MAX_LIST_LENGTH = 50

/**
 * The arguments of a search as what LinkedIn is asked for.
 *
 * @throws {InvalidArgumentError} when LinkedIn cannot be asked for it
 */
export function toCriteria(
  filter: InputMaybe<LearningAssetFilter> | undefined,
  sortBy: InputMaybe<LearningAssetSortKey> | undefined,
): LearningAssetCriteria {
  return {
    keyword: toKeyword('filter.keyword', filter?.keyword),
    assetTypes: toList('assetTypes', filter?.assetTypes, (type) => SEARCHABLE.has(type)),
    difficultyLevels: toList(
      'difficultyLevels',
      filter?.difficultyLevels,
      (level) => level !== 'UNKNOWN',
    ),
    classifications: toList('classifications', filter?.classifications, isClassification),
    locales: toList('locales', filter?.locales, () => true),
    isLicensedOnly: filter?.licensedOnly ?? undefined,
    // Only `true` is documented, and no asset is asked for because it is not curated.
    isCurated: filter?.isCurated || undefined,
    lastModifiedAfterMs: toEpochMs(filter?.modifiedAfter),
    sortBy: sortBy ?? undefined,
    includeRetired: filter?.includeRetired ?? undefined,
  }
}

/** LinkedIn counts from 1970. */
function toEpochMs(moment: InputMaybe<Date> | undefined): number | undefined {
  if (moment && moment.getTime() < 0) {
    throw new InvalidArgumentError(
      'filter.modifiedAfter',
      'Argument "filter.modifiedAfter" takes no moment before 1970.',
    )
  }
  return moment?.getTime()
}

function toList<Value extends string>(
  name: string,
  values: InputMaybe<readonly Value[]> | undefined,
  isAllowed: (value: Value) => boolean,
): readonly Value[] {
  const argumentName = `filter.${name}`
  const distinct = [...new Set(values)]
  if (distinct.length > MAX_LIST_LENGTH) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" takes at most ${MAX_LIST_LENGTH} values; got ${distinct.length}.`,
    )
  }
  const refused = distinct.find((value) => !isAllowed(value))
  if (refused !== undefined) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" does not take ${refused}: LinkedIn cannot search for it.`,
    )
  }
  return distinct
}

function isClassification(urn: string): boolean {
  return CLASSIFICATION_ENTITY_TYPES.has(parseUrn(urn)?.entityType ?? '')
}
