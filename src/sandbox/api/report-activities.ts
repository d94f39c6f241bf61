import type { ActivityEvent } from '../activity/activity-log.ts'
import type { ReportCriteria } from './report-criteria.ts'

/** One metric of a report, as on the wire. */
export interface Activity {
  readonly engagementType: string
  readonly engagementValue: number
  readonly engagementMetricQualifier: 'TOTAL' | 'UNIQUE'
  readonly assetType?: string
  readonly firstEngagedAt?: number | null
  readonly lastEngagedAt?: number | null
}

/** The asset types in the report of an account or a learner, in the recorded order. */
const REPORTED_TYPES = `ARTICLE AUDIO BOOK LEARNING_COLLECTION COURSE DOCUMENT EVENT LEARNING_PATH
VIDEO`.split(/\s+/)

const DAY_MS = 86_400_000

/** The metrics of one report, in the order of recorded reports of its kind. */
export function toActivities(
  events: readonly ActivityEvent[],
  criteria: ReportCriteria,
): readonly Activity[] {
  const { isByContent, isByIndividual } = criteria
  if (!isByContent && !isByIndividual) {
    return [
      ...toDaysActive(events),
      // Viewers, each counted once: less than the sum over the days of the span.
      {
        engagementType: 'VIEWS',
        engagementValue: new Set(events.map(({ learner }) => learner.urn)).size,
        engagementMetricQualifier: 'UNIQUE' as const,
        ...datesOf(events),
      },
      ...toSecondsViewed(events, 'VIDEO'),
      ...toPairs(events, criteria),
    ].map((activity) => inDays(activity, criteria))
  }
  if (!isByContent) {
    return [
      ...toDaysActive(events),
      ...toSecondsViewed(events, 'VIDEO'),
      ...toPairs(events, criteria),
    ]
  }
  return isByIndividual ? toProgress(events, criteria) : toPopularity(events, criteria)
}

function toDaysActive(events: readonly ActivityEvent[]): Activity[] {
  return [
    {
      engagementType: 'DAYS_ACTIVE',
      engagementValue: events.length,
      engagementMetricQualifier: 'UNIQUE',
      ...datesOf(events),
    },
  ]
}

function toSecondsViewed(
  events: readonly ActivityEvent[],
  assetType: string | undefined,
): Activity[] {
  return [total('SECONDS_VIEWED', assetType, events, ({ secondsViewed }) => secondsViewed)]
}

/** Views and completions of every type, those without events included. */
function toPairs(events: readonly ActivityEvent[], { assetType }: ReportCriteria): Activity[] {
  const types = REPORTED_TYPES.filter((type) => assetType === undefined || assetType === type)
  return types.flatMap((type) => {
    const ofType = events.filter(({ content }) => content.assetType === type)
    const completions = ofType.filter(({ isCompletion }) => isCompletion)
    return [
      total('VIEWS', type, ofType, ({ views }) => views),
      total('COMPLETIONS', type, completions, () => 1),
    ]
  })
}

function toProgress(events: readonly ActivityEvent[], { assetType }: ReportCriteria): Activity[] {
  const completions = events.filter(({ isCompletion }) => isCompletion)
  return [
    ...toSecondsViewed(events, assetType),
    {
      ...total('PROGRESS_PERCENTAGE', assetType, events, () => 0),
      engagementValue: Math.max(...events.map(({ progressPercentage }) => progressPercentage)),
    },
    ...(completions.length > 0 ? [total('COMPLETIONS', assetType, completions, () => 1)] : []),
  ]
}

function toPopularity(events: readonly ActivityEvent[], { assetType }: ReportCriteria): Activity[] {
  const completions = events.filter(({ isCompletion }) => isCompletion)
  return [
    ...toSecondsViewed(events, assetType),
    total('VIEWS', assetType, events, ({ views }) => views),
    total('COMPLETIONS', assetType, completions, () => 1),
  ]
}

function total(
  engagementType: string,
  assetType: string | undefined,
  events: readonly ActivityEvent[],
  countOf: (event: ActivityEvent) => number,
): Activity {
  return {
    engagementType,
    engagementValue: events.reduce((sum, event) => sum + countOf(event), 0),
    engagementMetricQualifier: 'TOTAL',
    ...(assetType !== undefined && { assetType }),
    ...datesOf(events),
  }
}

/** Without events, clients observe both: null, and no member at all. */
function datesOf(events: readonly ActivityEvent[]) {
  if (events.length === 0) return { firstEngagedAt: null }
  const times = events.map(({ at }) => at)
  return { firstEngagedAt: Math.min(...times), lastEngagedAt: Math.max(...times) }
}

/** The dates of an account's report are bounds of whole days, counted from its start. */
function inDays(activity: Activity, { startedAt }: ReportCriteria): Activity {
  const { firstEngagedAt, lastEngagedAt } = activity
  if (!firstEngagedAt || !lastEngagedAt) return activity
  return {
    ...activity,
    firstEngagedAt: startedAt + Math.floor((firstEngagedAt - startedAt) / DAY_MS) * DAY_MS,
    lastEngagedAt: startedAt + (Math.floor((lastEngagedAt - startedAt) / DAY_MS) + 1) * DAY_MS,
  }
}
