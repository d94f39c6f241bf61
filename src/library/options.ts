import { z } from 'zod'
import { type Config, ConfigError, isInsecure, readConfig } from '../config/config.ts'
import type { Logger } from '../config/logger.ts'
import { BOUNDS, type Bounds, Variables } from '../config/variables.ts'

/** How LinkedIn is asked. What is left out is as it is in the server's configuration. */
export interface LinkedInOptions {
  /** The application's credentials, or those that a sandbox gives. */
  readonly clientId: string
  readonly clientSecret: string
  /** The REST API, without the path `/v2`; `https`, but on loopback. Default: LinkedIn's. */
  readonly apiUrl?: string | undefined
  /** The token endpoint; `https`, but on loopback. Default: LinkedIn's. */
  readonly tokenUrl?: string | undefined
  /** A strategic partner's name. */
  readonly partner?: string | undefined
  /** Calls to each of LinkedIn's endpoints in a UTC day. Default: null, as many as LinkedIn takes. */
  readonly dailyQuota?: number | null | undefined
  /** Whether LinkedIn gives assets in their own locale, where a search names none. Default: true. */
  readonly isSearchInOwnLocale?: boolean | undefined
  /** How long LinkedIn's answers are served. */
  readonly freshness?: FreshnessOptions | undefined
  /** The most memory that LinkedIn's answers may take, in bytes. Default: 64 MiB. */
  readonly cacheMaxBytes?: number | undefined
  /** Told what an operator should know; `console` will do. Default: nobody is told. */
  readonly logger?: Logger | undefined
}

/** How long LinkedIn's answers are served, in milliseconds; a week at the most. */
export interface FreshnessOptions {
  /**
   * Without asking, and as long again while they are asked for anew: pages of assets (default: 5
   * minutes), assets (an hour), classifications (a day).
   */
  readonly searchMs?: number | undefined
  readonly assetMs?: number | undefined
  readonly classificationMs?: number | undefined
  /** After that, while LinkedIn gives no better ones. Default: a day. */
  readonly staleIfErrorMs?: number | undefined
}

/** What one operation may do. */
export interface OperationOptions {
  /** Calls to LinkedIn that one operation may make. Default: 100. */
  readonly maxCallsPerOperation?: number | undefined
  /** Whether reports on learners, which are personal data, are answered. Default: false. */
  readonly areActivityReportsEnabled?: boolean | undefined
}

/** What each option must be, by name. */
export type OptionChecks = z.ZodRawShape

/**
 * Checks options. What is left out is as in the configuration of a server for which no variable is set.
 *
 * @throws {ConfigError} with all faults at once
 */
export function checkOptions<Checks extends OptionChecks>(
  options: object | undefined,
  toChecks: (defaults: Config) => Checks,
) {
  const parsed = z
    .strictObject(toChecks(readConfig({})), 'must be an object')
    .safeParse(options ?? {})
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${[...issue.path, key].join('.')} is not an option.`)
      : `${issue.path.join('.') || 'options'} ${issue.message}.`,
  )
  throw new ConfigError(faults)
}

/** The checks of `LinkedInOptions`, but for the logger. */
export function linkedInChecks({ freshness, ...defaults }: Config) {
  return {
    clientId: Variables.shape.LINKEDIN_CLIENT_ID.nonoptional(CREDENTIAL),
    clientSecret: Variables.shape.LINKEDIN_CLIENT_SECRET.nonoptional(CREDENTIAL),
    apiUrl: Variables.shape.LINKEDIN_API_URL.refine(isSecure, ENCRYPTED),
    tokenUrl: Variables.shape.LINKEDIN_TOKEN_URL.refine(isSecure, ENCRYPTED),
    partner: Variables.shape.LINKEDIN_PARTNER,
    dailyQuota: wholeNumber(BOUNDS.dailyQuota).nullable().default(defaults.dailyQuota),
    isSearchInOwnLocale: flag.default(defaults.isSearchInOwnLocale),
    freshness: z
      .strictObject(
        {
          searchMs: wholeNumber(FRESH_MS).default(freshness.searchMs),
          assetMs: wholeNumber(FRESH_MS).default(freshness.assetMs),
          classificationMs: wholeNumber(FRESH_MS).default(freshness.classificationMs),
          staleIfErrorMs: wholeNumber(FRESH_MS).default(freshness.staleIfErrorMs),
        },
        'must be an object',
      )
      .prefault({}),
    cacheMaxBytes: wholeNumber(CACHE_BYTES).default(defaults.cacheMaxBytes),
  }
}

/** The checks of `OperationOptions`. */
export function operationChecks(defaults: Config) {
  return {
    maxCallsPerOperation: wholeNumber(BOUNDS.callsPerOperation).default(
      defaults.maxCallsPerOperation,
    ),
    areActivityReportsEnabled: flag.default(defaults.areActivityReportsEnabled),
  }
}

/** The check of a logger. Without one nobody is told. */
export function loggerCheck() {
  return withMethods<Logger>('error', 'warn', 'info').default({
    error() {},
    warn() {},
    info() {},
  })
}

/** The check of an object that has certain methods. */
export function withMethods<T extends object>(...names: readonly (keyof T & string)[]) {
  return z.custom<T>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      names.every((name) => typeof Reflect.get(value, name) === 'function'),
    `must have the methods ${names.join(', ')}`,
  )
}

/** The check of what is either true or false. */
export const flag = z.boolean({
  error: ({ input }) =>
    input === undefined ? 'must be given: true or false' : 'must be true or false',
})

const CREDENTIAL = "must be given: LinkedIn's, or that of a sandbox"
const ENCRYPTED = 'must be an https address, but on loopback'

const FRESH_MS = { minimum: 0, maximum: BOUNDS.freshSeconds.maximum * 1_000 }
const CACHE_BYTES = { minimum: 1, maximum: BOUNDS.cacheMegabytes.maximum * 1024 * 1024 }

function isSecure(address: string): boolean {
  return !isInsecure(address)
}

function wholeNumber({ minimum, maximum }: Bounds) {
  const expectation = `must be a whole number from ${minimum} to ${maximum}`
  return z.int(expectation).min(minimum, expectation).max(maximum, expectation)
}
