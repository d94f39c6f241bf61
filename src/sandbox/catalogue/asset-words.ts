import type { AssetRecord } from './asset-record.ts'
import { toWords } from './words.ts'

/** What a keyword is looked up in, as `toWords` gives it. */
export interface AssetWords {
  readonly title: string
  /** The title's words, then those of topic, subject and contributors. */
  readonly all: string
}

/** Gives the words of assets; they are made when first looked at, and kept. */
export function createAssetWords(): (asset: AssetRecord) => AssetWords {
  const made = new Map<AssetRecord, AssetWords>()
  const byText = new Map<string, string>()

  // Topics and authors are few, and shared by many assets.
  const wordsOf = (text: string): string => {
    const words = byText.get(text) ?? toWords(text)
    byText.set(text, words)
    return words
  }
  const create = ({ titles, production }: AssetRecord): AssetWords => {
    const { topic, contributors } = production
    const title = toWords(titles.map(({ value }) => value).join(' '))
    const shared = [
      `${topic.name} ${topic.subjectName}`,
      ...contributors.map(({ name }) => name.value),
    ]
    return { title, all: title + shared.map((text) => wordsOf(text).trimStart()).join('') }
  }

  return (asset) => {
    const words = made.get(asset) ?? create(asset)
    made.set(asset, words)
    return words
  }
}
