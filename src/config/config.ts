import { readFileSync } from 'node:fs'
import { Variables } from './variables.ts'

/** What the process is told from outside. */
export interface Config {
  readonly isProduction: boolean
  /** Null to serve the sandbox in place of LinkedIn. */
  readonly linkedIn: LinkedInConfig | null
  readonly host: string
  readonly port: number
  readonly isIntrospectionEnabled: boolean
  readonly isGraphiqlEnabled: boolean
  /** Whether reports on learners, which are personal data, are served. */
  readonly areActivityReportsEnabled: boolean
  /** Whether clients may ask what an operation asks of LinkedIn, and what it would cost. */
  readonly isExplainEnabled: boolean
  /** Other origins whose pages may ask. In development those on this machine may as well. */
  readonly corsOrigins: readonly string[]
  /** What the router of a supergraph proves itself with. Null: nobody has to. */
  readonly routerSecret: string | null
  /** Whether a supergraph is offered `node` and `nodes`. */
  readonly isNodeOffered: boolean
  /** The most calls to LinkedIn that one operation may make. */
  readonly maxCallsPerOperation: number
  /** How many calls each of LinkedIn's endpoints may be sent in a UTC day. Null: no limit of ours. */
  readonly dailyQuota: number | null
  /** Whether LinkedIn is taken to give assets in their own locale, where a search names none. */
  readonly isSearchInOwnLocale: boolean
  /** How long LinkedIn's answers are served. */
  readonly freshness: FreshnessConfig
  /** The most memory that LinkedIn's answers may take, in bytes. */
  readonly cacheMaxBytes: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** How long LinkedIn's answers are served, in milliseconds. */
export interface FreshnessConfig {
  /** Without asking, by kind; and as long again while they are asked for anew. */
  readonly searchMs: number
  readonly assetMs: number
  readonly classificationMs: number
  /** After that, while LinkedIn gives no better ones. */
  readonly staleIfErrorMs: number
}

/** How LinkedIn is asked. */
export interface LinkedInConfig {
  readonly clientId: string
  readonly clientSecret: string
  /** Without a slash at its end. */
  readonly apiUrl: string
  readonly tokenUrl: string
  readonly partner?: string | undefined
}

/** The configuration is not right. Names every variable or option at fault, and none of their values. */
export class ConfigError extends Error {
  readonly code = 'INVALID_CONFIG'
  /** One sentence a fault, each beginning with the name of what is at fault. */
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The configuration is not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

const CREDENTIALS = ['LINKEDIN_CLIENT_ID', 'LINKEDIN_CLIENT_SECRET'] as const
const IN_FILES = [...CREDENTIALS, 'ROUTER_SECRET'] as const

/** Every variable that `readConfig` reads. */
export const VARIABLE_NAMES: readonly string[] = [
  ...Object.keys(Variables.shape),
  ...IN_FILES.map((name) => `${name}_FILE`),
]

/**
 * Reads the environment; the only place that does.
 *
 * @throws {ConfigError} with all faults at once
 */
export function readConfig(environment: Environment): Config {
  const { variables, faults } = readFiles(environment)
  const parsed = Variables.safeParse(variables)
  const isProduction = environment['NODE_ENV'] === 'production'
  for (const { path, message } of parsed.error?.issues ?? []) {
    faults.push(`${path.join('.')} ${message}.`)
  }
  faults.push(...findCredentialFaults(variables, isProduction))
  if (!parsed.success || faults.length > 0) throw new ConfigError([...new Set(faults)])

  const { data } = parsed
  const { LINKEDIN_CLIENT_ID: clientId, LINKEDIN_CLIENT_SECRET: clientSecret } = data
  return {
    isProduction,
    linkedIn:
      clientId && clientSecret
        ? {
            clientId,
            clientSecret,
            apiUrl: data.LINKEDIN_API_URL,
            tokenUrl: data.LINKEDIN_TOKEN_URL,
            partner: data.LINKEDIN_PARTNER,
          }
        : null,
    host: data.HOST,
    port: data.PORT,
    isIntrospectionEnabled: data.ENABLE_INTROSPECTION ?? !isProduction,
    isGraphiqlEnabled: data.ENABLE_GRAPHIQL ?? !isProduction,
    areActivityReportsEnabled: data.ENABLE_ACTIVITY_REPORTS ?? false,
    isExplainEnabled: data.ENABLE_EXPLAIN ?? !isProduction,
    corsOrigins: data.CORS_ORIGINS,
    routerSecret: data.ROUTER_SECRET ?? null,
    isNodeOffered: data.ENABLE_NODE_IN_SUPERGRAPH,
    maxCallsPerOperation: data.MAX_CALLS_PER_OPERATION,
    dailyQuota: data.LINKEDIN_DAILY_QUOTA ?? null,
    isSearchInOwnLocale: data.LINKEDIN_SEARCH_IN_OWN_LOCALE,
    freshness: {
      searchMs: data.FRESH_SEARCH_SECONDS * 1_000,
      assetMs: data.FRESH_ASSET_SECONDS * 1_000,
      classificationMs: data.FRESH_CLASSIFICATION_SECONDS * 1_000,
      staleIfErrorMs: data.STALE_IF_ERROR_SECONDS * 1_000,
    },
    cacheMaxBytes: data.CACHE_MAX_MEGABYTES * 1024 * 1024,
    logLevel: data.LOG_LEVEL,
  }
}

/**
 * Reads where to listen, and nothing else.
 *
 * @throws {ConfigError} with all faults at once
 */
export function readAddress(environment: Environment, defaultPort: number) {
  const set = Object.entries(environment).filter(([, value]) => value)
  const parsed = Variables.pick({ HOST: true, PORT: true }).safeParse({
    PORT: String(defaultPort),
    ...Object.fromEntries(set),
  })
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`),
    )
  }
  return { host: parsed.data.HOST, port: parsed.data.PORT }
}

/** `NAME_FILE` gives the content of a file in place of `NAME`; an empty variable is none. */
function readFiles(environment: Environment) {
  const variables: Record<string, string> = {}
  const faults: string[] = []
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && value !== '') variables[name] = value
  }
  for (const name of IN_FILES) {
    const file = variables[`${name}_FILE`]
    if (file === undefined) continue
    if (variables[name] !== undefined) {
      faults.push(`${name} and ${name}_FILE are both set; set one of them.`)
      continue
    }
    try {
      const content = readFileSync(file, 'utf8').trim()
      if (content === '') faults.push(`${name}_FILE names an empty file.`)
      else if (/\s/.test(content)) faults.push(`${name}_FILE names a file with more than one word.`)
      else variables[name] = content
    } catch {
      faults.push(`${name}_FILE names a file that cannot be read.`)
    }
  }
  return { variables, faults }
}

function findCredentialFaults(variables: Environment, isProduction: boolean): string[] {
  const missing = CREDENTIALS.filter(
    (name) => variables[name] === undefined && variables[`${name}_FILE`] === undefined,
  )
  const faults: string[] = []
  if (missing.length === 1 || (missing.length === 2 && isProduction)) {
    const why = isProduction ? 'in production' : 'beside the other half of the credentials'
    faults.push(...missing.map((name) => `${name} (or ${name}_FILE) must be set ${why}.`))
  }
  if (isProduction) {
    for (const name of ['LINKEDIN_API_URL', 'LINKEDIN_TOKEN_URL']) {
      if (isInsecure(variables[name]))
        faults.push(`${name} must be an https address in production.`)
    }
  }
  return faults
}

/**
 * Whether credentials would leave this machine in the clear. An address on its own loopback interface
 * needs no encryption; what is no address at all is not insecure.
 */
export function isInsecure(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
