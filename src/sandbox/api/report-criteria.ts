import type { SandboxAssumptions } from '../assumptions.ts'
import { internalError, invalidParameters } from './api-error.ts'
import { ASSET_TYPES } from './asset-criteria.ts'
import type { Parameters } from './parameters.ts'

/** The arguments of `learningActivityReports?q=criteria`. */
export interface ReportCriteria {
  /** Epoch milliseconds. */
  readonly startedAt: number
  /** Epoch milliseconds; exclusive. */
  readonly endedAt: number
  readonly isByIndividual: boolean
  readonly isByContent: boolean
  readonly assetType: string | undefined
  readonly contentSource: string | undefined
  readonly groupUrns: readonly string[]
  readonly sort: ReportSort | undefined
}

/** The metric that reports are sorted by. */
export interface ReportSort {
  readonly metric: string
  readonly qualifier: string
  readonly isAscending: boolean
}

const DAY_MS = 86_400_000
const MAXIMUM_DAYS = 14
const DAYS_PER: Readonly<Record<string, number>> = { DAY: 1, WEEK: 7 }

const AGGREGATIONS = ['ACCOUNT', 'INDIVIDUAL', 'CONTENT']
/** The reference also lists INTERNAL and EXTERNAL, deprecated; sources disagree on their meaning. */
const CONTENT_SOURCES = ['ALL_SOURCES', 'LINKEDIN_LEARNING', 'ORGANIZATION', 'THIRD_PARTY']
const METRICS = `COMPLETIONS DAYS_ACTIVE ENGAGED_LEARNERS LOGINS MARKED_AS_DONE PROGRESS_PERCENTAGE
SECONDS_VIEWED VIEWS`.split(/\s+/)

/** Reads the criteria. Throws a 400, or the 500 that clients observe for more than 14 days. */
export function readReportCriteria(
  parameters: Parameters,
  assumptions: SandboxAssumptions,
): ReportCriteria {
  const enumerated = (name: string, known: readonly string[]): string | undefined => {
    const value = parameters.text(name)?.toUpperCase()
    if (value === undefined || known.includes(value)) return value
    throw invalidParameters()
  }
  const startedAt = parameters.integer('startedAt')
  const duration = parameters.integer('timeOffset.duration')
  const daysPerUnit = DAYS_PER[parameters.text('timeOffset.unit')?.toUpperCase() ?? '']
  if (startedAt === undefined || duration === undefined || daysPerUnit === undefined) {
    throw invalidParameters()
  }
  const days = duration * daysPerUnit
  if (days < 1) throw invalidParameters()
  if (days > MAXIMUM_DAYS) throw internalError()

  const aggregations = [
    enumerated('aggregationCriteria.primary', AGGREGATIONS),
    enumerated('aggregationCriteria.secondary', AGGREGATIONS),
  ]
  const assetType = enumerated('assetType', ASSET_TYPES)
  const isByContent = aggregations.includes('CONTENT')
  if (isByContent && assetType === undefined && assumptions.contentReportsNeedAssetType) {
    throw invalidParameters()
  }
  const metric = enumerated('sortBy.engagementMetricType', METRICS)
  const qualifier = enumerated('sortBy.engagementMetricQualifier', ['TOTAL', 'UNIQUE']) ?? 'TOTAL'
  const order = enumerated('sortOrder', ['ASCENDING', 'DESCENDING'])

  return {
    startedAt,
    endedAt: startedAt + days * DAY_MS,
    isByIndividual: aggregations.includes('INDIVIDUAL'),
    isByContent,
    assetType,
    contentSource: enumerated('contentSource', CONTENT_SOURCES),
    groupUrns: parameters.entries
      .filter(([name]) => /^enterpriseScopeFilters\[\d+\]\.groupUrn$/.test(name))
      .map(([, urn]) => urn),
    sort: metric ? { metric, qualifier, isAscending: order === 'ASCENDING' } : undefined,
  }
}
