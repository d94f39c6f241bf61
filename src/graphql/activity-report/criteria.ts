import type {
  ActivityReportCriteria,
  ActivityReportSort,
  ActivitySpan,
} from '../../linkedin/activity-reports/finder.ts'
import { parseUrn } from '../../linkedin/urn.ts'
import { checkLength } from '../arguments.ts'
import { InvalidArgumentError } from '../errors.ts'
import type {
  InputMaybe,
  LearningActivityGrouping,
  LearningActivityReportSortInput,
  QueryLearningActivityReportsArgs,
  RequireFields,
} from '../generated/resolver-types.ts'

/** A day of a span, in milliseconds. */
export const DAY_MS = 86_400_000
/** The longest span: any year. */
const MAX_DAYS = 366
/** The most groups; longer lists do not fit into every server's URLs. */
const MAX_GROUPS = 50

/**
 * The arguments of `Query.learningActivityReports` as those of LinkedIn's finder.
 *
 * @throws {InvalidArgumentError} when the finder does not take one
 */
export function toActivityReportCriteria(
  args: RequireFields<QueryLearningActivityReportsArgs, 'groupBy'>,
): ActivityReportCriteria {
  const { startedAt, endedAt, filter, sortBy, locale } = args
  const groupBy = checkGroupBy(args.groupBy)
  const assetType = filter?.assetType ?? undefined
  if (assetType === 'UNKNOWN') throw refusal('filter.assetType', assetType)
  if (groupBy.includes('CONTENT') && !assetType) {
    throw new InvalidArgumentError(
      'filter.assetType',
      'Argument "filter.assetType" is needed in reports by CONTENT.',
    )
  }
  return {
    span: toSpan(startedAt, endedAt),
    groupBy,
    assetType,
    contentSource: filter?.contentSource ?? undefined,
    learnerGroups: checkGroups(filter?.learnerGroups),
    locale: locale ?? undefined,
    sort: toSort(sortBy),
  }
}

/** The span in whole days: LinkedIn takes no others. Part of a day counts as a day. */
function toSpan(startedAt: Date, endedAt: Date): ActivitySpan {
  const startedAtMs = startedAt.getTime()
  const lengthMs = endedAt.getTime() - startedAtMs
  if (lengthMs <= 0) {
    throw new InvalidArgumentError(
      'endedAt',
      'Argument "endedAt" must be later than argument "startedAt".',
    )
  }
  const days = Math.ceil(lengthMs / DAY_MS)
  if (days > MAX_DAYS) {
    throw new InvalidArgumentError(
      'endedAt',
      `Argument "endedAt" must be at most ${MAX_DAYS} days after argument "startedAt"; got ${days}.`,
    )
  }
  return { startedAtMs, days }
}

function checkGroupBy(groupBy: readonly LearningActivityGrouping[]) {
  const isValid = groupBy.length === 1 || (groupBy.length === 2 && groupBy[0] !== groupBy[1])
  if (isValid) return groupBy
  throw new InvalidArgumentError(
    'groupBy',
    'Argument "groupBy" takes one value, or two different ones.',
  )
}

function checkGroups(groups: InputMaybe<readonly string[]> | undefined): readonly string[] {
  const argumentName = 'filter.learnerGroups'
  const distinct = [...new Set(groups)]
  checkLength(argumentName, distinct, MAX_GROUPS)
  if (distinct.some((urn) => parseUrn(urn)?.entityType !== 'enterpriseGroup')) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" must name groups, such as "urn:li:enterpriseGroup:(urn:li:enterpriseAccount:999,1)".`,
    )
  }
  return distinct
}

function toSort(
  sortBy: InputMaybe<LearningActivityReportSortInput> | undefined,
): ActivityReportSort | undefined {
  if (!sortBy) return undefined
  // The schema has this default, but the generated type of the input does not.
  const { metric, qualifier = 'TOTAL', direction } = sortBy
  if (metric === 'UNKNOWN') throw refusal('sortBy.metric', metric)
  if (qualifier === 'UNKNOWN') throw refusal('sortBy.qualifier', qualifier)
  return { metric, qualifier, isAscending: direction === 'ASCENDING' }
}

function refusal(argumentName: string, value: string): InvalidArgumentError {
  return new InvalidArgumentError(
    argumentName,
    `Argument "${argumentName}" does not take ${value}: LinkedIn cannot be asked for it.`,
  )
}
