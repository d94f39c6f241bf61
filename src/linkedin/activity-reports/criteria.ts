import { type Locale, toLocaleParameters } from '../locale.ts'
import type { QueryParameter } from '../query-parameters.ts'
import { toParameters } from '../query-parameters.ts'

/** What reports are asked for (Learning Activity Reports API reference). The words are LinkedIn's. */
export interface ActivityReportCriteria {
  readonly span: ActivitySpan
  /** `ACCOUNT`, `INDIVIDUAL` or `CONTENT`: the primary aggregation, and perhaps a secondary one. */
  readonly groupBy: readonly string[]
  /** LinkedIn asks for it in reports by content. */
  readonly assetType?: string | undefined
  readonly contentSource?: string | undefined
  /** URNs of groups. Not in the reference: known from clients of 2019 and 2020 only. */
  readonly learnerGroups?: readonly string[]
  /** Of which LinkedIn takes the language alone. */
  readonly locale?: Locale | undefined
  readonly sort?: ActivityReportSort | undefined
}

/** Whole days, each of 24 hours, from a moment on. */
export interface ActivitySpan {
  /** Epoch milliseconds. */
  readonly startedAtMs: number
  readonly days: number
}

/** The metric that reports are sorted by. */
export interface ActivityReportSort {
  readonly metric: string
  readonly qualifier: string
  readonly isAscending: boolean
}

/** The longest span that LinkedIn reports on at once; longer ones end in status 500. */
export const MAX_SPAN_DAYS = 14

/** The finder's parameters. */
export function toActivityReportParameters(criteria: ActivityReportCriteria): QueryParameter[] {
  const { span, groupBy, sort, locale, learnerGroups = [] } = criteria
  const [primary, secondary] = groupBy
  const [language] = locale?.split('-') ?? []
  return [
    ...toParameters({
      q: 'criteria',
      startedAt: span.startedAtMs,
      'timeOffset.unit': 'DAY',
      'timeOffset.duration': span.days,
      'aggregationCriteria.primary': primary,
      'aggregationCriteria.secondary': secondary,
      assetType: criteria.assetType,
      contentSource: criteria.contentSource,
    }),
    ...(sort
      ? toParameters({
          'sortBy.engagementMetricType': sort.metric,
          'sortBy.engagementMetricQualifier': sort.qualifier,
          sortOrder: sort.isAscending ? 'ASCENDING' : 'DESCENDING',
        })
      : []),
    ...(language ? toLocaleParameters('locale', language) : []),
    ...learnerGroups.flatMap((urn, index) =>
      toParameters({ [`enterpriseScopeFilters[${index}].groupUrn`]: urn }),
    ),
  ]
}
