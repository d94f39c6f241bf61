import type { AssetRecord } from './asset-record.ts'

/** The words of an asset that a keyword is matched against, in the form of `toWords`. */
export interface AssetWords {
  readonly title: string
  /** The title's words, then those of topic, subject and contributors. */
  readonly all: string
}

/**
 * The words of a text in lower case, each with a space on either side, so that `includes` finds
 * whole words: "java" is not in "JavaScript". "C#", "C++" and "Node.js" are words.
 */
export function toWords(text: string): string {
  const words = text.toLowerCase().replace(/(?:[^\p{L}\p{N}+#.]|\.(?!\p{L}))+/gu, ' ')
  return ` ${words.trim()} `
}

/** The words of a keyword, each in the form that `containsAll` takes. */
export function toTerms(keyword: string): readonly string[] {
  return toWords(keyword)
    .trim()
    .split(' ')
    .map((word) => ` ${word} `)
}

/** Whether every term occurs in `words`, which is in the form of `toWords`. */
export function containsAll(words: string, terms: readonly string[]): boolean {
  return terms.every((term) => words.includes(term))
}

/** Returns the words of an asset; they are computed on the first request, and kept. */
export function createAssetWords(): (asset: AssetRecord) => AssetWords {
  const byAsset = new Map<AssetRecord, AssetWords>()
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
    const words = byAsset.get(asset) ?? create(asset)
    byAsset.set(asset, words)
    return words
  }
}
