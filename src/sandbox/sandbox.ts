/**
 * The sandbox: a simulator of LinkedIn Learning's REST API and of LinkedIn's OAuth endpoints, for
 * development and tests without LinkedIn. It imports nothing of the rest of `src`.
 *
 * A request runs through `listener.ts`, which records it (`call-log.ts`) and applies a fault if one
 * is queued for its path (`fault-injection.ts`). The path then selects the responder: `oauth/` issues
 * and introspects tokens; `api/rest-api.ts` authorizes, charges the quota and calls a resource, which
 * answers from `catalogue/` or `activity/`, both generated from a seed. Behaviour that LinkedIn does
 * not document is a switch of `assumptions.ts`.
 */
import { createServer, type Server } from 'node:http'
import { createActivityLog } from './activity/activity-log.ts'
import { noSuchResource } from './api/api-error.ts'
import type { SandboxAccount } from './api/resource.ts'
import { createRestApi } from './api/rest-api.ts'
import { DEFAULT_ASSUMPTIONS, type SandboxAssumptions } from './assumptions.ts'
import { createCallLog, type SandboxCall } from './call-log.ts'
import { createCatalogue } from './catalogue/catalogue.ts'
import { createRandom } from './catalogue/random.ts'
import type { Responder } from './exchange.ts'
import { createFaultInjector, type SandboxFault } from './fault-injection.ts'
import { createListener } from './listener.ts'
import { createAccessTokens } from './oauth/access-tokens.ts'
import { createApplications, SANDBOX_APPLICATION } from './oauth/applications.ts'
import { createOAuthEndpoints, TOKEN_PATH } from './oauth/oauth-endpoints.ts'

export type { SandboxAccount } from './api/resource.ts'
export type { SandboxAssumptions } from './assumptions.ts'
export type { SandboxCall } from './call-log.ts'
export type { SandboxFault } from './fault-injection.ts'

/** The options of a sandbox. */
export interface SandboxOptions {
  /** Default: the loopback interface. */
  readonly host?: string
  /** Default: 0, any free port. */
  readonly port?: number
  /**
   * Epoch milliseconds; decides when tokens expire, quotas reset and reports have data. Default:
   * `Date.now`.
   */
  readonly now?: () => number
  /** Seed of the catalogue, the activity, the tokens and the request ids. */
  readonly seed?: number
  /** Generated assets, in addition to the documented ones; 25 000 are still fast. Default: 6000. */
  readonly assetCount?: number
  /**
   * `expires_in` in seconds. Default: 7775999, the number of the Learning authentication page; the
   * Client Credentials Flow page shows the string '1800'.
   */
  readonly tokenLifetime?: number | string
  /** How many results of a search can be paged through. Default: 1000; null: all of them. */
  readonly searchTotalCap?: number | null
  /** Calls of one application to one resource in one UTC day. Default: null, no limit. */
  readonly dailyQuota?: number | null
  /** Calls of one application to one resource in one second. Default: null, no limit. */
  readonly callsPerSecond?: number | null
  /** The applications' account. Default: single sign-on, no AICC, all fields permitted. */
  readonly account?: Partial<SandboxAccount>
  /** Assumptions about undocumented behaviour that differ from the defaults. */
  readonly assumptions?: Partial<SandboxAssumptions>
}

/** The addresses of a sandbox, and the credentials of the application with all permissions. */
export interface SandboxAccess {
  readonly clientId: string
  readonly clientSecret: string
  /** Base of the REST API, without a trailing slash. */
  readonly apiUrl: string
  readonly tokenUrl: string
}

