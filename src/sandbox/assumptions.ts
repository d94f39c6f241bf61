/**
 * The sandbox's assumptions: behaviour that neither LinkedIn's documentation nor a recorded answer
 * establishes. All other behaviour of the sandbox is documented or recorded. A client should pass
 * its tests with every value of a switch.
 */
export interface SandboxAssumptions {
  /**
   * `error` of the 401 for a wrong secret. The Client Credentials Flow page says
   * `invalid_client_id`; clients in the field report `invalid_client`. Default: the documented one.
   */
  readonly badSecretError: 'invalid_client_id' | 'invalid_client'
  /** `error` of the 400 for another `grant_type`: not documented. Default: RFC 6749 section 5.2. */
  readonly unsupportedGrantTypeError: string
  /**
   * Whether the token endpoint also reads parameters from the query string. The Client Credentials
   * Flow page forbids it; several clients send them there. Default: false.
   */
  readonly tokenParametersInQuery: boolean
  /** Whether a new token revokes the older ones of its application: no source. Default: false. */
  readonly newTokenRevokesOlderTokens: boolean
  /**
   * How long a new token is refused as revoked, in seconds. One client of the three-legged flow observes
   * some seconds, and waits 5; no source for the two-legged one. Default: 0.
   */
  readonly newTokenRefusedForSeconds: number
  /**
   * Body of the 401 without a token: that of the Error Handling page, or the newer one with `code`
   * that the gateway answers on other LinkedIn APIs. Default: the documented one.
   */
  readonly missingTokenBody: 'documented' | 'gateway'

  /**
   * The content coding of answers to requests that accept it: neither documented nor recorded.
   * Default: none.
   */
  readonly contentCoding: 'none' | 'gzip' | 'br'

  /** Whether a 429 says in `Retry-After` when calls are taken again: not documented. Default: false. */
  readonly rateLimitRetryAfter: boolean
  /**
   * The message of the 429 for too many calls in a second: none is recorded. That of the Error Handling
   * page, which names no time, or the one recorded for a day. Default: the documented one.
   */
  readonly burstMessage: 'general' | 'day'

  /** `count` of a finder when none is sent. Default: 10, the Pagination page's general default. */
  readonly defaultCount: number
  /** A `count` above 100: lowered to 100, or a 400. Default: lowered. */
  readonly countAboveMaximum: 'clamp' | 'reject'
  /** Whether `count=0` is answered (totals and facets only) or refused. Default: answered. */
  readonly zeroCount: 'accept' | 'reject'
  /**
   * The most places of a page where that is fewer than the requested count: users of other LinkedIn APIs
   * report pages shorter than `paging.count`. Default: null, as many as requested.
   */
  readonly maximumPlaces: number | null
  /**
   * Places of every result that are left out, as for a licence, so that a page can be empty with others
   * behind it, as users of other APIs report: from the first number up to the second. Default: null.
   */
  readonly hiddenPlaces: readonly [from: number, to: number] | null
  /**
   * `paging.count`: what was requested, as documented, the places of the page, or its elements.
   * Default: requested.
   */
  readonly countEcho: 'requested' | 'places' | 'elements'
  /** `paging.start`: what was requested, or always 0. Default: requested. */
  readonly startEcho: 'requested' | 'zero'
  /**
   * The link to the next page: relative as recorded, absolute, to the page itself, or none, as a client
   * reports of pages before the end. Default: relative.
   */
  readonly nextLink: 'relative' | 'absolute' | 'self' | 'none'
  /** By how much `paging.total` of a page that does not begin at 0 is too large. Default: 0. */
  readonly totalSurplus: number
  /**
   * A window that does not begin at 0 and reaches behind the end: what there is of it, or a 400, as a
   * user of another LinkedIn API reports. Default: what there is.
   */
  readonly windowPastTheEnd: 'accept' | 'reject'
  /**
   * The form of texts: the documented `LocaleString`, the `MultiLocaleString` of LinkedIn's newer APIs,
   * or a plain string. Default: documented.
   */
  readonly textForm: 'localeString' | 'multiLocaleString' | 'plain'
  /** Status of a collection request without `q`. Default: 404, as for an unknown finder. */
  readonly missingFinderStatus: 400 | 404
  /** Filter value outside an enumeration: a 400, or no match. Default: 400. */
  readonly unknownEnumValue: 'reject' | 'matchNothing'
  /** Status for a path key that is not a URN. Default: 400. */
  readonly malformedUrnStatus: 400 | 404
  /** A projection that cannot be parsed: a 400, or treated as absent. Default: 400. */
  readonly malformedProjection: 'reject' | 'ignore'

