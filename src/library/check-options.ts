import { z } from 'zod'
import { type Config, ConfigError, isInsecure, readConfig } from '../config.ts'
import type { Logger } from '../logger.ts'
import { BOUNDS, type Bounds, Variables } from '../variables.ts'

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
