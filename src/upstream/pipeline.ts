/**
 * LinkedIn as the rest of the program sees it: the layers that every request passes, in this order.
 * Reading `createUpstream` is reading the architecture.
 */
import type { Dispatcher } from 'undici'
import { coalesce } from '../cache/coalesce.ts'
import { createEntryStore } from '../cache/entry-store.ts'
import { fillCache } from '../cache/fill-cache.ts'
import {
  type ServeContext,
  type Served,
  serveStaleWhileRevalidate,
} from '../cache/serve-stale-while-revalidate.ts'
import type { Cache } from '../cache/store.ts'
import type { Logger } from '../config/logger.ts'
import type { LinkedInConfig } from '../config/options.ts'
import { type AccessTokenStatus, createAccessTokenSource } from '../linkedin/auth/access-token.ts'
import { authorize } from '../linkedin/auth/authorize.ts'
import { createCredentialSource } from '../linkedin/auth/credentials.ts'
import { requestAccessToken } from '../linkedin/auth/request-access-token.ts'
import { createTokenEndpoint } from '../linkedin/auth/token-endpoint.ts'
import { createRestClient, type LinkedInClient } from '../linkedin/client.ts'
import { createDryRunSend } from '../linkedin/dry-run.ts'
import { isOutage, LinkedInTimeoutError } from '../linkedin/errors.ts'
import { sendRequest } from '../linkedin/http/send-request.ts'
import { breakCircuit, createCircuitBreaker } from '../linkedin/middleware/circuit-breaker.ts'
import { compose } from '../linkedin/middleware/compose.ts'
import {
  createFieldPermissions,
  omitUnpermittedFields,
} from '../linkedin/middleware/field-permissions.ts'
import { limitConcurrency } from '../linkedin/middleware/limit-concurrency.ts'
import { logOutages } from '../linkedin/middleware/log-outages.ts'
import { createQuota, type EndpointQuota, enforceQuota } from '../linkedin/middleware/quota.ts'
import { retry } from '../linkedin/middleware/retry.ts'
import type { Anomaly, LinkedInRequest, RequestContext } from '../linkedin/request.ts'
import { NO_FIELDS } from '../linkedin/request-url.ts'
import { createCachePolicy, type Lifetimes } from './cache-policy.ts'
import { createTokenStore } from './token-store.ts'

/** LinkedIn's REST API behind all layers, for every operation of this process. */
export interface LinkedIn {
  /** A client that sends each request in the context given for it. Without one: an empty context. */
  clientFor(contextFor?: (request: LinkedInRequest) => UpstreamContext): LinkedInClient
  /**
   * A client that makes no call: what is not cached is made up in the documented shape. Contexts are
   * called as if calls were made, but none is charged.
   */
  dryRunFor(contextFor: (request: LinkedInRequest) => UpstreamContext): LinkedInClient
  status(): LinkedInStatus
}

/** LinkedIn, and what is kept of it. */
export interface Upstream extends LinkedIn {
  /** Drops the responses that are stored, and stores none from then on. */
  close(): Promise<void>
}

export type { Served }

/** What a request is sent with. */
export interface UpstreamContext extends RequestContext, ServeContext {}

/** The state of this process's token and quota. Holds no secrets. */
export interface LinkedInStatus {
  readonly accessToken: AccessTokenStatus
  readonly endpoints: readonly EndpointQuota[]
}

/** Checked options of the connection, and what the layers work with. */
export interface UpstreamOptions extends Omit<LinkedInConfig, 'freshness' | 'dispatcher'> {
  readonly lifetimes: Lifetimes
  /** How many requests wait to be sent; more of them only while the queue moves on. */
  readonly maxQueued: number
  /** Stores the access token. */
  readonly tokenCache: Cache
  /** Called with each failure to store a response or to read one: treated as a miss. */
  readonly onCacheFailure: (error: unknown) => void
  readonly dispatcher: Dispatcher
  /** Aborts all requests in flight, when the connections are closed. Absent: never. */
  readonly closing?: AbortSignal | undefined
  readonly logger: Logger
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Now, in milliseconds of a clock that never goes back. */
  readonly monotonicNow: () => number
  /** A number from 0 up to 1. */
  readonly random: () => number
  /** Resolves after that many milliseconds; rejects with the signal's reason when that aborts. */
  readonly sleep: (delayMs: number, signal?: AbortSignal) => Promise<void>
}

