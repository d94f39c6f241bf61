import type { LearningAssetCriteria } from '../../linkedin/learning-assets/finders.ts'
import { checkLength, isClassificationUrn, toKeyword } from '../arguments.ts'
import { InvalidArgumentError } from '../errors.ts'
import type {
  InputMaybe,
  LearningAssetFilter,
  LearningAssetSortKey,
  LearningAssetType,
} from '../generated/resolver-types.ts'

/** The types of assets that LinkedIn's criteria finder takes or counts. */
const SEARCHABLE: ReadonlySet<LearningAssetType> = new Set([
  'COURSE',
  'VIDEO',
  'LEARNING_PATH',
  'EVENT',
])

/** The most values of one list; longer ones do not fit into every server's URLs. */
const MAX_LIST_LENGTH = 50

/**
 * The arguments of `Query.learningAssets` as those of LinkedIn's criteria finder.
 *
 * @throws {InvalidArgumentError} when the finder does not take one
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
    classifications: toList('classifications', filter?.classifications, isClassificationUrn),
    locales: toList('locales', filter?.locales, () => true),
    isLicensedOnly: filter?.licensedOnly ?? undefined,
    // Only `true` is documented.
    isCurated: filter?.isCurated || undefined,
    lastModifiedAfterMs: toEpochMs(filter?.modifiedAfter),
    sortBy: sortBy ?? undefined,
    includeRetired: filter?.includeRetired ?? undefined,
  }
}

/** LinkedIn's times are milliseconds since 1970. */
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
  checkLength(argumentName, distinct, MAX_LIST_LENGTH)
  const refused = distinct.find((value) => !isAllowed(value))
  if (refused !== undefined) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" does not take ${refused}: LinkedIn cannot search for it.`,
    )
  }
  return distinct
}
