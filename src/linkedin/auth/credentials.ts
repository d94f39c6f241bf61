import { AccessTokenError } from '../errors.ts'

/** A value, or a function that gives it: one that reads a file, or asks a secret manager. */
export type Credential = string | (() => string | Promise<string>)

/** The credentials of an application at LinkedIn, which has two secrets while one is rotated. */
export interface ApplicationCredentials {
  readonly clientId: Credential
  readonly clientSecret: Credential
  readonly nextClientSecret?: Credential | undefined
}

/** What one request for a token is sent with. */
export interface ClientCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

/** Reads the credentials, and chooses between the secrets. */
export interface CredentialSource {
  /**
   * The client id as it now is.
   *
   * @throws {AccessTokenError} when it could never be read
   */
  clientId(): Promise<string>
  /**
   * Requests a token with the secret that worked last, and with the other where LinkedIn refuses it.
   *
   * @throws {AccessTokenError} when the credentials could never be read
   * @throws as `request` does
   */
  authenticate<T>(request: (credentials: ClientCredentials) => Promise<T>): Promise<T>
  /** Whether there are credentials that `authenticate` has not seen. Reads at most once a second. */
  haveChanged(): Promise<boolean>
}

/** What a credential source works with. */
export interface CredentialSourceOptions {
  readonly credentials: ApplicationCredentials
  /** Now, in milliseconds of a monotonic clock. */
  readonly monotonicNow: () => number
  /** Resolves after that many milliseconds; rejects when the signal aborts. */
  readonly sleep: (delayMs: number, signal?: AbortSignal) => Promise<void>
  /** Called when a credential can no longer be read, with its name and a word for why, never a value. */
  readonly onUnreadable: (name: CredentialName, reason: string) => void
  /** Called when another secret works than did last. */
  readonly onSecretChange: () => void
}

type CredentialName = keyof ApplicationCredentials

/** The longest that a function may take, in milliseconds. */
const READ_TIMEOUT_MS = 5_000
/** The least time between two looks for changes, in milliseconds. */
const LOOK_INTERVAL_MS = 1_000
/** The most requests in a row: with both secrets, and with one that has just changed. */
const MAX_REQUESTS = 3
/** The most credentials that are remembered as seen: functions can give new ones each time. */
const MAX_REMEMBERED = 100

/**
 * Creates the source of an application's credentials. Functions are called before each request for a
 * token, and once now: what they give stays in use when they fail later.
 */
export function createCredentialSource(options: CredentialSourceOptions): CredentialSource {
  const { credentials, monotonicNow, sleep, onUnreadable, onSecretChange } = options
  const isFixed = Object.values(credentials).every((credential) => typeof credential !== 'function')
  const lastValues = new Map<CredentialName, string>()
  const unreadable = new Set<CredentialName>()
  /** Those that `authenticate` has seen since a token was granted. */
  const seen = new Set<string>()
  /** Those of them that LinkedIn has refused. */
  const refused = new Set<string>()
  let workingSecret: string | null = null
  let refusalsInARow = 0
  let nextLookAtMs = Number.NEGATIVE_INFINITY

  async function read(name: CredentialName): Promise<string | undefined> {
    const credential = credentials[name]
    if (typeof credential !== 'function') return credential
    try {
      const value = await inTime(credential)
      lastValues.set(name, value)
      unreadable.delete(name)
      return value
    } catch (error) {
      if (!unreadable.has(name)) onUnreadable(name, toReason(error))
      unreadable.add(name)
      return lastValues.get(name)
    }
  }

  async function inTime(give: () => string | Promise<string>): Promise<string> {
    const controller = new AbortController()
    const limit = sleep(READ_TIMEOUT_MS, controller.signal).then(() => {
      throw new CredentialError('TIMEOUT')
    })
    limit.catch(() => {})
    try {
      const value: unknown = await Promise.race([give(), limit])
      // As the options' check: visible ASCII characters.
      if (typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)) return value
      throw new CredentialError('INVALID_VALUE')
    } finally {
      controller.abort()
    }
  }

  async function clientId(): Promise<string> {
    return (await read('clientId')) ?? failUnread('client id')
  }

  /** The credentials to choose from; those with the secret that worked last come first. */
  async function readAll(): Promise<readonly ClientCredentials[]> {
    const [id, ...secrets] = await Promise.all([
      clientId(),
      read('clientSecret'),
      read('nextClientSecret'),
    ])
    const found = [...new Set(secrets)].filter((secret) => secret !== undefined)
    if (found.length === 0) failUnread('client secret')
    return found
      .sort((a, b) => Number(b === workingSecret) - Number(a === workingSecret))
      .map((clientSecret) => ({ clientId: id, clientSecret }))
  }

  // A failure is reported, and what could not be read is read again when it is needed.
  if (!isFixed) readAll().catch(() => {})

  return {
    clientId,

    async authenticate(request) {
      for (let requests = 1; ; requests += 1) {
        const all = await readAll()
        for (const each of all) remember(seen, keyOf(each))
        // When all of them are refused, they take turns: one request at a time.
        const chosen =
          all.find((each) => !refused.has(keyOf(each))) ?? all[refusalsInARow % all.length]
        if (!chosen) return failUnread('client secret')
        try {
          const result = await request(chosen)
          if (workingSecret !== null && workingSecret !== chosen.clientSecret) onSecretChange()
          workingSecret = chosen.clientSecret
          refusalsInARow = 0
          seen.clear()
          refused.clear()
          return result
        } catch (error) {
          if (!isSecretRefused(error)) throw error
          remember(refused, keyOf(chosen))
          refusalsInARow += 1
          const others = (await readAll()).filter((each) => !refused.has(keyOf(each)))
          if (others.length === 0 || requests >= MAX_REQUESTS) throw error
        }
      }
    },

    async haveChanged() {
      if (isFixed || monotonicNow() < nextLookAtMs) return false
      nextLookAtMs = monotonicNow() + LOOK_INTERVAL_MS
      const all = await readAll().catch(() => [])
      return all.some((each) => !seen.has(keyOf(each)))
    },
  }
}

/** Why a function gave no credential. */
class CredentialError extends Error {
  readonly code: string

  constructor(code: string) {
    super(`No credential: ${code}`)
    this.code = code
  }
}

function failUnread(what: string): never {
  const resolution = `Check what gives the ${what}.`
  throw new AccessTokenError('CREDENTIALS_UNREADABLE', null, resolution)
}

/** An error's code, such as ENOENT, or its name; its message could repeat a value. */
function toReason(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^[A-Z_]{1,64}$/.test(code)) return code
  return error instanceof Error ? error.name : 'UNKNOWN'
}

function keyOf({ clientId, clientSecret }: ClientCredentials): string {
  return JSON.stringify([clientId, clientSecret])
}

/** Adds a key, in place of the oldest where there are too many. */
function remember(keys: Set<string>, key: string): void {
  keys.delete(key)
  keys.add(key)
  const [oldest] = keys
  if (keys.size > MAX_REMEMBERED && oldest !== undefined) keys.delete(oldest)
}

/** Whether another secret may be taken. A gateway's 401 may have no body. */
function isSecretRefused(error: unknown): boolean {
  if (!(error instanceof AccessTokenError)) return false
  if (error.refusal === 'CLIENT_AUTHENTICATION_FAILED') return true
  return error.refusal === 'UNDOCUMENTED_ANSWER' && error.status === 401
}
