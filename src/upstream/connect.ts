import { setMaxListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici'
import { createMemoryCache } from '../cache/memory-store.ts'
import type { Logger } from '../config/logger.ts'
import type { FreshnessConfig, LinkedInConfig } from '../config/options.ts'
import type { Lifetimes } from './cache-policy.ts'
import { createUpstream, type LinkedIn } from './pipeline.ts'

/** LinkedIn over open connections. */
export interface LinkedInConnection extends LinkedIn {
  /**
   * Waits for requests in flight, for at most ten seconds, then closes every connection and drops what is
   * cached. A dispatcher that was given stays open: requests over it are neither waited for nor aborted.
   */
  close(): Promise<void>
}

/** Checked options of the connection. */
export interface ConnectionConfig extends LinkedInConfig {
  /**
   * The most calls of one operation, for which the queue has room. Absent: it has room for every request,
   * for a program that sends them itself decides how many it sends.
   */
  readonly maxCallsPerOperation?: number
}

/** Requests that wait to be sent; with 64 in flight, more would wait for several responses each. */
const MAX_QUEUED = 256

/** Apart from responses, which would push the token out. */
const TOKEN_CACHE_BYTES = 64 * 1024

/** How long requests in flight are waited for; those that nothing awaits any more are among them. */
const CLOSE_TIMEOUT_MS = 10_000

/** LinkedIn behind its layers, over this machine's clock and network, cached in this process's memory. */
export function connectToLinkedIn(config: ConnectionConfig, logger: Logger): LinkedInConnection {
  const dispatcher = config.dispatcher ?? createDispatcher(config)
  const closing = new AbortController()
  // Each request adds a listener while it is in flight: not a leak.
  setMaxListeners(0, closing.signal)
  const onCacheFailure = (error: unknown) =>
    logger.warn({ error }, 'Cache failure: treated as a miss')
  const tokenCache = createMemoryCache({ maxBytes: TOKEN_CACHE_BYTES }, onCacheFailure)
  const upstream = createUpstream({
    ...config,
    lifetimes: toLifetimes(config.freshness),
    maxQueued: Math.max(MAX_QUEUED, config.maxCallsPerOperation ?? Number.POSITIVE_INFINITY),
    tokenCache,
    onCacheFailure,
    dispatcher,
    closing: closing.signal,
    logger,
    now: Date.now,
    monotonicNow: () => performance.now(),
    random: Math.random,
    sleep,
  })
  let closed: Promise<void> | undefined
  async function close(): Promise<void> {
    const timer = setTimeout(() => closing.abort(), CLOSE_TIMEOUT_MS)
    if (dispatcher !== config.dispatcher) await dispatcher.close()
    clearTimeout(timer)
    // Their timers would keep what is cached in memory after the last reference to the connection.
    await Promise.all([upstream.close(), tokenCache.close()])
  }
  return {
    ...upstream,
    close() {
      closed ??= close()
      return closed
    },
  }
}

/** Resolves after that many milliseconds; rejects with the signal's reason when that aborts. */
export async function sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(delayMs, undefined, { ...(signal && { signal }) })
  } catch (error) {
    // Node's timers reject with an error of their own in place of the reason.
    signal?.throwIfAborted()
    throw error
  }
}

/**
 * Connections through the proxies that are configured. Those of the process's environment are not
 * looked up: empty texts stand for none.
 */
function createDispatcher(config: LinkedInConfig): Dispatcher {
  const { httpProxy = '', httpsProxy = '', noProxy = '', connectTimeoutMs } = config
  // Without a limit of their own: there are as many as requests in flight.
  const connect = { timeout: connectTimeoutMs }
  if (httpProxy === '' && httpsProxy === '') return new Agent({ connect })
  const limits = { proxyTls: connect, requestTls: connect }
  return new EnvHttpProxyAgent({ connect, ...limits, httpProxy, httpsProxy, noProxy })
}

/** A response is stale for as long as it was fresh. */
function toLifetimes({ staleIfErrorMs, ...fresh }: FreshnessConfig): Lifetimes {
  const toLifetime = (freshMs: number) => ({ freshMs, staleMs: freshMs, staleIfErrorMs })
  return {
    search: toLifetime(fresh.searchMs),
    asset: toLifetime(fresh.assetMs),
    classification: toLifetime(fresh.classificationMs),
  }
}
