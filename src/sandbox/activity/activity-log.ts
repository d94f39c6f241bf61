import type { Catalogue } from '../catalogue/catalogue.ts'
import { createRandom, type Random } from '../catalogue/random.ts'
import { createLearners, type Learner } from './learners.ts'
import { createStudiedContents, type StudiedContent } from './studied-content.ts'

/** What one learner did on one day. */
export interface ActivityEvent {
  readonly learner: Learner
  readonly content: StudiedContent
  /** Epoch milliseconds. */
  readonly at: number
  readonly views: number
  readonly secondsViewed: number
  /** How much of the content is done by then, from 1 to 100. */
  readonly progressPercentage: number
  readonly isCompletion: boolean
}

/** Everything that all learners ever do, past and to come. */
export interface ActivityLog {
  readonly learners: readonly Learner[]
  /** From the first moment on, up to but without the second; in the order of learners, then time. */
  between(startedAt: number, endedAt: number): readonly ActivityEvent[]
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Each learner takes up something else after so many days. */
const STUDY_DAYS = 21

/**
 * Activity that follows from the seed alone. A day is the same whichever span it is asked for in, so
 * that the spans of a report add up. A learner is active once a day at most, in the afternoon of
 * UTC, which is one and the same day in California.
 */
export function createActivityLog(seed: number, catalogue: Catalogue): ActivityLog {
  const learners = createLearners(seed)
  const contents = createStudiedContents(catalogue)

  const randomFor = (learner: number, time: number): Random =>
    createRandom(seed ^ Math.imul(learner + 1, 0x9e3779b1) ^ Math.imul(time + 1, 0x85ebca6b))

  const eventOn = (index: number, learner: Learner, day: number): ActivityEvent | null => {
    const study = randomFor(index, -Math.floor(day / STUDY_DAYS))
    const content = study.pick(contents)
    // Those who take longer than they have never finish.
    const lastDay = study.integer(3, STUDY_DAYS * 2)
    const studyDay = day % STUDY_DAYS
    const isCompletion = studyDay === lastDay
    const sitting = randomFor(index, day)
    if (!isCompletion && !sitting.oneIn(4)) return null
    return {
      learner,
      content,
      at: day * DAY + sitting.integer(16 * HOUR, 23 * HOUR),
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
        for (let day = Math.floor(startedAt / DAY); day * DAY < endedAt; day += 1) {
          const event = eventOn(index, learner, day)
          if (event && event.at >= startedAt && event.at < endedAt) events.push(event)
        }
      }
      return events
    },
  }
}
