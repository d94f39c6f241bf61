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

/** One thing by its name, with what is wanted of it. */
export interface EntityKey<Projection> {
  readonly urn: string
  /** Undefined to leave the choice to LinkedIn. */
  readonly locale: Locale | undefined
  readonly projection: Projection
}

/** Looks things up by name. Null where LinkedIn knows none. */
export type EntityLoader<Entity, Projection> = DataLoader<
  EntityKey<Projection>,
  Entity | null,
  string
>

/** What one operation looks up by key. */
export interface Loaders {
  readonly learningAsset: EntityLoader<LearningAssetEntity, LearningAssetProjection>
  readonly classification: EntityLoader<ClassificationEntity, ClassificationProjection>
}

/** Loaders for one operation; they remember what it has asked already. */
export function createLoaders({
  learningAssets,
  learningClassifications,
}: LinkedInClient): Loaders {
  return {
    learningAsset: createEntityLoader({
      get: learningAssets.get,
      unite,
      format: (projection) => toFieldPaths(projection).join(),
    }),
    classification: createEntityLoader({
      get: learningClassifications.get,
      unite: (one, other) => new Set([...one, ...other]),
      format: (projection) => [...projection].sort().join(),
    }),
  }
}

interface EntityLoaderOptions<Entity, Projection> {
  readonly get: (urn: string, projection: Projection, locale?: Locale) => Promise<Entity | null>
  /** All that either of two projections needs. */
  readonly unite: (one: Projection, other: Projection) => Projection
  /** Equal texts for equal projections. */
  readonly format: (projection: Projection) => string
}

/**
 * LinkedIn has no batch look-up, so each thing costs one call; but those who want different fields
 * of one thing share it.
 */
function createEntityLoader<Entity, Projection>({
  get,
  unite,
  format,
}: EntityLoaderOptions<Entity, Projection>): EntityLoader<Entity, Projection> {
  async function load(keys: readonly EntityKey<Projection>[]) {
    const united = new Map<string, EntityKey<Projection>>()
    for (const key of keys) {
      const other = united.get(nameOf(key))
      const projection = other ? unite(other.projection, key.projection) : key.projection
      united.set(nameOf(key), { ...key, projection })
    }
    const calls = new Map<string, Promise<Entity | null | Error>>()
    for (const [name, { urn, projection, locale }] of united) {
      calls.set(name, get(urn, projection, locale).catch(toError))
    }
    return Promise.all(keys.map((key) => calls.get(nameOf(key)) ?? null))
  }

  return new DataLoader(load, { cacheKeyFn: (key) => `${nameOf(key)}|${format(key.projection)}` })
}

function nameOf({ urn, locale }: EntityKey<unknown>): string {
  return `${urn}|${locale ?? ''}`
}

function toError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error('A look-up failed', { cause })
}
