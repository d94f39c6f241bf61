import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { Agent } from 'undici'
import { createKeyvCache } from './cache/keyv-cache.ts'
import { createMemoryKeyv } from './cache/memory-keyv.ts'
import type { Config, FreshnessConfig, LinkedInConfig } from './config.ts'
import { startEmbeddedSandbox } from './embedded-sandbox.ts'
import { createServer } from './server.ts'
import { createUpstream, type Lifetimes, MAX_CONCURRENCY } from './upstream.ts'

/** The whole of it, listening. */
export interface Application {
  /** Where it listens, such as `http://127.0.0.1:4000`. */
  readonly url: string
  /** Ends all that was started: answers what is under way, then closes every connection. */
  close(): Promise<void>
}

interface Closable {
  close(): Promise<void>
}

/** Tokens are small; a store of their own keeps answers from pushing them out. */
const TOKEN_CACHE_BYTES = 64 * 1024

/** A thousand operations of some kilobytes, or sixteen of the largest that a request can carry. */
const PERSISTED_QUERY_CACHE_BYTES = 4 * 1024 * 1024

/** Starts everything that a configuration asks for; the sandbox where there are no credentials. */
export async function startApplication(
  config: Config,
  logger: FastifyBaseLogger,
): Promise<Application> {
  if (config.linkedIn) return start(config, config.linkedIn, logger, [])
  const sandbox = await startEmbeddedSandbox(logger)
  return start(config, sandbox.linkedIn, logger, [sandbox])
}

async function start(
  config: Config,
  linkedInConfig: LinkedInConfig,
  logger: FastifyBaseLogger,
  closeLast: readonly Closable[],
): Promise<Application> {
  const dispatcher = new Agent({ connections: MAX_CONCURRENCY, connect: { timeout: 1_000 } })
  const createCache = (maxBytes: number) =>
    createKeyvCache(createMemoryKeyv({ maxBytes }), (error) =>
      logger.warn({ error }, 'A cache failed'),
    )
  const linkedIn = createUpstream({
    ...linkedInConfig,
    dailyQuota: config.dailyQuota,
    isSearchInOwnLocale: config.isSearchInOwnLocale,
    lifetimes: toLifetimes(config.freshness),
    answerCache: createCache(config.cacheMaxBytes),
    tokenCache: createCache(TOKEN_CACHE_BYTES),
    dispatcher,
    logger,
    now: Date.now,
    monotonicNow: () => performance.now(),
    random: Math.random,
    sleep: (delayMs, signal) => sleep(delayMs, undefined, { ...(signal && { signal }) }),
  })
  const parts: Closable[] = [dispatcher, ...closeLast]

  async function close(): Promise<void> {
    for (const part of parts) {
      await part.close().catch((error: unknown) => logger.warn({ error }, 'A part did not close'))
    }
  }

  try {
    const app = await createServer({
      ...config,
      linkedIn,
      persistedQueryCache: createCache(PERSISTED_QUERY_CACHE_BYTES),
      now: Date.now,
      logger,
    })
    parts.unshift({ close: () => app.close() })
    return { url: await app.listen({ host: config.host, port: config.port }), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A stale answer is served for as long again as it was fresh. */
function toLifetimes({ staleIfErrorMs, ...fresh }: FreshnessConfig): Lifetimes {
  const toLifetime = (freshMs: number) => ({ freshMs, staleMs: freshMs, staleIfErrorMs })
  return {
    search: toLifetime(fresh.searchMs),
    asset: toLifetime(fresh.assetMs),
    classification: toLifetime(fresh.classificationMs),
  }
}
