import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { ConfigError, findInsecureAddresses } from './check-options.ts'
import { wholeNumberMessage } from './checks.ts'
import { addModeDefaults, type Checked, processChecks, type ServerConfig } from './options.ts'
import { findVariable, SECRETS, VARIABLE_CHECKS, VARIABLES } from './variables.ts'

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

/**
 * Reads the configuration of the server's process.
 *
 * @throws {ConfigError} with all faults at once; they name variables, and never repeat a value
 */
export function readEnvironment(environment: Environment): Config {
  const { texts, faults } = readFiles(environment)
  const options = toOptions(texts)
  const parsed = z.object(VARIABLE_CHECKS).safeParse(options)
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
