/**
 * LinkedIn as the rest of the program sees it. A request passes these layers from the first to the
 * last; each is one file, and none knows the others.
 */
import type { Dispatcher } from 'undici'
import { shareFlights } from '../cache/coalesce.ts'
import type { Lifetime, RecordRules } from '../cache/entry.ts'
import { createRecords } from '../cache/entry-store.ts'
import { growRecords } from '../cache/fill-cache.ts'
import { serveFromRecords } from '../cache/serve-stale-while-revalidate.ts'
import type { Cache } from '../cache/store.ts'
import type { Logger } from '../config/logger.ts'
import { createAccessTokenSource } from '../linkedin/auth/access-token.ts'
import { authorize } from '../linkedin/auth/authorize.ts'
import { type ClientCredentials, requestAccessToken } from '../linkedin/auth/token-endpoint.ts'
import type { LinkedIn } from '../linkedin/client.ts'
import { createRestClient, sendFor } from '../linkedin/client.ts'
import { createImagination } from '../linkedin/dry-run.ts'
import { isOutage, LinkedInSizeError } from '../linkedin/errors.ts'
import { sendRequest } from '../linkedin/http/send-request.ts'
import { isRecord } from '../linkedin/json.ts'
import type { ClientOptions } from '../linkedin/learning-assets/finders.ts'
import { limitConcurrency } from '../linkedin/middleware/limit-concurrency.ts'
import { watchOutages } from '../linkedin/middleware/outage-log.ts'
import { createQuota, withinQuota } from '../linkedin/middleware/quota.ts'
import { retry } from '../linkedin/middleware/retry.ts'
import { compose, type LinkedInRequest } from '../linkedin/request.ts'
import * as coverage from './coverage.ts'
import { joinRequests } from './coverage.ts'
import { addRiders, askWithRiders } from './prefetch-fields.ts'
import { createTokenStore } from './token-store.ts'

/** Where LinkedIn is, who asks, and what the layers work with. */
export interface UpstreamOptions extends ClientCredentials, ClientOptions {
  /** The API's address without a path, such as `https://api.linkedin.com`. */
  readonly apiUrl: string
  /** Our name as a strategic partner of LinkedIn. */
  readonly partner?: string | undefined
  /** How many calls each endpoint may be sent in a UTC day. Null: as many as LinkedIn takes. */
  readonly dailyQuota: number | null
  /** How long answers are good for. */
  readonly lifetimes: Lifetimes
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
  /** Resolves after that many milliseconds; rejects when the signal aborts. */
  readonly sleep: (delayMs: number, signal?: AbortSignal) => Promise<void>
}

/** How long answers are good for, by kind. */
export interface Lifetimes {
  /** Pages of assets. */
  readonly search: Lifetime
  /** Single assets, also those that came on a page. */
  readonly asset: Lifetime
  /** Classifications, on pages or single. */
  readonly classification: Lifetime
}

/** LinkedIn behind its layers, in the order in which a request passes them. */
export function createUpstream(options: UpstreamOptions): LinkedIn {
  const { answerCache, lifetimes, logger, now, monotonicNow, random, sleep } = options
  const records = createRecords({ cache: answerCache, covers: coverage.covers, now })
  const rules = createRules(lifetimes)
  const accessToken = createAccessToken(options)
  const quota = createUpstreamQuota(options)

  // Answers without asking, while an earlier answer covers the question and is good.
  const fromRecords = serveFromRecords({
    records,
    rules,
    isOutage,
    patienceMs: PATIENCE_MS,
    pauseMs: 10_000,
    now,
    sleep,
    onServed: (request, served) => request.onServed?.(served),
    onRefreshFailure(error, { path }) {
      // An outage has been told of when it began.
      if (!isOutage(error)) logger.warn({ error, path }, 'A stale answer could not be refreshed')
    },
  })

  const send = compose(
    fromRecords,
    // Asks once for what many want at the same time; the last one to leave ends the question.
    shareFlights(rules),
    // Asks for what is known of the same thing as well, and keeps the answer.
    growRecords({ records, rules, now, random }),
    // Tells the operator when LinkedIn falls ill, though what is kept is served.
    watchOutages({
      onOutage: (error) => logger.warn({ error }, 'LinkedIn fails; what is kept is served'),
      onRecovery: () => logger.info({}, 'LinkedIn answers again'),
    }),
    // Asks again when LinkedIn is briefly unwell.
    retry({ attempts: 3, baseDelayMs: 200, deadlineMs: 6_000, monotonicNow, random, sleep }),
    // Signs, and renews the token when LinkedIn refuses it.
    authorize(accessToken),
    // Keeps waiting what LinkedIn is not to be asked yet.
    limitConcurrency(MAX_CONCURRENCY),
    // Counts what is sent, and sends nothing while the day's quota is used up.
    withinQuota(quota),
  )(sendRequest({ ...options, timeoutMs: 3_000 }))

  const imagined = () =>
    compose(fromRecords, shareFlights(rules), askWithRiders)(createImagination())

  return {
    clientFor: (caller = {}) => createRestClient(sendFor(send, caller), options),
    dryRunFor: (caller) => createRestClient(sendFor(imagined(), caller), options),
    status: () => ({ accessToken: accessToken.status(), endpoints: quota.status() }),
  }
}

/** How many exchanges with LinkedIn go on at a time. */
export const MAX_CONCURRENCY = 64

/** How long a better answer than an expired one is waited for. */
export const PATIENCE_MS = 2_000

/** What is not found may be published any minute. */
const ABSENT: Lifetime = { freshMs: 30_000, staleMs: 0, staleIfErrorMs: 0 }

function createRules(lifetimes: Lifetimes): RecordRules<LinkedInRequest, coverage.Coverage> {
  return {
    ...coverage,
    join: joinRequests,
    addRiders,
    isTooMuch: (error) => error instanceof LinkedInSizeError,
    alsoAnswers: (request, answer) =>
      (isRecord(answer) && request.alsoAnswers?.(answer, request)) || [],
    lifetimeOf: (request, answer) => (answer === null ? ABSENT : lifetimeOf(request, lifetimes)),
  }
}

/** Reports on learners, which are personal data, are not kept, nor is what we do not know. */
function lifetimeOf({ path }: LinkedInRequest, lifetimes: Lifetimes): Lifetime | null {
  if (path === '/v2/learningAssets') return lifetimes.search
  if (path.startsWith('/v2/learningAssets/')) return lifetimes.asset
  if (path.startsWith('/v2/learningClassifications')) return lifetimes.classification
  return null
}

function createAccessToken(options: UpstreamOptions) {
  const { logger, now, monotonicNow, tokenCache, dispatcher } = options
  return createAccessTokenSource({
    requestToken: () => requestAccessToken(options, { dispatcher, timeoutMs: 3_000 }),
    store: createTokenStore(tokenCache, options, now),
    now,
    monotonicNow,
    onFailure: (error) => logger.error({ error }, 'LinkedIn granted no access token'),
  })
}

function createUpstreamQuota({ dailyQuota, logger, now }: UpstreamOptions) {
  return createQuota({
    dailyQuota,
    now,
    onUsedUp(endpoint, untilMs) {
      const until = new Date(untilMs).toISOString()
      logger.warn({ endpoint, until }, 'The calls that the daily quota allows are used up')
    },
    onChange(endpoint, closedUntilMs) {
      if (closedUntilMs === null) logger.info({ endpoint }, 'LinkedIn takes requests again')
      else {
        const until = new Date(closedUntilMs).toISOString()
        logger.warn({ endpoint, until }, 'LinkedIn takes no more requests for now')
      }
    },
  })
}
