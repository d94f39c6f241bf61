/**
 * Every option: what may be given, in a programmer's units, and its check, bounds and default. The
 * interfaces are written by hand because inferred types lose the docblocks of their members; the
 * compiler holds each check to its member, and the types of checked options are inferred.
 */
import type { Dispatcher } from 'undici'
import { z } from 'zod'
import {
  address,
  credential,
  flag,
  matching,
  methodsOf,
  origins,
  proxyAddress,
  secret,
  wholeNumber,
} from './checks.ts'
import type { Logger } from './logger.ts'

/**
 * A client id or secret, or a function that gives it: one that asks a secret manager or reads a file. It
 * is called at the start, before each request for a token and, while LinkedIn grants none, up to once a
 * second. When it rejects, gives nothing fit, or takes longer than 5 seconds, its last value stays in use.
 */
export type Credential = string | (() => string | Promise<string>)

/** How LinkedIn is called, and what is cached of its responses. */
export interface LinkedInOptions {
  /** Client id of an application at LinkedIn, or of a sandbox. */
  readonly clientId: Credential
  /** Client secret of the same application. */
  readonly clientSecret: Credential
  /**
   * A second secret of the same application, used where LinkedIn refuses the first and the other way
   * round: while a secret is rotated, both are given. Default: none.
   */
  readonly nextClientSecret?: Credential | undefined
  /** The REST API, without the path `/v2`; `https`, except on loopback. Default: LinkedIn's. */
  readonly apiUrl?: string | undefined
  /** The token endpoint; `https`, except on loopback. Default: LinkedIn's. */
  readonly tokenUrl?: string | undefined
  /** Name of a strategic partner, sent as `referer: urn:li:partner:<name>`. Default: not sent. */
  readonly partner?: string | undefined
  /** Calls to each of LinkedIn's endpoints in a UTC day. Default: null, no limit but LinkedIn's. */
  readonly dailyQuota?: number | null | undefined
  /**
   * Whether a search without a locale returns assets in their own locale; with false they are looked up
   * again by their URNs. Default: true.
   */
  readonly isSearchInOwnLocale?: boolean | undefined
  /** Time limit of connecting to LinkedIn or its token endpoint, in milliseconds. Default: 2 seconds. */
  readonly connectTimeoutMs?: number | undefined
  /**
   * Time limit from sending a request to the end of the response's headers, in milliseconds. Default: 15
   * seconds, for reports have taken 12.
   */
  readonly firstByteTimeoutMs?: number | undefined
  /** Time limit of the whole body of a response, in milliseconds. Default: 15 seconds. */
  readonly bodyTimeoutMs?: number | undefined
  /**
   * How long a better response than an expired one is waited for, in milliseconds; 0: not at all.
   * Default: a second.
   */
  readonly refreshTimeoutMs?: number | undefined
  /**
   * The proxy to `https` addresses, such as `http://user:password@proxy.example.com:3128`. Default:
   * `httpProxy`.
   */
  readonly httpsProxy?: string | undefined
  /** The proxy to `http` addresses. Default: none. */
  readonly httpProxy?: string | undefined
  /**
   * Hosts that no proxy is used for, with commas between them: `.example.com` with all below it,
   * `127.0.0.1:4001` on one port, `*` all. Default: none.
   */
  readonly noProxy?: string | undefined
  /**
   * Sends to LinkedIn and its token endpoint in place of connections of our own; their proxies and
   * limit of connections do not apply to it. Of undici 7 or newer. It is not closed: its owner does that.
   */
  readonly dispatcher?: Dispatcher | undefined
  /** How long LinkedIn's responses are served from the cache. */
  readonly freshness?: FreshnessOptions | undefined
  /** Upper bound of the cache for LinkedIn's responses, in bytes. Default: 64 MiB. */
  readonly cacheMaxBytes?: number | undefined
  /** Receives log events; `console` fits. Default: nothing is logged. */
  readonly logger?: Logger | undefined
}

