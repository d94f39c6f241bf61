/**
 * LinkedIn's `learningActivityReports`: this file requests one page of reports, `entity.ts` reads
 * it, and `long-span.ts` pages through a span that is longer than LinkedIn takes at once.
 */
import { toCanonicalJson } from '../canonical-json.ts'
import type { Locale } from '../locale.ts'
import { isPage, type Page, type PageWindow } from '../page.ts'
import { readWindow } from '../read-window.ts'
import type { Anomaly, LinkedInRequest, QueryParameter } from '../request.ts'
import { toLocaleParameters, toParameters } from '../request-url.ts'
import { type ActivityReportEntity, readActivityReport, reportKeyOf } from './entity.ts'

/** LinkedIn's `learningActivityReports` resource. */
export interface LearningActivityReports {
  /**
   * One window, of at most 1000 reports, of those on a span of at most 14 days. Rejects with a
   * `LinkedInError`.
   */
  findByCriteria(
    criteria: ActivityReportCriteria,
    window: PageWindow,
  ): Promise<Page<ActivityReportEntity>>
}

/** The finder's arguments. Strings are LinkedIn's values. (Learning Activity Reports API reference.) */
export interface ActivityReportCriteria {
  readonly span: ActivitySpan
  /** `ACCOUNT`, `INDIVIDUAL` or `CONTENT`: the primary aggregation and an optional secondary one. */
  readonly groupBy: readonly string[]
  /** LinkedIn demands it in reports by content. */
  readonly assetType?: string | undefined
  readonly contentSource?: string | undefined
  /** URNs of groups. Not in the reference: seen in clients of 2019 and 2020 only. */
  readonly learnerGroups?: readonly string[]
  /** Only its language is sent: LinkedIn takes no country here. */
  readonly locale?: Locale | undefined
  readonly sort?: ActivityReportSort | undefined
}

/** A span of whole days, each of 24 hours. */
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

/** The longest span of one request, in days; LinkedIn responds to longer ones with status 500. */
export const MAX_SPAN_DAYS = 14

const PATH = '/v2/learningActivityReports'

/** Creates the resource on top of `send`. (Learning Activity Reports API reference.) */
export function createLearningActivityReports(
  send: (request: LinkedInRequest) => Promise<unknown>,
  onAnomaly: (anomaly: Anomaly) => void = () => {},
): LearningActivityReports {
  const reportForm = (member: string) =>
    onAnomaly({ endpoint: PATH, kind: 'undocumented form', detail: member })

  return {
    async findByCriteria(criteria, window) {
      // Without `fields`: neither the reference nor any known client projects reports.
      const parameters = toCriteriaParameters(criteria)
      const { page } = await readWindow(
        {
          path: PATH,
          send: (part) => send({ path: PATH, parameters, window: part, accepts: isPage }),
          readElement: (element) => readActivityReport(element, reportForm),
          identityOf(element) {
            const report = readActivityReport(element)
            const key = report && reportKeyOf(report, criteria.groupBy)
            // The whole report: nothing says that LinkedIn has one only on each learner and content.
            return key === null ? null : toCanonicalJson(element)
          },
          onContradiction: (detail) =>
            onAnomaly({ endpoint: PATH, kind: 'contradictory page', detail }),
        },
        window,
      )
      return page
    },
  }
}

function toCriteriaParameters(criteria: ActivityReportCriteria): QueryParameter[] {
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
