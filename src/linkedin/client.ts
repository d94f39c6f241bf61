import {
  createLearningActivityReports,
  type LearningActivityReports,
} from './learning-activity-reports.ts'
import { type ClientOptions, createLearningAssets, type LearningAssets } from './learning-assets.ts'
import {
  createLearningClassifications,
  type LearningClassifications,
} from './learning-classifications.ts'
import type { LinkedInRequest, Send } from './send.ts'

/** LinkedIn's REST API as functions. All of them fail with a `LinkedInError`. */
export interface LinkedInClient {
  /**
   * Any resource that an application may read, such as `/v2/jobs`: its parsed body, as it came. It
   * is not to be changed: others may be given the same.
   * (Client Credentials Flow, Step 3: Make API Requests.)
   */
  get(
    path: string,
    options?: Partial<Pick<LinkedInRequest, 'parameters' | 'fields'>>,
  ): Promise<unknown>

  readonly learningAssets: LearningAssets
  readonly learningClassifications: LearningClassifications
  /** Personal data: its answers are not to be kept. */
  readonly learningActivityReports: LearningActivityReports
}

/** The client behind a way of sending; it neither caches, retries nor signs. */
export function createRestClient(
  send: Send,
  options: ClientOptions = { isSearchInOwnLocale: true },
): LinkedInClient {
  return {
    get: (path, options) => send({ parameters: [], ...options, path }),
    learningAssets: createLearningAssets(send, options),
    learningClassifications: createLearningClassifications(send),
    learningActivityReports: createLearningActivityReports(send),
  }
}
