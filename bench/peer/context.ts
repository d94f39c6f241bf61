import type { LinkedInLearning } from './linkedin-learning.ts'

/** What the resolvers of one operation work with. */
export interface Context {
  readonly linkedIn: LinkedInLearning
}