/** The most exchanges with one endpoint at a time; further ones queue, `maxQueued` of them. */
const MAX_CONCURRENCY = 64

/** LinkedIn behind its layers. */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { lifetimes, logger, now, monotonicNow, random, sleep } = options
  const permissions = createFieldPermissions({
    now,
    onRefusal(endpoint, fields, untilMs) {
      const until = new Date(untilMs).toISOString()
      logger.warn({ endpoint, fields, until }, 'LinkedIn does not permit fields to be read')
    },
  })
  // Most applications are refused no field: then no request pays for the look-up.
  const unpermittedFields = (path: string) =>
    permissions.refused.size === 0 ? NO_FIELDS : permissions.unpermittedFields(path)
  const policy = createCachePolicy(lifetimes, unpermittedFields)
  const entries = createEntryStore({
    maxBytes: options.cacheMaxBytes,
    policy,
    now,
    onFailure: options.onCacheFailure,
  })
  const accessToken = createAccessToken(options)
  const breaker = createCircuitBreaker(monotonicNow)
  const quota = createUpstreamQuota(options)

  // 1. Serve what is cached and good.
  const serveCached = serveStaleWhileRevalidate({
    entries,
    policy,
    refreshTimeoutMs: options.refreshTimeoutMs,
    refreshBackoffMs: 3_000,
    now,
    sleep,
    onRefreshFailure(error, { path }: LinkedInRequest) {
      // An outage is logged once, when it begins.
      if (!isOutage(error)) logger.warn({ error, path }, 'Background refresh failed')
    },
  })
  // 2. Make one call for concurrent requests.
  const coalesceCalls = coalesce({
    policy,
    mergeContexts,
    createTimeout: () => new LinkedInTimeoutError(null, 'operation'),
  })
  // 3. Prefetch what later requests will be for, and cache the response.
  const fill = fillCache({ entries, policy, now, random })

  const callLinkedIn = compose(
    // 4. Log the beginning and the end of an outage.
    logOutages({
      breaker,
      monotonicNow,
      onOutage(endpoint, error) {
        const message = 'LinkedIn outage: cached responses are served where there are any'
        logger.warn({ endpoint, error }, message)
      },
      onRecovery: (endpoint) => logger.info({ endpoint }, 'LinkedIn outage over'),
    }),
    // 5. Retry what fails for a moment.
    retry({ attempts: 3, baseDelayMs: 200, deadlineMs: 6_000, monotonicNow, random, sleep }),
    // 6. Add the access token, and replace it when LinkedIn refuses it.
    authorize(accessToken),
    // 7. Queue what is more than an endpoint is to handle at a time.
    limitConcurrency({
      maxInFlight: MAX_CONCURRENCY,
      maxQueued: options.maxQueued,
      monotonicNow,
      onOverloadChange: (endpoint, isOverloaded) =>
        isOverloaded
          ? logger.warn({ endpoint }, 'Queue for LinkedIn too long: requests are refused')
          : logger.info({ endpoint }, 'Queue for LinkedIn empty again'),
    }),
    // 8. Leave out fields that this application may not read.
    omitUnpermittedFields(permissions),
    // 9. Fail at once while the endpoint is down, but for a probe now and then.
    breakCircuit(breaker),
    // 10. Count the call, unless the quota is used up or LinkedIn rate-limits the endpoint.
    enforceQuota(quota),
  )(
    // 11. Exchange it.
    sendRequest(options),
  )

  const send = serveCached(coalesceCalls(fill(callLinkedIn)))
  const clientOptions = { ...options, onAnomaly: logAnomaliesOnce(logger) }

  return {
    clientFor: (contextFor = () => ({})) =>
      createRestClient(
        (request) => send(request, contextFor(request)),
        clientOptions,
        unpermittedFields,
      ),

    dryRunFor(contextFor) {
      const made = createDryRunSend()
      const fetch = async (request: LinkedInRequest, context: UpstreamContext) => ({
        response: await made(policy.prefetch(request), context),
        freshUntilMs: null,
      })
      const dryRun = serveCached(coalesceCalls(fetch))
      return createRestClient(
        (request) => dryRun(request, { ...contextFor(request), chargeCall: undefined }),
        options,
      )
    },

    status: () => ({
      accessToken: accessToken.status(),
      endpoints: quota.status().map((endpoint) => {
        const outageMs = breaker.blockedForMs(endpoint.path)
        if (outageMs === 0) return endpoint
        const blockedUntilMs = Math.max(endpoint.blockedUntilMs ?? 0, now() + outageMs)
        return { ...endpoint, blockedUntilMs }
      }),
    }),

    close: () => entries.close(),
  }
}

