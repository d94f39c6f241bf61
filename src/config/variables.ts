import { z } from 'zod'

const VISIBLE_ASCII = 'must be visible ASCII characters without spaces'
const secret = z
  .string(VISIBLE_ASCII)
  .regex(/^[\x21-\x7e]+$/, VISIBLE_ASCII)
  .optional()

const PARTNER = 'must be letters, digits, hyphens and underscores'

const address = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .refine(
    (text) => !/[?#@]/.test(text),
    'must be an address without a query, a fragment or credentials',
  )

const ORIGINS = 'must be origins such as https://learning.example.com'

/** The check of a list of origins: scheme, host and port, and nothing else (RFC 6454). */
export const origins = z
  .array(z.string(), ORIGINS)
  .refine(
    (list) =>
      list.every(
        (text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text,
      ),
    ORIGINS,
  )

const originsBetweenCommas = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .transform((list) => list.filter((origin) => origin !== ''))
  .pipe(origins)

const flag = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true')

/** The least and the most that a number may be. */
export interface Bounds {
  readonly minimum: number
  readonly maximum: number
}

/** The bounds of what options may say too. */
export const BOUNDS = {
  dailyQuota: { minimum: 1, maximum: 1_000_000_000 },
  callsPerOperation: { minimum: 1, maximum: 10_000 },
  freshSeconds: { minimum: 0, maximum: 7 * 24 * 60 * 60 },
  cacheMegabytes: { minimum: 1, maximum: 1_000_000 },
} as const satisfies Readonly<Record<string, Bounds>>

function wholeNumber({ minimum, maximum }: Bounds) {
  const expectation = `must be a whole number from ${minimum} to ${maximum}`
  return z
    .string()
    .regex(/^\d{1,15}$/, expectation)
    .transform(Number)
    .pipe(z.number().min(minimum, expectation).max(maximum, expectation))
}

const DAY_SECONDS = 24 * 60 * 60

/** What each variable must be, and what it is when it is not set. */
export const Variables = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'must be development, production or test')
    .optional(),
  LINKEDIN_CLIENT_ID: secret,
  LINKEDIN_CLIENT_SECRET: secret,
  LINKEDIN_API_URL: address
    .refine((text) => !/\/v2\/?$/.test(text), 'must be the address without the path /v2')
    .transform((text) => text.replace(/\/+$/, ''))
    .default('https://api.linkedin.com'),
  LINKEDIN_TOKEN_URL: address.default('https://www.linkedin.com/oauth/v2/accessToken'),
  LINKEDIN_PARTNER: z
    .string(PARTNER)
    .regex(/^[\w-]{1,64}$/, PARTNER)
    .optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or address')
    .default('127.0.0.1'),
  PORT: wholeNumber({ minimum: 0, maximum: 65_535 }).default(4000),
  ENABLE_INTROSPECTION: flag.optional(),
  ENABLE_GRAPHIQL: flag.optional(),
  // Personal data is served where somebody has decided so, and never by default.
  ENABLE_ACTIVITY_REPORTS: flag.optional(),
  ENABLE_EXPLAIN: flag.optional(),
  ENABLE_NODE_IN_SUPERGRAPH: flag.default(false),
  ROUTER_SECRET: secret,
  CORS_ORIGINS: originsBetweenCommas,
  LINKEDIN_DAILY_QUOTA: wholeNumber(BOUNDS.dailyQuota).optional(),
  LINKEDIN_SEARCH_IN_OWN_LOCALE: flag.default(true),
  MAX_CALLS_PER_OPERATION: wholeNumber(BOUNDS.callsPerOperation).default(100),
  FRESH_SEARCH_SECONDS: wholeNumber(BOUNDS.freshSeconds).default(5 * 60),
  FRESH_ASSET_SECONDS: wholeNumber(BOUNDS.freshSeconds).default(60 * 60),
  FRESH_CLASSIFICATION_SECONDS: wholeNumber(BOUNDS.freshSeconds).default(DAY_SECONDS),
  STALE_IF_ERROR_SECONDS: wholeNumber(BOUNDS.freshSeconds).default(DAY_SECONDS),
  CACHE_MAX_MEGABYTES: wholeNumber(BOUNDS.cacheMegabytes).default(64),
  LOG_LEVEL: z
    .enum(
      ['debug', 'info', 'warn', 'error', 'silent'],
      'must be debug, info, warn, error or silent',
    )
    .default('info'),
})