  /** Pages of a search beyond its capped total: empty (clients rely on it), or a 400. Default: empty. */
  readonly pastTheCap: 'empty' | 'reject'
  /**
   * Whether a query for two or more asset types is capped like a search: one client's reading of
   * the reference's "limited response scenarios". Default: false.
   */
  readonly severalAssetTypesAreCapped: boolean
  /**
   * Whether the difficulty facet counts only the requested asset types: a recording of 2022 agrees,
   * one of 2020 does not. Default: true.
   */
  readonly difficultyFacetFollowsAssetTypes: boolean
  /**
   * Whether the difficulty facet counts levels that `difficultyLevels` leaves out, as the asset type
   * facet is recorded to do with types. Default: true.
   */
  readonly difficultyFacetIgnoresOwnFilter: boolean
  /**
   * What `assetFilteringCriteria.locales` compares: every locale an asset is available in (texts are
   * then served in the requested one), or only its source locale. Default: available.
   */
  readonly localesFilter: 'available' | 'source'

  /**
   * Effect of `assetRetrievalCriteria.includeRetired` on the criteria finder: the reference lists it
   * and clients rely on it; the Criteria API page says that only active content is returned.
   * Default: obeyed.
   */
  readonly includeRetiredInCriteria: 'obey' | 'ignore'
  /** A retired asset requested without `includeRetired`: a 404, or answered. Default: hidden. */
  readonly retiredWithoutIncludeRetired: 'hide' | 'show'
  /** Whether retired assets keep `urls.webLaunch` and `urls.ssoLaunch`. Default: true. */
  readonly retiredLaunchUrls: boolean
  /** Whether `retiredAt`, documented "if present", is ever present. Default: true. */
  readonly retiredAtReturned: boolean
  /** Whether a learning path can be read by its URN; the reference does not list it. Default: true. */
  readonly learningPathByUrn: boolean
  /** `contents` of a learning path: no recording. Default: its courses. */
  readonly learningPathContents: 'courses' | 'none'

  /**
   * The largest `count` of activity reports: one client's copy of the reference and its recording
   * say 1000, others 100. Default: 1000.
   */
  readonly maximumReportCount: number
  /**
   * Whether reports by content are refused without `assetType`, as one client observed.
   * Default: true.
   */
  readonly contentReportsNeedAssetType: boolean
  /** Whether learners without activity have reports too: no source. Default: false. */
  readonly idleLearnersAreReported: boolean
}

/** Every switch at its default. */
export const DEFAULT_ASSUMPTIONS: SandboxAssumptions = {
  badSecretError: 'invalid_client_id',
  unsupportedGrantTypeError: 'unsupported_grant_type',
  tokenParametersInQuery: false,
  newTokenRevokesOlderTokens: false,
  newTokenRefusedForSeconds: 0,
  missingTokenBody: 'documented',
  contentCoding: 'none',
  rateLimitRetryAfter: false,
  burstMessage: 'general',
  defaultCount: 10,
  countAboveMaximum: 'clamp',
  zeroCount: 'accept',
  maximumPlaces: null,
  hiddenPlaces: null,
  countEcho: 'requested',
  startEcho: 'requested',
  nextLink: 'relative',
  totalSurplus: 0,
  windowPastTheEnd: 'accept',
  textForm: 'localeString',
  missingFinderStatus: 404,
  unknownEnumValue: 'reject',
  malformedUrnStatus: 400,
  malformedProjection: 'reject',
  pastTheCap: 'empty',
  severalAssetTypesAreCapped: false,
  difficultyFacetFollowsAssetTypes: true,
  difficultyFacetIgnoresOwnFilter: true,
  localesFilter: 'available',
  includeRetiredInCriteria: 'obey',
  retiredWithoutIncludeRetired: 'hide',
  retiredLaunchUrls: true,
  retiredAtReturned: true,
  learningPathByUrn: true,
  learningPathContents: 'courses',
  maximumReportCount: 1000,
  contentReportsNeedAssetType: true,
  idleLearnersAreReported: false,
}
