/**
 * The catalogue of the sandbox, generated from a seed: assets.ts lists the assets, course.ts and its
 * neighbours fill them, taxonomy.ts holds the classifications they are filed under, and
 * translations/ the texts of every language but English.
 */
import type { AssetRecord } from './asset-record.ts'
import { type CatalogueOptions, createAssets } from './assets.ts'
import { type Classification, createTaxonomy } from './taxonomy.ts'
import { type AssetWords, createAssetWords } from './words.ts'

/** The assets and classifications that the API's resources read. */
export interface Catalogue {
  /** In the order of creation: documented courses first. */
  readonly assets: readonly AssetRecord[]
  /** Most viewed first. */
  byPopularity(): readonly AssetRecord[]
  /** Latest published first. */
  byRecency(): readonly AssetRecord[]
  /** The words that a keyword is matched against. */
  wordsOf(asset: AssetRecord): AssetWords
  readonly classifications: readonly Classification[]
  /** An asset at any level (course, chapter, video, learning path); undefined: unknown URN. */
  findAsset(urn: string): AssetRecord | undefined
  findClassification(urn: string): Classification | undefined
}

const COURSE_OF_PART = /^urn:li:lynda(?:Chapter|Video):\((urn:li:lyndaCourse:\d+),\d+\)$/

/** A catalogue that depends on the options alone. Its parts are generated on first use. */
export function createCatalogue(options: CatalogueOptions): Catalogue {
  const taxonomy = lazily(createTaxonomy)
  const assets = lazily(() => createAssets(taxonomy(), options))
  const assetsByUrn = lazily(() => new Map(assets().map((asset) => [asset.urn, asset])))
  const classificationsByUrn = lazily(
    () => new Map(taxonomy().classifications.map((each) => [each.urn, each])),
  )

  return {
    get assets() {
      return assets()
    },
    byPopularity: lazily(() => descending(assets(), ({ views }) => views)),
    byRecency: lazily(() => descending(assets(), ({ production }) => production.publishedAt)),
    wordsOf: createAssetWords(),
    get classifications() {
      return taxonomy().classifications
    },
    findAsset: (urn) => {
      const asset = assetsByUrn().get(urn)
      if (asset) return asset
      const course = assetsByUrn().get(COURSE_OF_PART.exec(urn)?.[1] ?? '')
      return course && findWithin(course, urn)
    },
    findClassification: (urn) => classificationsByUrn().get(urn),
  }
}

/** Creates a value on the first call, and returns the same one on every later call. */
function lazily<T extends object>(create: () => T): () => T {
  let created: T | undefined
  return () => {
    created ??= create()
    return created
  }
}

function descending(assets: readonly AssetRecord[], by: (asset: AssetRecord) => number) {
  return assets.toSorted((one, other) => by(other) - by(one))
}

/** The asset itself or the part of it with this URN. */
function findWithin(asset: AssetRecord, urn: string): AssetRecord | undefined {
  if (asset.urn === urn) return asset
  for (const content of asset.contents()) {
    const found = findWithin(content, urn)
    if (found) return found
  }
  return undefined
}
