import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { ConfigError, findInsecureAddresses } from './check-options.ts'
import { VISIBLE_ASCII, wholeNumberMessage } from './checks.ts'
import {
  addModeDefaults,
  type Checked,
  exposureChecks,
  freshnessChecks,
  linkedInChecks,
  operationChecks,
  processChecks,
  type ServerConfig,
} from './options.ts'

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Configuration of the server's process. */
export interface Config
  extends Omit<ServerConfig, keyof Credentials>,
    Checked<typeof processChecks> {
  /** Null: the sandbox answers in place of LinkedIn. */
  readonly credentials: Credentials | null
}

/** Credentials of an application at LinkedIn; those in files are functions that read them again. */
export interface Credentials
  extends Pick<ServerConfig, 'clientId' | 'clientSecret' | 'nextClientSecret'> {}

const checks = {
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
interface Variable {
  readonly option: keyof typeof checks
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

const VARIABLES: Readonly<Record<string, Variable>> = {
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

const SECRETS = Object.keys(VARIABLES).filter((name) => VARIABLES[name]?.isSecret)

/** Names of all variables that are read. */
export const VARIABLE_NAMES: readonly string[] = [
  ...Object.keys(VARIABLES),
  ...SECRETS.map((name) => `${name}_FILE`),
]

/**
 * Reads the configuration of the server's process.
 *
 * @throws {ConfigError} with all faults at once; they name variables, and never repeat a value
 */
export function readEnvironment(environment: Environment): Config {
  const { texts, faults } = readFiles(environment)
  const options = toOptions(texts)
  const parsed = z.object(checks).safeParse(options)
  faults.push(...toFaults(parsed.error), ...findFaultsAcross(texts, options))
  if (!parsed.success || faults.length > 0) throw new ConfigError([...new Set(faults)])

  const { searchMs, assetMs, classificationMs, staleIfErrorMs, ...flat } = parsed.data
  const { clientId, clientSecret, nextClientSecret, ...config } = addModeDefaults(flat)
  return {
    ...config,
    freshness: { searchMs, assetMs, classificationMs, staleIfErrorMs },
    credentials:
      clientId && clientSecret
        ? { clientId, clientSecret, nextClientSecret, ...readersOfFiles(environment) }
        : null,
  }
}

/**
 * Reads the address to listen on, and no other variable.
 *
 * @throws {ConfigError} with all faults at once
 */
export function readListenAddress(environment: Environment, defaultPort: number) {
  const { host, port } = processChecks
  const parsed = z
    .object({ host, port: port.default(defaultPort) })
    .safeParse(toOptions(environment))
  if (!parsed.success) throw new ConfigError(toFaults(parsed.error))
  return parsed.data
}

/** The variables that are set, with the contents of files in place of their names. */
function readFiles(environment: Environment) {
  const texts: Record<string, string> = {}
  const faults: string[] = []
  for (const [name, text] of Object.entries(environment)) {
    if (text) texts[name] = text
  }
  for (const [name, { isLowerCaseFirst }] of Object.entries(VARIABLES)) {
    const text = isLowerCaseFirst && texts[name.toLowerCase()]
    if (text) texts[name] = text
  }
  for (const name of SECRETS) {
    const file = texts[`${name}_FILE`]
    if (file === undefined) continue
    if (texts[name] !== undefined) {
      faults.push(`${name} and ${name}_FILE are both set; set one of them.`)
      continue
    }
    try {
      const content = readFileSync(file, 'utf8').trim()
      const fault = findFaultOf(content)
      if (fault) faults.push(`${name}_FILE names ${fault}.`)
      else texts[name] = content
    } catch {
      faults.push(`${name}_FILE names a file that cannot be read.`)
    }
  }
  return { texts, faults }
}

function findFaultOf(content: string): string | null {
  if (content === '') return 'an empty file'
  return /\s/.test(content) ? 'a file with more than one word' : null
}

/**
 * Functions that read the credentials that are in files, whose contents change when they are rotated.
 * They read by name each time: Kubernetes replaces the files of a secret by moving a symbolic link.
 */
function readersOfFiles(environment: Environment) {
  const options = ['clientId', 'clientSecret', 'nextClientSecret'].flatMap((option) => {
    const file = environment[`${findVariable(option)[0]}_FILE`]
    return file ? [[option, async () => (await readFile(file, 'utf8')).trim()] as const] : []
  })
  return Object.fromEntries(options)
}

/** The options that variables set, unchecked. An empty variable counts as not set. */
function toOptions(texts: Environment): Record<string, unknown> {
  const options: Record<string, unknown> = {}
  for (const [name, { option, convert, scale = 1 }] of Object.entries(VARIABLES)) {
    const text = texts[name]
    if (!text) continue
    const value = convert ? convert(text) : text
    options[option] = typeof value === 'number' ? value * scale : value
  }
  return options
}

/** Names variables in place of options, with bounds in the variable's unit. */
function toFaults(error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map((issue) => {
    const [name, { scale = 1, expected }] = findVariable(String(issue.path[0]))
    if (expected) return `${name} ${expected}.`
    if (issue.code !== 'custom' || !issue.params) return `${name} ${issue.message}.`
    const { minimum, maximum } = issue.params
    return `${name} ${wholeNumberMessage(Math.ceil(minimum / scale), maximum / scale)}.`
  })
}

/** The rules for several variables together. */
function findFaultsAcross(texts: Environment, options: Record<string, unknown>): string[] {
  const faults: string[] = []
  const isProduction = options['isProduction'] === true
  const isSet = (name: string) => (texts[name] ?? texts[`${name}_FILE`]) !== undefined
  const missing = ['LINKEDIN_CLIENT_ID', 'LINKEDIN_CLIENT_SECRET'].filter((name) => !isSet(name))
  const isNextSet = isSet('LINKEDIN_CLIENT_SECRET_NEXT')
  if (missing.length === 1 || (missing.length === 2 && (isProduction || isNextSet))) {
    const beside = isNextSet ? 'LINKEDIN_CLIENT_SECRET_NEXT' : 'the other half of the credentials'
    const why = isProduction && !isNextSet ? 'in production' : `beside ${beside}`
    faults.push(...missing.map((name) => `${name} (or ${name}_FILE) must be set ${why}.`))
  }
  for (const option of isProduction ? findInsecureAddresses(options) : []) {
    const [name] = findVariable(option)
    faults.push(`${name} must be an https address in production.`)
  }
  return faults
}

function findVariable(option: string): readonly [string, Variable] {
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