/** Logs each kind of anomaly once, so that operators notice when LinkedIn changes a response. */
function logAnomaliesOnce(logger: Logger): (anomaly: Anomaly) => void {
  const logged = new Set<string>()

  return ({ endpoint, kind, detail }) => {
    const key = `${endpoint} ${kind} ${detail}`
    if (logged.has(key)) return
    logged.add(key)
    if (kind === 'contradictory page') {
      logger.warn({ endpoint, contradiction: detail }, 'Contradictory page from LinkedIn')
    } else {
      logger.warn({ endpoint, member: detail }, 'Undocumented form in a response of LinkedIn')
    }
  }
}

/** One call can serve several operations: each of them observes its exchanges, the last one ends it. */
function mergeContexts(
  contexts: ReadonlySet<UpstreamContext>,
  signal: AbortSignal,
): UpstreamContext {
  return {
    signal,
    remainingMs: () =>
      Math.max(...Array.from(contexts, (each) => each.remainingMs?.() ?? Number.POSITIVE_INFINITY)),
    onExchange(exchange) {
      for (const { onExchange } of contexts) onExchange?.(exchange)
    },
  }
}

function createAccessToken(options: UpstreamOptions) {
  const { logger, now, monotonicNow, sleep, tokenCache, tokenUrl } = options
  const credentials = createCredentialSource({
    credentials: options,
    monotonicNow,
    sleep,
    onUnreadable: (credential, reason) =>
      logger.error({ credential, reason }, 'Credential unreadable'),
    onSecretChange: () => logger.warn({}, 'Client secret changed: another one works than before'),
  })
  const endpoint = createTokenEndpoint({
    requestToken: () => credentials.authenticate((each) => requestAccessToken(each, options)),
    haveCredentialsChanged: () => credentials.haveChanged(),
    monotonicNow,
    sleep,
    onFailureChange(error) {
      if (error === null) logger.info({}, 'Token refresh works again')
      else logger.error({ error }, 'Token refresh failed')
    },
  })
  return createAccessTokenSource({
    endpoint,
    store: createTokenStore(tokenCache, { clientId: () => credentials.clientId(), tokenUrl, now }),
    now,
    monotonicNow,
    sleep,
    onRefusalChange(isRefused) {
      if (isRefused) logger.warn({}, 'Access token refused by LinkedIn before it expired')
      else logger.info({}, 'Access token accepted again')
    },
  })
}

function createUpstreamQuota({ dailyQuota, logger, now }: UpstreamOptions) {
  return createQuota({
    dailyQuota,
    now,
    onUsedUp(endpoint, untilMs) {
      const until = new Date(untilMs).toISOString()
      logger.warn({ endpoint, until }, 'Daily quota used up')
    },
    onChange(endpoint, blockedUntilMs) {
      if (blockedUntilMs === null) logger.info({ endpoint }, 'Rate limit over')
      else {
        const until = new Date(blockedUntilMs).toISOString()
        logger.warn({ endpoint, until }, 'Rate limited by LinkedIn')
      }
    },
  })
}
