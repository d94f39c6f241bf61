import { type AssetRecord, findWithin } from './asset-record.ts'
import { type AssetWords, createAssetWords } from './asset-words.ts'
import { type CatalogueOptions, createAssets } from './assets.ts'
import type { Classification } from './classification.ts'
import { lazily } from './lazily.ts'
import { createTaxonomy } from './taxonomy.ts'

/** Everything there is to find, in the three orders finders need. */
export interface Catalogue {
  readonly assets: readonly AssetRecord[]
  /** Most viewed first. */
  byPopularity(): readonly AssetRecord[]
  /** Latest published first. */
  byRecency(): readonly AssetRecord[]
  /** What a keyword is looked up in. */
  wordsOf(asset: AssetRecord): AssetWords
  readonly classifications: readonly Classification[]
  /** An asset at any level, by its URN. */
  findAsset(urn: string): AssetRecord | undefined
  findClassification(urn: string): Classification | undefined
}

const COURSE_OF_PART = /^urn:li:lynda(?:Chapter|Video):\((urn:li:lyndaCourse:\d+),\d+\)$/

/** A catalogue made up from a seed. */
export function createCatalogue(options: CatalogueOptions): Catalogue {
  const taxonomy = createTaxonomy()
  const { classifications } = taxonomy
  const assets = createAssets(taxonomy, options)
  const assetsByUrn = lazily(() => new Map(assets.map((asset) => [asset.urn, asset])))
  const classificationsByUrn = lazily(
    () => new Map(classifications.map((each) => [each.urn, each])),
  )

  return {
    assets,
    byPopularity: lazily(() => descending(assets, ({ views }) => views)),
    byRecency: lazily(() => descending(assets, ({ production }) => production.publishedAt)),
    wordsOf: createAssetWords(),
    classifications,
    findAsset: (urn) => {
      const asset = assetsByUrn().get(urn)
      if (asset) return asset
      const course = assetsByUrn().get(COURSE_OF_PART.exec(urn)?.[1] ?? '')
      return course && findWithin(course, urn)
    },
    findClassification: (urn) => classificationsByUrn().get(urn),
  }
}

function descending(assets: readonly AssetRecord[], by: (asset: AssetRecord) => number) {
  return assets.toSorted((one, other) => by(other) - by(one))
}
