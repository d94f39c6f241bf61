/**
 * LinkedIn's REST API: a file or folder for each resource, over one function that sends a request.
 * Imports neither GraphQL nor the cache.
 */
import {
  createLearningActivityReports,
  type LearningActivityReports,
} from './activity-reports/finder.ts'
import {
  type ClientOptions,
  createLearningAssets,
  type LearningAssets,
} from './learning-assets/finders.ts'
import {
  createLearningClassifications,
  type LearningClassifications,
} from './learning-classifications.ts'
import type { LinkedInRequest } from './request.ts'
import { NO_FIELDS } from './request-url.ts'

/** LinkedIn's REST API as functions. All of them fail with a `LinkedInError`. */
export interface LinkedInClient {
  /**
   * Any resource that an application may read, such as `/v2/jobs`. Resolves to the parsed body, which
   * must not be changed: concurrent callers can share it.
   * (Client Credentials Flow, Step 3: Make API Requests.)
   */
  get(
    path: string,
    options?: Partial<Pick<LinkedInRequest, 'parameters' | 'fields'>>,
  ): Promise<unknown>

  /**
   * The fields of a resource, such as `/v2/learningAssets`, that LinkedIn has refused in this UTC day
   * because the application may not read them, as dotted paths such as `details.images`. They, and those
   * below them, are not requested, and are null or empty in what is read.
   */
  unpermittedFields(path: string): ReadonlySet<string>

  readonly learningAssets: LearningAssets
  readonly learningClassifications: LearningClassifications
  /** Personal data: never cached. */
  readonly learningActivityReports: LearningActivityReports
}

/** The REST API over a function that sends one request; it neither caches, retries nor authorizes. */
export function createRestClient(
  send: (request: LinkedInRequest) => Promise<unknown>,
  options: ClientOptions = { isSearchInOwnLocale: true },
  unpermittedFields: LinkedInClient['unpermittedFields'] = () => NO_FIELDS,
): LinkedInClient {
  return {
    unpermittedFields,
    // Copied, for what is computed of a list of fields is kept with it.
    get: (path, { fields, ...options } = {}) =>
      send({ parameters: [], ...options, ...(fields && { fields: [...fields] }), path }),
    learningAssets: createLearningAssets(send, options),
    learningClassifications: createLearningClassifications(send, options.onAnomaly),
    // The rarest resource is made for those operations that use it.
    get learningActivityReports() {
      return createLearningActivityReports(send, options.onAnomaly)
    },
  }
}
