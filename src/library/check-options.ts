import { z } from 'zod'
import { type Config, ConfigError, readConfig } from '../config.ts'
import type { Logger } from '../logger.ts'
import { Variables } from '../variables.ts'

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
  const parsed = z.strictObject(toChecks(readConfig({}))).safeParse(options ?? {})
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${[...issue.path, key].join('.')} is not an option.`)
      : `${issue.path.join('.')} ${issue.message}.`,
  )
  throw new ConfigError(faults)
}

/** The checks of `LinkedInOptions`, but for the logger. */
export function linkedInChecks({ freshness, ...defaults }: Config) {
  return {
    clientId: Variables.shape.LINKEDIN_CLIENT_ID.nonoptional(CREDENTIAL),
    clientSecret: Variables.shape.LINKEDIN_CLIENT_SECRET.nonoptional(CREDENTIAL),
    apiUrl: Variables.shape.LINKEDIN_API_URL,
    tokenUrl: Variables.shape.LINKEDIN_TOKEN_URL,
    partner: Variables.shape.LINKEDIN_PARTNER,
    dailyQuota: wholeNumber(1).nullable().default(defaults.dailyQuota),
    isSearchInOwnLocale: flag.default(defaults.isSearchInOwnLocale),
    freshness: z
      .strictObject(
        {
          searchMs: wholeNumber(0).default(freshness.searchMs),
          assetMs: wholeNumber(0).default(freshness.assetMs),
          classificationMs: wholeNumber(0).default(freshness.classificationMs),
          staleIfErrorMs: wholeNumber(0).default(freshness.staleIfErrorMs),
        },
        'must be an object',
      )
      .prefault({}),
    cacheMaxBytes: wholeNumber(1).default(defaults.cacheMaxBytes),
  }
}

/** The checks of `OperationOptions`. */
export function operationChecks(defaults: Config) {
  return {
    maxCallsPerOperation: wholeNumber(1).default(defaults.maxCallsPerOperation),
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
export const flag = z.boolean('must be true or false')

const CREDENTIAL = "must be given: LinkedIn's, or that of a sandbox"

function wholeNumber(minimum: number) {
  const expectation = `must be a whole number from ${minimum}`
  return z.int(expectation).min(minimum, expectation)
}
