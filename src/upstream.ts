/**
 * LinkedIn as the rest of the program sees it. A request passes these layers from the first to the
 * last; each is one file, and none knows the others.
 */
import type { Dispatcher } from 'undici'
import type { Cache } from './cache/cache.ts'
import { serveFromCache } from './cache/serve-from-cache.ts'
import { shareFlights } from './cache/share-flights.ts'
import { createAccessTokenSource } from './linkedin/access-token.ts'
import { type ClientCredentials, requestAccessToken } from './linkedin/access-token-request.ts'
import { ask } from './linkedin/ask.ts'
import { authorize } from './linkedin/authorize.ts'
import { createLinkedInClient, type LinkedInClient } from './linkedin/client.ts'
import { limitConcurrency } from './linkedin/limit-concurrency.ts'
import { formatTarget } from './linkedin/query-parameters.ts'
import { retry } from './linkedin/retry.ts'
import { compose, type LinkedInRequest } from './linkedin/send.ts'
import type { Logger } from './logger.ts'
import { createTokenStore } from './token-store.ts'

/** Where LinkedIn is, who asks, and what the layers work with. */
export interface UpstreamOptions extends ClientCredentials {
  /** The API's address without a path, such as `https://api.linkedin.com`. */
  readonly apiUrl: string
  /** Our name as a strategic partner of LinkedIn. */
  readonly partner?: string | undefined
  /** Keeps LinkedIn's answers. */
  readonly answerCache: Cache
  /** Keeps the access token. */
  readonly tokenCache: Cache
  readonly dispatcher: Dispatcher
  readonly logger: Logger
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Now, in milliseconds of a clock that never goes back. */
  readonly monotonicNow: () => number
  /** A number from 0 up to 1. */
  readonly random: () => number
  readonly sleep: (delayMs: number) => Promise<void>
}

/** LinkedIn behind its layers, in the order in which a request passes them. */
export function createUpstream(options: UpstreamOptions): LinkedInClient {
  const { answerCache, dispatcher, monotonicNow, random, sleep } = options
  const keyOf = formatTarget

  const send = compose(
    // Asks once for what many want at the same time; a flight lands when its answer is kept.
    shareFlights({ keyOf }),
    // Answers without asking, while an earlier answer is good.
    serveFromCache({ cache: answerCache, keyOf, timeToLiveMsOf }),
    // Asks again when LinkedIn is briefly unwell.
    retry({ attempts: 3, baseDelayMs: 200, deadlineMs: 6_000, monotonicNow, random, sleep }),
    // Signs, and renews the token when LinkedIn refuses it.
    authorize(createAccessToken(options)),
    // Keeps waiting what LinkedIn is not to be asked yet.
    limitConcurrency(MAX_CONCURRENCY),
  )(ask({ ...options, dispatcher, timeoutMs: 3_000 }))

  return createLinkedInClient(send)
}

function createAccessToken(options: UpstreamOptions) {
  const { logger, now, monotonicNow, tokenCache, dispatcher } = options
  return createAccessTokenSource({
    mint: () => requestAccessToken(options, { dispatcher, timeoutMs: 3_000 }),
    store: createTokenStore(tokenCache, options, now),
    now,
    monotonicNow,
    onFailure: (error) => logger.error({ error }, 'LinkedIn granted no access token'),
  })
}

/** How many exchanges with LinkedIn go on at a time. */
export const MAX_CONCURRENCY = 64

const MINUTE_MS = 60_000

/**
 * How long LinkedIn's answers may be served again. Reports on learners, which are personal data, are
 * not kept, nor is what we do not know.
 */
function timeToLiveMsOf({ path }: LinkedInRequest): number {
  if (path === '/v2/learningAssets') return 5 * MINUTE_MS
  if (path.startsWith('/v2/learningAssets/')) return 60 * MINUTE_MS
  if (path.startsWith('/v2/learningClassifications')) return 24 * 60 * MINUTE_MS
  return 0
}
