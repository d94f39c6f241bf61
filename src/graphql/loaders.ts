import DataLoader from 'dataloader'
import type { LinkedInClient } from '../linkedin/client.ts'
import type { LearningAssetEntity } from '../linkedin/learning-assets/entity.ts'
import {
  type LearningAssetProjection,
  toFieldPaths,
  unite,
} from '../linkedin/learning-assets/fields.ts'
import type {
  ClassificationEntity,
  ClassificationProjection,
} from '../linkedin/learning-classifications.ts'
import type { Locale } from '../linkedin/locale.ts'
import { formatProjection } from '../linkedin/request-url.ts'

/** What names an entity of LinkedIn's. */
export interface EntityKey {
  readonly urn: string
  /** The locale of its texts. Undefined for LinkedIn's choice. */
  readonly locale: Locale | undefined
}

/** An entity, and the fields of it that are needed. */
export interface EntityRequest<Projection> extends EntityKey {
  readonly projection: Projection
}

/** Loads entities by their keys; null where LinkedIn has none. */
export type EntityLoader<Entity, Projection> = DataLoader<
  EntityRequest<Projection>,
  Entity | null,
  string
>

/** The look-ups of one operation. */
export interface Loaders {
  readonly learningAsset: EntityLoader<LearningAssetEntity, LearningAssetProjection>
  readonly classification: EntityLoader<ClassificationEntity, ClassificationProjection>
}

/**
 * Loaders for one operation: what is loaded twice is requested once.
 *
 * ```ts
 * await loaders.learningAsset.load({ urn, locale: 'de-DE', projection: URN_ONLY })
 * ```
 */
export function createLoaders(client: LinkedInClient): Loaders {
  return {
    learningAsset: createEntityLoader({
      get: client.learningAssets.get,
      unite,
      format: (projection) => formatProjection(toFieldPaths(projection)),
    }),
    classification: createEntityLoader({
      get: client.learningClassifications.get,
      unite: (one, other) => new Set([...one, ...other]),
      format: (projection) => [...projection].sort().join(),
    }),
  }
}

interface EntityLoaderOptions<Entity, Projection> {
  readonly get: (urn: string, projection: Projection, locale?: Locale) => Promise<Entity | null>
  readonly unite: (one: Projection, other: Projection) => Projection
  /** Equal texts for equal projections. */
  readonly format: (projection: Projection) => string
}

/**
 * LinkedIn has no batch look-up: each entity takes a call. A batch makes one call for an entity of
 * which several projections are needed, for the union of these.
 */
function createEntityLoader<Entity, Projection>({
  get,
  unite,
  format,
}: EntityLoaderOptions<Entity, Projection>): EntityLoader<Entity, Projection> {
  async function loadBatch(requests: readonly EntityRequest<Projection>[]) {
    const united = new Map<string, EntityRequest<Projection>>()
    for (const request of requests) {
      const key = formatKey(request)
      const other = united.get(key)
      const projection = other ? unite(other.projection, request.projection) : request.projection
      united.set(key, { ...request, projection })
    }
    const entities = new Map<string, Promise<Entity | null | Error>>()
    for (const [key, { urn, projection, locale }] of united) {
      entities.set(key, get(urn, projection, locale).catch(toError))
    }
    return Promise.all(requests.map((request) => entities.get(formatKey(request)) ?? null))
  }

  return new DataLoader(loadBatch, {
    cacheKeyFn: (request) => `${formatKey(request)}|${format(request.projection)}`,
  })
}

function formatKey({ urn, locale }: EntityKey): string {
  return `${urn}|${locale ?? ''}`
}

function toError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error('A look-up failed', { cause })
}
