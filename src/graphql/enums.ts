import type {
  Availability,
  ClassificationType,
  ContributorRole,
  DifficultyLevel,
  LearningAssetType,
  LearningMetric,
  LearningMetricQualifier,
} from './generated/resolver-types.ts'

/** LinkedIn's word for an asset type as ours; `UNKNOWN` for one that we have no word for. */
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

/** LinkedIn's word for a difficulty level as ours. */
export const toDifficultyLevel = reader<DifficultyLevel>(['BEGINNER', 'INTERMEDIATE', 'ADVANCED'])

/** LinkedIn's word for a classification's type as ours. */
export const toClassificationType = reader<ClassificationType>([
  'LIBRARY',
  'SUBJECT',
  'TOPIC',
  'SKILL',
  'CONTINUING_EDUCATION_UNIT',
])

/** LinkedIn's word for an availability as ours. */
export const toAvailability = reader<Availability>(['AVAILABLE', 'RETIRED'])

/** LinkedIn's word for a contribution as ours. */
export const toContributorRole = reader<ContributorRole>(['AUTHOR', 'PUBLISHER'])

/** LinkedIn's word for a metric as ours (Learning Activity Reports API reference). */
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

/** LinkedIn's word for how a metric counts as ours. */
export const toMetricQualifier = reader<LearningMetricQualifier>(['TOTAL', 'UNIQUE'])

/** LinkedIn takes enum values in any case, and echoes them as they were sent. */
function reader<Value extends string>(values: readonly Value[]) {
  const known = new Map<string, Value>(values.map((value) => [value, value]))

  return (word: string | null): Value | 'UNKNOWN' =>
    known.get(word?.toUpperCase() ?? '') ?? 'UNKNOWN'
}

/** Epoch milliseconds as a date. Null also for a number that is none: no date is better than no answer. */
export function toDate(epochMs: number | null | undefined): Date | null {
  if (epochMs === null || epochMs === undefined) return null
  const date = new Date(epochMs)
  return Number.isNaN(date.getTime()) ? null : date
}
