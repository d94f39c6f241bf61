import type { Logger } from '../logger.ts'

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
