/**
 * The words of a text in lower case, each with a space on either side, so that `includes` finds
 * whole words: "java" is not in "JavaScript". "C#", "C++" and "Node.js" are words.
 */
export function toWords(text: string): string {
  const words = text.toLowerCase().replace(/(?:[^\p{L}\p{N}+#.]|\.(?!\p{L}))+/gu, ' ')
  return ` ${words.trim()} `
}

/** Each word of a keyword as `containsAll` looks for it. */
export function toTerms(keyword: string): readonly string[] {
  return toWords(keyword)
    .trim()
    .split(' ')
    .map((word) => ` ${word} `)
}

/** Whether every term occurs in `words`, which is as `toWords` gives it. */
export function containsAll(words: string, terms: readonly string[]): boolean {
  return terms.every((term) => words.includes(term))
}