/** A running sandbox. */
export interface Sandbox {
  /** Base of the REST API, without a trailing slash. */
  readonly url: string
  readonly tokenUrl: string
  /** Credentials of the application with all permissions. */
  readonly clientId: string
  readonly clientSecret: string
  /** The same as options of `createServer`, `createLearningSchema` and `createLinkedInClient`. */
  readonly linkedIn: SandboxAccess
  /** Requests received, in order; the oldest beyond 100 000 are dropped. */
  readonly calls: readonly SandboxCall[]
  clearCalls(): void
  /** Revokes every token issued so far. */
  revokeTokens(): void
  /**
   * Replaces the secrets of the application with all permissions. LinkedIn lets an application have two,
   * so that one can be rotated. Tokens issued so far stay valid.
   */
  setSecrets(...secrets: string[]): void
  /** Moves the clock forward: tokens expire, daily quotas reset. */
  advanceTime(milliseconds: number): void
  /** Queues a fault: each request takes the oldest one that applies to it. */
  injectFault(fault: SandboxFault): void
  /** Drops the faults still queued. */
  clearFaults(): void
  /** Stops at once and closes open connections. */
  close(): Promise<void>
}

const DEFAULT_SEED = 20_190_501
const DEFAULT_ASSET_COUNT = 6000
const DEFAULT_LIFETIME = 7_775_999
const DEFAULT_SEARCH_TOTAL_CAP = 1000
/** The recorded account had no AICC. */
const DEFAULT_ACCOUNT: SandboxAccount = {
  hasAicc: false,
  hasSingleSignOn: true,
  unpermittedFields: {},
}
const LOOPBACK = '127.0.0.1'

/** Starts a sandbox. Rejects when its address is not available. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { seed = DEFAULT_SEED, tokenLifetime = DEFAULT_LIFETIME, host = LOOPBACK } = options
  const { assetCount = DEFAULT_ASSET_COUNT, searchTotalCap = DEFAULT_SEARCH_TOTAL_CAP } = options
  const assumptions = { ...DEFAULT_ASSUMPTIONS, ...options.assumptions }
  let advancedMs = 0
  const now = () => (options.now ?? Date.now)() + advancedMs
  const applications = createApplications()
  const tokens = createAccessTokens({
    now,
    seed,
    lifetimeSeconds: toSeconds(tokenLifetime),
    refusedForSeconds: assumptions.newTokenRefusedForSeconds,
  })
  const log = createCallLog()
  const faults = createFaultInjector(createRandom(seed))
  const catalogue = createCatalogue({ seed, assetCount })
  const closing = new AbortController()

  const respond = route({
    ...createOAuthEndpoints({ applications, tokens, expiresIn: tokenLifetime, assumptions }),
    '/v2': createRestApi({
      tokens,
      dailyQuota: options.dailyQuota ?? null,
      callsPerSecond: options.callsPerSecond ?? null,
      catalogue,
      activity: createActivityLog(seed, catalogue),
      now,
      account: { ...DEFAULT_ACCOUNT, ...options.account },
      assumptions,
      searchTotalCap,
    }),
  })
  const listener = createListener({
    respond,
    log,
    faults,
    seed,
    now,
    contentCoding: assumptions.contentCoding,
    closing: closing.signal,
  })
  const server = createServer({ keepAliveTimeout: 60_000 }, listener)
  const url = await listen(server, host, options.port ?? 0)
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
    setSecrets: (...secrets) => applications.setSecrets(SANDBOX_APPLICATION, secrets),
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

/** A lifetime that is not a number is sent as it is, and its tokens never expire. */
function toSeconds(lifetime: number | string): number {
  const seconds = Number(lifetime)
  return Number.isFinite(seconds) ? seconds : Number.MAX_SAFE_INTEGER / 2000
}

/** Selects the responder by the start of the path. */
function route(responders: Readonly<Record<string, Responder>>): Responder {
  return (request) => {
    const match = Object.entries(responders).find(
      ([path]) => request.path === path || request.path.startsWith(`${path}/`),
    )
    return match ? match[1](request) : noSuchResource().answer
  }
}

/** Starts listening, and returns the base URL of the server. */
async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port.')
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
}
