/** Checks of single values; each has one message, which begins after the name of what is wrong. */
import { z } from 'zod'

/** True or false. */
export const flag = z.boolean({
  error: ({ input }) =>
    input === undefined ? 'must be given: true or false' : 'must be true or false',
})

/**
 * A whole number within bounds. The bounds are parameters of the issue too, for messages in another
 * unit.
 */
export function wholeNumber(minimum: number, maximum: number) {
  return z.custom<number>(
    (value) => Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum,
    { error: wholeNumberMessage(minimum, maximum), params: { minimum, maximum } },
  )
}

/** The message of `wholeNumber`. */
export function wholeNumberMessage(minimum: number, maximum: number): string {
  return `must be a whole number from ${minimum} to ${maximum}`
}

/** A string that matches a pattern. */
export function matching(pattern: RegExp, message: string) {
  return z.string(message).regex(pattern, message)
}

/** What a secret must be. */
export const VISIBLE_ASCII = 'must be visible ASCII characters without spaces'

const SECRET = /^[\x21-\x7e]+$/

/** A value that fits into an HTTP header. */
export const secret = matching(SECRET, VISIBLE_ASCII)

/** A client id or client secret, or a function that gives it: what that gives is checked when it does. */
export const credential = z
  .custom<string | (() => string | Promise<string>)>((value) => value !== undefined, {
    error: "must be given: LinkedIn's, or that of a sandbox",
    abort: true,
  })
  .refine(
    (value) => typeof value === 'function' || (typeof value === 'string' && SECRET.test(value)),
    `${VISIBLE_ASCII}, or a function that gives them`,
  )

/** An http or https URL, with nothing behind its path and nothing before its host. */
export const address = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .refine(
    (text) => !/[?#@]/.test(text),
    'must be an address without a query, a fragment or credentials',
  )

const PROXY =
  'must be an http or https proxy such as http://proxy.example.com:3128, with both halves of credentials or none'

/** The address of a proxy, with its credentials; `http://` may be left out of it, as curl allows. */
export const proxyAddress = z
  .string(PROXY)
  .transform((text) => (text.includes('://') ? text : `http://${text}`))
  .refine(isProxyAddress, PROXY)

function isProxyAddress(text: string): boolean {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return false
  const { username, password, pathname, search, hash } = new URL(text)
  if (Boolean(username) !== Boolean(password)) return false
  return pathname + search + hash === '/' && isDecodable(username + password)
}

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== null
  } catch {
    return false
  }
}

const ORIGINS = 'must be origins such as https://learning.example.com'

/** Origins: scheme, host and port, and nothing else (RFC 6454). */
export const origins = z
  .array(z.string(ORIGINS), ORIGINS)
  .refine((list) => list.every(isOrigin), ORIGINS)
  .readonly()

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

/** An object that has certain methods. */
export function methodsOf<T extends object>(...names: readonly (keyof T & string)[]) {
  return z.custom<T>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      names.every((name) => typeof Reflect.get(value, name) === 'function'),
    `must have the methods ${names.join(', ')}`,
  )
}
