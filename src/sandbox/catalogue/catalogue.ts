import { type AssetRecord, findWithin } from './asset-record.ts'
import { type CatalogueOptions, createAssets } from './assets.ts'
import type { Classification } from './classification.ts'
import { lazily } from './lazily.ts'
import { createTaxonomy } from './taxonomy.ts'
import { toWords } from './words.ts'

/** An asset that finders can find, with the words that a keyword is looked up in. */
export interface CatalogueEntry {
  readonly asset: AssetRecord
  readonly titleWords: string
  readonly words: string
}

/** Everything there is to find, in the three orders finders need. */
export interface Catalogue {
  readonly entries: readonly CatalogueEntry[]
  /** Most viewed first. */
  byPopularity(): readonly CatalogueEntry[]
  /** Latest published first. */
  byRecency(): readonly CatalogueEntry[]
  readonly classifications: readonly Classification[]
  /** An asset at any level, by its URN. */
  findAsset(urn: string): AssetRecord | undefined
  findClassification(urn: string): Classification | undefined
}

const COURSE_OF_PART = /^urn:li:lynda(?:Chapter|Video):\((urn:li:lyndaCourse:\d+),\d+\)$/

/** A catalogue made up from a seed. */
export function createCatalogue(options: CatalogueOptions): Catalogue {
  const taxonomy = createTaxonomy()
  const entries = createAssets(taxonomy, options).map(toEntry)
  const assets = new Map(entries.map(({ asset }) => [asset.urn, asset]))
  const classifications = new Map(taxonomy.classifications.map((each) => [each.urn, each]))

  return {
    entries,
    byPopularity: lazily(() => descending(entries, ({ asset }) => asset.views)),
    byRecency: lazily(() => descending(entries, ({ asset }) => asset.production.publishedAt)),
    classifications: taxonomy.classifications,
    findAsset: (urn) => {
      const asset = assets.get(urn)
      if (asset) return asset
      const course = assets.get(COURSE_OF_PART.exec(urn)?.[1] ?? '')
      return course && findWithin(course, urn)
    },
    findClassification: (urn) => classifications.get(urn),
  }
}

function descending(entries: readonly CatalogueEntry[], by: (entry: CatalogueEntry) => number) {
  return entries.toSorted((one, other) => by(other) - by(one))
}

function toEntry(asset: AssetRecord): CatalogueEntry {
  const { topic, contributors } = asset.production
  const titleWords = toWords(asset.titles.map((title) => title.value).join(' '))
  const authors = contributors.map((contributor) => contributor.name.value).join(' ')
  return {
    asset,
    titleWords,
    words: titleWords + toWords(`${topic.name} ${topic.subjectName} ${authors}`).trimStart(),
  }
}
