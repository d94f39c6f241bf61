import DataLoader from 'dataloader'
import type { LinkedInClient } from '../linkedin/client.ts'
import type {
  LearningAssetEntity,
  LearningAssetField,
  LearningAssetProjection,
} from '../linkedin/learning-asset.ts'
import type { Locale } from '../linkedin/locale.ts'

/** An asset by its name, with what is wanted of it. */
export interface LearningAssetKey {
  readonly urn: string
  /** Undefined to leave the choice to LinkedIn. */
  readonly locale: Locale | undefined
  readonly projection: LearningAssetProjection
}

/** What one operation looks up by key. Null where LinkedIn knows no such thing. */
export interface Loaders {
  readonly learningAsset: DataLoader<LearningAssetKey, LearningAssetEntity | null, string>
}

/** Loaders for one operation; they remember what it has asked already. */
export function createLoaders(linkedIn: LinkedInClient): Loaders {
  return {
    learningAsset: new DataLoader((keys) => getLearningAssets(linkedIn, keys), {
      cacheKeyFn: (key) => `${nameOf(key)}|${[...key.projection].sort()}`,
    }),
  }
}

/**
 * LinkedIn has no batch look-up, so each asset costs one call; but those who want different fields
 * of one asset share it.
 */
function getLearningAssets(
  linkedIn: LinkedInClient,
  keys: readonly LearningAssetKey[],
): Promise<(LearningAssetEntity | null | Error)[]> {
  const projections = new Map<string, Set<LearningAssetField>>()
  for (const key of keys) {
    const name = nameOf(key)
    projections.set(name, new Set([...(projections.get(name) ?? []), ...key.projection]))
  }
  const calls = new Map<string, Promise<LearningAssetEntity | null | Error>>()
  for (const key of keys) {
    const name = nameOf(key)
    if (calls.has(name)) continue
    const projection = projections.get(name) ?? key.projection
    calls.set(name, linkedIn.learningAssets.get(key.urn, projection, key.locale).catch(toError))
  }
  return Promise.all(keys.map((key) => calls.get(nameOf(key)) ?? null))
}

function nameOf({ urn, locale }: LearningAssetKey): string {
  return `${urn}|${locale ?? ''}`
}

function toError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error('A look-up failed', { cause })
}
