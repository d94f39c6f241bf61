/**
 * The activity of the account's learners, which `learningActivityReports` aggregates: learners.ts
 * lists the learners, studied-content.ts the content they view, and this file the events.
 */
import type { Catalogue } from '../catalogue/catalogue.ts'
import { createRandom, type Random } from '../catalogue/random.ts'
import { createLearners, type Learner } from './learners.ts'
import { createStudiedContents, type StudiedContent } from './studied-content.ts'

/** The activity of one learner on one day. */
export interface ActivityEvent {
  readonly learner: Learner
  readonly content: StudiedContent
  /** Epoch milliseconds. */
  readonly at: number
  readonly views: number
  readonly secondsViewed: number
  /** Progress through the content by then, from 1 to 100. */
  readonly progressPercentage: number
  readonly isCompletion: boolean
}

/** The activity of all learners at any time, past and future. */
export interface ActivityLog {
  readonly learners: readonly Learner[]
  /**
   * Events from `startedAt` (inclusive) to `endedAt` (exclusive), both epoch milliseconds, ordered
   * by learner, then by time.
   */
  between(startedAt: number, endedAt: number): readonly ActivityEvent[]
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Each learner starts another content after so many days. */
const STUDY_DAYS = 21

/**
 * Activity that depends on the seed alone. The events of a day are the same in every requested
 * span, so that the parts of a span add up to it. A learner is active at most once a day, between
 * 16:00 and 23:00 UTC: the same calendar day in UTC and in California.
 */
export function createActivityLog(seed: number, catalogue: Catalogue): ActivityLog {
  const learners = createLearners(seed)
  let contents: readonly StudiedContent[] | undefined

  const randomFor = (learner: number, time: number): Random =>
    createRandom(seed ^ Math.imul(learner + 1, 0x9e3779b1) ^ Math.imul(time + 1, 0x85ebca6b))

  const eventOn = (index: number, learner: Learner, day: number): ActivityEvent | null => {
    // Created here, not with the log: a sandbox that answers no report generates no catalogue for it.
    contents ??= createStudiedContents(catalogue)
    const study = randomFor(index, -Math.floor(day / STUDY_DAYS))
    const content = study.pick(contents)
    // A learner with a last day beyond STUDY_DAYS never completes the content.
    const lastDay = study.integer(3, STUDY_DAYS * 2)
    const studyDay = day % STUDY_DAYS
    const isCompletion = studyDay === lastDay
    const sitting = randomFor(index, day)
    if (!isCompletion && !sitting.oneIn(4)) return null
    return {
      learner,
      content,
      at: day * DAY_MS + sitting.integer(16 * HOUR_MS, 23 * HOUR_MS),
      views: sitting.integer(1, 4),
      secondsViewed: sitting.integer(30, 2_700),
      progressPercentage: Math.min(100, Math.ceil(((studyDay + 1) * 100) / (lastDay + 1))),
      isCompletion,
    }
  }

  return {
    learners,
    between: (startedAt, endedAt) => {
      const events: ActivityEvent[] = []
      for (const [index, learner] of learners.entries()) {
        for (let day = Math.floor(startedAt / DAY_MS); day * DAY_MS < endedAt; day += 1) {
          const event = eventOn(index, learner, day)
          if (event && event.at >= startedAt && event.at < endedAt) events.push(event)
        }
      }
      return events
    },
  }
}
