import { setMaxListeners } from 'node:events'
import {
  createLearningActivityReports,
  type LearningActivityReports,
} from './activity-reports/finder.ts'
import type { AccessTokenStatus } from './auth/access-token.ts'
import {
  type ClientOptions,
  createLearningAssets,
  type LearningAssets,
} from './learning-assets/finders.ts'
import {
  createLearningClassifications,
  type LearningClassifications,
} from './learning-classifications.ts'
import type { EndpointQuota } from './middleware/quota.ts'
import type { Exchange, LinkedInRequest, Send, Served } from './request.ts'

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

/** LinkedIn, for all who ask it through this process. */
export interface LinkedIn {
  /** A client for one caller. Without any it asks for nobody in particular. */
  clientFor(caller?: Caller): LinkedInClient
  /**
   * A client that asks nobody: it gives what is kept, and imagines the rest. The caller is told of
   * each request as if it were made.
   */
  dryRunFor(caller: Caller): LinkedInClient
  status(): LinkedInStatus
}

/** What this process knows of its standing with LinkedIn. */
export interface LinkedInStatus {
  readonly accessToken: AccessTokenStatus
  readonly endpoints: readonly EndpointQuota[]
}

/** On whose behalf LinkedIn is asked: an operation, or nobody in particular. */
export interface Caller {
  /** Aborts when nobody waits for the operation any more. */
  readonly signal?: AbortSignal | undefined
  /** Called before LinkedIn is asked; what it throws is thrown instead of asking. */
  readonly beforeAsking?: ((request: LinkedInRequest) => void) | undefined
  /** Called for each request; gives what is told of how it is answered. */
  readonly onRequest?: (request: LinkedInRequest) => RequestObserver
}

/** What is told of one request. */
export interface RequestObserver {
  readonly onServed: (served: Served) => void
  readonly onExchange: (exchange: Exchange) => void
}

/** Sends on behalf of a caller. */
export function sendFor(send: Send, { signal, beforeAsking, onRequest }: Caller): Send {
  // Each request listens while it waits, and an operation makes many at a time: no leak to warn of.
  if (signal) setMaxListeners(0, signal)
  return (request) => send({ ...request, signal, beforeAsking, ...onRequest?.(request) })
}