/**
 * How long LinkedIn's responses are served from the cache, in milliseconds, from 0 to a week. After its
 * time a response is stale for as long again: served, and refreshed in the background (RFC 5861).
 */
export interface FreshnessOptions {
  /** Pages of assets. Default: 5 minutes. */
  readonly searchMs?: number | undefined
  /** Single assets, those on pages included. Default: an hour. */
  readonly assetMs?: number | undefined
  /** Classifications, single or on pages. Default: a day. */
  readonly classificationMs?: number | undefined
  /** How long an expired response is served while LinkedIn fails. Default: a day. */
  readonly staleIfErrorMs?: number | undefined
}

/** What one operation may do. */
export interface OperationOptions {
  /** Calls to LinkedIn that one operation may make, retries not counted; 1 to 10 000. Default: 100. */
  readonly maxCallsPerOperation?: number | undefined
  /**
   * Time limit of an operation, in milliseconds, from its arrival on: what it still awaits of LinkedIn
   * then fails. Default: 25 seconds, for routers give up after 30.
   */
  readonly operationTimeoutMs?: number | undefined
  /** Whether reports on learners, which are personal data, are answered. Default: false. */
  readonly areActivityReportsEnabled?: boolean | undefined
}

/** What a server exposes, and to which clients. */
export interface ExposureOptions {
  /**
   * Whether the server runs in production: the next three options are then off by default, and error
   * messages suggest no names of the schema.
   */
  readonly isProduction: boolean
  /** Whether clients may read the schema. Default: not in production. */
  readonly isIntrospectionEnabled?: boolean | undefined
  /** Whether `/graphiql` is served. Default: not in production. */
  readonly isGraphiqlEnabled?: boolean | undefined
  /** Whether explanations and dry runs may be requested. Default: not in production. */
  readonly isExplainEnabled?: boolean | undefined
  /**
   * Other origins whose pages may read responses, such as `https://learning.example.com`. Default: none;
   * outside production, loopback origins are allowed too.
   */
  readonly corsOrigins?: readonly string[] | undefined
  /**
   * What the router of a supergraph must send as `router-authorization`. Default: null, every client may
   * use the fields for routers.
   */
  readonly routerSecret?: string | null | undefined
  /**
   * Whether `node` and `nodes` are part of a supergraph, where one subgraph alone can have them. Default:
   * false.
   */
  readonly isNodeOffered?: boolean | undefined
}

/** A check for each option; it accepts no more than the option's type. */
type ChecksOf<Options> = {
  readonly [Name in keyof Options]-?: z.ZodType<unknown, Options[Name]>
}

/** Up to ten minutes. */
const MAX_TIMEOUT_MS = 10 * 60 * 1_000
const DAY_MS = 24 * 60 * 60 * 1_000
const MEBIBYTE = 1024 * 1024

/** Checks of `FreshnessOptions`. */
export const freshnessChecks = {
  searchMs: wholeNumber(0, 7 * DAY_MS).default(5 * 60 * 1_000),
  assetMs: wholeNumber(0, 7 * DAY_MS).default(60 * 60 * 1_000),
  classificationMs: wholeNumber(0, 7 * DAY_MS).default(DAY_MS),
  staleIfErrorMs: wholeNumber(0, 7 * DAY_MS).default(DAY_MS),
} satisfies ChecksOf<FreshnessOptions>

