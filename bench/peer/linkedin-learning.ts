import {
  type AugmentedRequest,
  type CacheOptions,
  type DataSourceConfig,
  RESTDataSource,
} from '@apollo/datasource-rest'
import { GraphQLError } from 'graphql'
import { toLocaleParameters } from './locale.ts'
import type { WireAsset, WireClassification, WirePage, WireSearchPage } from './wire.ts'

/** Where LinkedIn is, and the token that calls are signed with. */
export interface LinkedInLearningOptions extends DataSourceConfig {
  readonly apiUrl: string
  readonly token: string
  /** For how long answers are kept, whatever their headers say; 0: as these say. */
  readonly ttlSeconds: number
}

/** LinkedIn's parameters by name; those that are undefined are not sent. */
export type WireParameters = Record<string, string | undefined>

/** LinkedIn Learning's REST API for one operation. */
export class LinkedInLearning extends RESTDataSource {
  override readonly baseURL: string
  readonly #token: string
  readonly #ttlSeconds: number

  constructor({ apiUrl, token, ttlSeconds, ...config }: LinkedInLearningOptions) {
    super(config)
    this.baseURL = `${apiUrl}/v2/`
    this.#token = token
    this.#ttlSeconds = ttlSeconds
  }

  override cacheOptionsFor(): CacheOptions | undefined {
    return this.#ttlSeconds > 0 ? { ttl: this.#ttlSeconds } : undefined
  }

  override willSendRequest(_path: string, request: AugmentedRequest): void {
    request.headers['authorization'] = `Bearer ${this.#token}`
  }

  /** The asset of that name, retired or not; null when there is none. */
  asset(urn: string, locale: string | null | undefined, expandDepth: number) {
    return this.#getOrNull<WireAsset>(`learningAssets/${encodeURIComponent(urn)}`, {
      includeRetired: 'true',
      expandDepth: String(expandDepth),
      ...(locale && toLocaleParameters('targetLocale', locale)),
    })
  }

  /** A page of a search, with its facets. */
  searchAssets(criteria: WireParameters): Promise<WireSearchPage> {
    return this.get('learningAssets', { params: { q: 'criteria', ...criteria } })
  }

  /** The classification of that name; null when there is none. */
  classification(urn: string, locale: string | null | undefined) {
    return this.#getOrNull<WireClassification>(
      `learningClassifications/${encodeURIComponent(urn)}`,
      locale ? toLocaleParameters('targetLocale', locale) : {},
    )
  }

  /** A page of classifications. */
  findClassifications(parameters: WireParameters): Promise<WirePage<WireClassification>> {
    return this.get('learningClassifications', { params: parameters })
  }

  async #getOrNull<Entity>(path: string, params: WireParameters): Promise<Entity | null> {
    try {
      return await this.get<Entity>(path, { params })
    } catch (error) {
      if (isNotFound(error)) return null
      throw error
    }
  }
}

function isNotFound(error: unknown): boolean {
  if (!(error instanceof GraphQLError)) return false
  const { response } = error.extensions as { response?: { status?: number } }
  return response?.status === 404
}
