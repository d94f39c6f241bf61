import { createServer } from 'node:http'
import { createActivityLog } from './activity/activity-log.ts'
import { noSuchResource } from './api/api-error.ts'
import { createDailyQuota } from './api/daily-quota.ts'
import { createRestApi } from './api/rest-api.ts'
import { createCallLog, type SandboxCall } from './call-log.ts'
import { createCatalogue } from './catalogue/catalogue.ts'
import type { Responder } from './exchange.ts'
import { createFaultInjector, type SandboxFault } from './fault-injection.ts'
import { createListener } from './listener.ts'
import { createAccessTokens } from './oauth/access-tokens.ts'
import { SANDBOX_APPLICATION } from './oauth/application.ts'
import { createAuthorize } from './oauth/authorize.ts'
import { createIntrospectionEndpoint, INTROSPECTION_PATH } from './oauth/introspection-endpoint.ts'
import { createTokenEndpoint, TOKEN_PATH } from './oauth/token-endpoint.ts'
import { DEFAULT_ACCOUNT, type SandboxAccount } from './sandbox-account.ts'
import { DEFAULT_ASSUMPTIONS, type SandboxAssumptions } from './assumptions.ts'

export type { SandboxCall } from './call-log.ts'
export type { SandboxFault } from './fault-injection.ts'
export type { SandboxAccount } from './sandbox-account.ts'
export type { SandboxAssumptions } from './assumptions.ts'

/** How a sandbox is to be; all of it optional. */
export interface SandboxOptions {
  /** Default: the loopback interface. */
  readonly host?: string
  /** Default: 0, any free port. */
  readonly port?: number
  /**
   * Epoch milliseconds; tokens expire, quotas are renewed and reports are written by it. Default:
   * `Date.now`.
   */
  readonly now?: () => number
  /** Seed of the catalogue, the activity, the tokens and the request ids. */
  readonly seed?: number
  /** Generated assets, beside the documented ones; 25 000 are still fast. Default: 6000. */
  readonly assetCount?: number
  /**
   * `expires_in` in seconds. Default: 7775999, the number of the Learning authentication page; the
   * Client Credentials Flow page shows the string '1800'.
   */
  readonly tokenLifetime?: number | string
  /** The most results a search lets one page through. Default: 1000; null: all of them. */
  readonly searchTotalCap?: number | null
  /** Calls an application may make to a resource in one UTC day. Default: null, no limit. */
  readonly dailyQuota?: number | null
  /** What the applications' account has. */
  readonly account?: Partial<SandboxAccount>
  /** Assumptions about undocumented behaviour that differ from the defaults. */
  readonly assumptions?: Partial<SandboxAssumptions>
}

/** Where a sandbox is, and the credentials of an application that may do everything. */
export interface SandboxAccess {
  readonly clientId: string
  readonly clientSecret: string
  /** Base of the REST API, without a trailing slash. */
  readonly apiUrl: string
  readonly tokenUrl: string
}

/** A LinkedIn of one's own, listening. */
export interface Sandbox {
  /** Base of the REST API, without a trailing slash. */
  readonly url: string
  readonly tokenUrl: string
  /** Credentials of an application that may do everything. */
  readonly clientId: string
  readonly clientSecret: string
  /** How to ask it, in the names that options for asking LinkedIn have. */
  readonly linkedIn: SandboxAccess
  /** Every request received, in order. */
  readonly calls: readonly SandboxCall[]
  clearCalls(): void
  /** Ends every token minted so far. */
  revokeTokens(): void
  /** Moves the clock forward: tokens expire, daily quotas reset. */
  advanceTime(milliseconds: number): void
  /** Queues a fault: each request takes the oldest one that applies to it. */
  injectFault(fault: SandboxFault): void
  /** Drops the faults still queued. */
  clearFaults(): void
  /** Stops at once, with connections open or not. */
  close(): Promise<void>
}

const DEFAULT_SEED = 20_190_501
const DEFAULT_ASSET_COUNT = 6000
const DEFAULT_LIFETIME = 7_775_999
const DEFAULT_SEARCH_TOTAL_CAP = 1000
const LOOPBACK = '127.0.0.1'

/** Starts a simulator of LinkedIn Learning's REST API and of its OAuth token endpoint. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { seed = DEFAULT_SEED, tokenLifetime = DEFAULT_LIFETIME, host = LOOPBACK } = options
  const { assetCount = DEFAULT_ASSET_COUNT, searchTotalCap = DEFAULT_SEARCH_TOTAL_CAP } = options
  const assumptions = { ...DEFAULT_ASSUMPTIONS, ...options.assumptions }
  let advancedMs = 0
  const now = () => (options.now ?? Date.now)() + advancedMs
  const tokens = createAccessTokens({ now, seed, lifetimeSeconds: toSeconds(tokenLifetime) })
  const log = createCallLog()
  const faults = createFaultInjector()
  const catalogue = createCatalogue({ seed, assetCount })
  const closing = new AbortController()

  const respond = route({
    [TOKEN_PATH]: createTokenEndpoint({ tokens, expiresIn: tokenLifetime, assumptions }),
    [INTROSPECTION_PATH]: createIntrospectionEndpoint(tokens, assumptions),
    '/v2': createRestApi({
      authorize: createAuthorize(tokens, assumptions),
      catalogue,
      activity: createActivityLog(seed, catalogue),
      now,
      account: { ...DEFAULT_ACCOUNT, ...options.account },
      assumptions,
      searchTotalCap,
      chargeQuota: createDailyQuota({ limit: options.dailyQuota ?? null, now }),
    }),
  })
  const listener = createListener({ respond, log, faults, seed, now, closing: closing.signal })
  const server = createServer({ keepAliveTimeout: 60_000 }, listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port.')
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
  const { clientId, clientSecret } = SANDBOX_APPLICATION
  const tokenUrl = url + TOKEN_PATH

  return {
    url,
    tokenUrl,
    clientId,
    clientSecret,
    linkedIn: { clientId, clientSecret, apiUrl: url, tokenUrl },
    calls: log.calls,
    clearCalls: log.clear,
    revokeTokens: () => tokens.revoke(),
    advanceTime: (milliseconds) => {
      advancedMs += milliseconds
    },
    injectFault: faults.inject,
    clearFaults: faults.clear,
    close: async () => {
      closing.abort()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Picks the responder by the start of the path. */
function route(responders: Readonly<Record<string, Responder>>): Responder {
  return (request) => {
    const match = Object.entries(responders).find(
      ([path]) => request.path === path || request.path.startsWith(`${path}/`),
    )
    return match ? match[1](request) : noSuchResource().answer
  }
}

/** A lifetime that is no number never ends; only what the endpoint says is odd then. */
function toSeconds(lifetime: number | string): number {
  const seconds = Number(lifetime)
  return Number.isFinite(seconds) ? seconds : Number.MAX_SAFE_INTEGER / 2000
}