/** Checks of `LinkedInOptions`, except the logger. */
export const linkedInChecks = {
  clientId: credential,
  clientSecret: credential,
  nextClientSecret: credential.optional(),
  apiUrl: address
    .refine((text) => !/\/v2\/?$/.test(text), 'must be the address without the path /v2')
    .transform((text) => text.replace(/\/+$/, ''))
    .default('https://api.linkedin.com'),
  tokenUrl: address.default('https://www.linkedin.com/oauth/v2/accessToken'),
  partner: matching(/^[\w-]{1,64}$/, 'must be letters, digits, hyphens and underscores').optional(),
  dailyQuota: wholeNumber(1, 1_000_000_000).nullable().default(null),
  isSearchInOwnLocale: flag.default(true),
  // A lost SYN is repeated after a second (RFC 6298 section 2).
  connectTimeoutMs: wholeNumber(1, MAX_TIMEOUT_MS).default(2_000),
  firstByteTimeoutMs: wholeNumber(1, MAX_TIMEOUT_MS).default(15_000),
  bodyTimeoutMs: wholeNumber(1, MAX_TIMEOUT_MS).default(15_000),
  refreshTimeoutMs: wholeNumber(0, MAX_TIMEOUT_MS).default(1_000),
  httpsProxy: proxyAddress.optional(),
  httpProxy: proxyAddress.optional(),
  noProxy: matching(/^[\x20-\x7e]*$/, 'must be host names with commas between them').optional(),
  dispatcher: methodsOf<Dispatcher>('dispatch').optional(),
  freshness: z.strictObject(freshnessChecks, 'must be an object').prefault({}),
  cacheMaxBytes: wholeNumber(1, 1_000_000 * MEBIBYTE).default(64 * MEBIBYTE),
} satisfies ChecksOf<Omit<LinkedInOptions, 'logger'>>

/** Checks of `OperationOptions`. */
export const operationChecks = {
  maxCallsPerOperation: wholeNumber(1, 10_000).default(100),
  operationTimeoutMs: wholeNumber(1, MAX_TIMEOUT_MS).default(25_000),
  areActivityReportsEnabled: flag.default(false),
} satisfies ChecksOf<OperationOptions>

/** Checks of `ExposureOptions`. */
export const exposureChecks = {
  isProduction: flag,
  isIntrospectionEnabled: flag.optional(),
  isGraphiqlEnabled: flag.optional(),
  isExplainEnabled: flag.optional(),
  corsOrigins: origins.default([]),
  routerSecret: secret.nullable().default(null),
  isNodeOffered: flag.default(false),
} satisfies ChecksOf<ExposureOptions>

/** Checks of the options that only the server's process has; the library neither listens nor logs. */
export const processChecks = {
  /** Host name or address to listen on. */
  host: matching(/^[\w.:-]+$/, 'must be a host name or address').default('127.0.0.1'),
  /** Port to listen on; 0 takes any free one. */
  port: wholeNumber(0, 65_535).default(4000),
  /** Least severe level that is logged. */
  logLevel: z
    .enum(
      ['debug', 'info', 'warn', 'error', 'silent'],
      'must be debug, info, warn, error or silent',
    )
    .default('info'),
}

/** The check of `LinkedInOptions.logger`. */
export const loggerChecks = {
  logger: methodsOf<Logger>('error', 'warn', 'info').default({
    error() {},
    warn() {},
    info() {},
  }),
} satisfies ChecksOf<Pick<LinkedInOptions, 'logger'>>

/** Options that have passed their checks, with defaults for those left out. */
export type Checked<Checks extends z.ZodRawShape> = Readonly<z.output<z.ZodObject<Checks>>>

/** Checked `LinkedInOptions`. */
export interface LinkedInConfig extends Checked<typeof linkedInChecks> {}

/** Checked `FreshnessOptions`. */
export interface FreshnessConfig extends Checked<typeof freshnessChecks> {}

/** Checked options of a server. */
export interface ServerConfig
  extends LinkedInConfig,
    Checked<typeof operationChecks>,
    ReturnType<typeof addModeDefaults<Checked<typeof exposureChecks>>> {}

/** Adds the defaults that depend on `isProduction`. */
export function addModeDefaults<Options extends Checked<typeof exposureChecks>>(options: Options) {
  const isOpen = !options.isProduction
  return {
    ...options,
    isIntrospectionEnabled: options.isIntrospectionEnabled ?? isOpen,
    isGraphiqlEnabled: options.isGraphiqlEnabled ?? isOpen,
    isExplainEnabled: options.isExplainEnabled ?? isOpen,
  }
}
