/** Gives the result of a question; the last few are remembered, for a walk asks the same again. */
export type RecallResult<T> = (question: unknown, find: () => T) => T

const MOST_RESULTS = 8

/** Remembers results, for a catalogue that does not change. */
export function createRecentResults<T>(): RecallResult<T> {
  const results = new Map<string, T>()

  return (question, find) => {
    const key = JSON.stringify(question)
    const result = results.get(key) ?? find()
    results.delete(key)
    results.set(key, result)
    const [oldest] = results.keys()
    if (results.size > MOST_RESULTS && oldest !== undefined) results.delete(oldest)
    return result
  }
}
