import type {
  Availability,
  ClassificationType,
  ContributorRole,
  DifficultyLevel,
  LearningAssetType,
  LearningMetric,
  LearningMetricQualifier,
} from './generated/resolver-types.ts'

/**
 * LinkedIn's value of an asset type as one of the enum; `UNKNOWN` for null and for values that the
 * enum does not have, so that a new one fails no query. The other enums likewise.
 */
export const toAssetType = reader<LearningAssetType>([
  'ARTICLE',
  'ASSESSMENT',
  'AUDIO',
  'BOOK',
  'CHAPTER',
  'COURSE',
  'DOCUMENT',
  'EVENT',
  'LEARNING_COLLECTION',
  'LEARNING_PATH',
  'LEARNING_PATH_SECTION',
  'VIDEO',
])

/** LinkedIn's value of a difficulty level as one of the enum. */
export const toDifficultyLevel = reader<DifficultyLevel>(['BEGINNER', 'INTERMEDIATE', 'ADVANCED'])

/** LinkedIn's value of a classification's type as one of the enum. */
export const toClassificationType = reader<ClassificationType>([
  'LIBRARY',
  'SUBJECT',
  'TOPIC',
  'SKILL',
  'CONTINUING_EDUCATION_UNIT',
])

/** LinkedIn's value of an availability as one of the enum. */
export const toAvailability = reader<Availability>(['AVAILABLE', 'RETIRED'])

/** LinkedIn's value of a contributor's role as one of the enum. */
export const toContributorRole = reader<ContributorRole>(['AUTHOR', 'PUBLISHER'])

/** LinkedIn's value of a metric as one of the enum (Learning Activity Reports API reference). */
export const toMetric = reader<LearningMetric>([
  'COMPLETIONS',
  'DAYS_ACTIVE',
  'ENGAGED_LEARNERS',
  'LOGINS',
  'MARKED_AS_DONE',
  'PROGRESS_PERCENTAGE',
  'SECONDS_VIEWED',
  'VIEWS',
])

/** LinkedIn's value of a metric's qualifier as one of the enum. */
export const toMetricQualifier = reader<LearningMetricQualifier>(['TOTAL', 'UNIQUE'])

/** A function from LinkedIn's values, which come in any case, to those of an enum. */
function reader<Value extends string>(values: readonly Value[]) {
  const known = new Map<string, Value>(values.map((value) => [value, value]))

  return (value: string | null): Value | 'UNKNOWN' =>
    known.get(value?.toUpperCase() ?? '') ?? 'UNKNOWN'
}
