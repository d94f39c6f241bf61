/** The environment variables: which option each one sets, and how its text becomes a value. */
import { VISIBLE_ASCII } from './checks.ts'
import {
  exposureChecks,
  freshnessChecks,
  linkedInChecks,
  operationChecks,
  processChecks,
} from './options.ts'

/** The checks of the options that variables set. */
export const VARIABLE_CHECKS = {
  ...linkedInChecks,
  // Without credentials the sandbox answers.
  clientId: linkedInChecks.clientId.optional(),
  clientSecret: linkedInChecks.clientSecret.optional(),
  ...freshnessChecks,
  ...operationChecks,
  ...exposureChecks,
  isProduction: exposureChecks.isProduction.default(false),
  ...processChecks,
}

/** The option that a variable sets, and how. */
export interface Variable {
  readonly option: keyof typeof VARIABLE_CHECKS
  /** Gives the option's value; what it cannot convert it gives back, for the check to refuse. */
  readonly convert?: (text: string) => unknown
  /** How many of the option's units are one of the variable's. */
  readonly scale?: number
  /** What the variable must be, where the option's check says it in other terms. */
  readonly expected?: string
  /** Whether `<name>_FILE` may name a file that holds the value. */
  readonly isSecret?: boolean
  /** Whether it may be written in lower case, as variables that all programs have; that form is first. */
  readonly isLowerCaseFirst?: boolean
}

const CREDENTIAL = { isSecret: true, expected: VISIBLE_ASCII }
const SECONDS = { convert: toNumber, scale: 1_000 }
const MEGABYTES = { convert: toNumber, scale: 1024 * 1024 }

/** All variables but those that name files. */
export const VARIABLES: Readonly<Record<string, Variable>> = {
  NODE_ENV: {
    option: 'isProduction',
    convert: toIsProduction,
    expected: 'must be development, production or test',
  },
  LINKEDIN_CLIENT_ID: { option: 'clientId', ...CREDENTIAL },
  LINKEDIN_CLIENT_SECRET: { option: 'clientSecret', ...CREDENTIAL },
  LINKEDIN_CLIENT_SECRET_NEXT: { option: 'nextClientSecret', ...CREDENTIAL },
  LINKEDIN_API_URL: { option: 'apiUrl' },
  LINKEDIN_TOKEN_URL: { option: 'tokenUrl' },
  LINKEDIN_PARTNER: { option: 'partner' },
  LINKEDIN_DAILY_QUOTA: { option: 'dailyQuota', convert: toNumber },
  LINKEDIN_SEARCH_IN_OWN_LOCALE: { option: 'isSearchInOwnLocale', convert: toBoolean },
  CONNECT_TIMEOUT_MS: { option: 'connectTimeoutMs', convert: toNumber },
  FIRST_BYTE_TIMEOUT_MS: { option: 'firstByteTimeoutMs', convert: toNumber },
  BODY_TIMEOUT_MS: { option: 'bodyTimeoutMs', convert: toNumber },
  OPERATION_TIMEOUT_MS: { option: 'operationTimeoutMs', convert: toNumber },
  REFRESH_TIMEOUT_MS: { option: 'refreshTimeoutMs', convert: toNumber },
  HTTPS_PROXY: { option: 'httpsProxy', isLowerCaseFirst: true },
  HTTP_PROXY: { option: 'httpProxy', isLowerCaseFirst: true },
  NO_PROXY: { option: 'noProxy', isLowerCaseFirst: true },
  FRESH_SEARCH_SECONDS: { option: 'searchMs', ...SECONDS },
  FRESH_ASSET_SECONDS: { option: 'assetMs', ...SECONDS },
  FRESH_CLASSIFICATION_SECONDS: { option: 'classificationMs', ...SECONDS },
  STALE_IF_ERROR_SECONDS: { option: 'staleIfErrorMs', ...SECONDS },
  CACHE_MAX_MEGABYTES: { option: 'cacheMaxBytes', ...MEGABYTES },
  MAX_CALLS_PER_OPERATION: { option: 'maxCallsPerOperation', convert: toNumber },
  ENABLE_ACTIVITY_REPORTS: { option: 'areActivityReportsEnabled', convert: toBoolean },
  ENABLE_INTROSPECTION: { option: 'isIntrospectionEnabled', convert: toBoolean },
  ENABLE_GRAPHIQL: { option: 'isGraphiqlEnabled', convert: toBoolean },
  ENABLE_EXPLAIN: { option: 'isExplainEnabled', convert: toBoolean },
  CORS_ORIGINS: { option: 'corsOrigins', convert: toList },
  ROUTER_SECRET: { option: 'routerSecret', isSecret: true },
  ENABLE_NODE_IN_SUPERGRAPH: { option: 'isNodeOffered', convert: toBoolean },
  HOST: { option: 'host' },
  PORT: { option: 'port', convert: toNumber },
  LOG_LEVEL: { option: 'logLevel' },
}

/** Names of those whose value may be in a file. */
export const SECRETS = Object.keys(VARIABLES).filter((name) => VARIABLES[name]?.isSecret)

/** Names of all variables that are read. */
export const VARIABLE_NAMES: readonly string[] = [
  ...Object.keys(VARIABLES),
  ...SECRETS.map((name) => `${name}_FILE`),
]

/** The variable that sets an option, with its name. */
export function findVariable(option: string): readonly [string, Variable] {
  const found = Object.entries(VARIABLES).find(([, variable]) => variable.option === option)
  if (!found) throw new Error(`No variable sets the option ${option}`)
  return found
}

function toNumber(text: string): unknown {
  return /^\d{1,15}$/.test(text) ? Number(text) : text
}

function toBoolean(text: string): unknown {
  if (text === 'true') return true
  return text === 'false' ? false : text
}

/** Items between commas. */
function toList(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function toIsProduction(text: string): unknown {
  if (text === 'production') return true
  return text === 'development' || text === 'test' ? false : text
}
