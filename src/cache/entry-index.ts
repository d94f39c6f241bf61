/** Where entries are found: each under several keys, of which each can have several entries. */
export interface EntryIndex<Entry> {
  /** The entries of a key, the oldest first. A change of the index can change the list. */
  at(key: string): readonly Entry[]
  /** Adds an entry as the newest of a key. Returns the oldest one when the key now has more than `limit`. */
  link(key: string, entry: Entry, limit: number): Entry | undefined
  /** Removes an entry from a key, under which it need not be. */
  unlink(key: string, entry: Entry): void
}

const NONE: readonly never[] = []

/** An empty index, in this process's memory. */
export function createEntryIndex<Entry>(): EntryIndex<Entry> {
  const entriesByKey = new Map<string, Entry[]>()

  return {
    at: (key) => entriesByKey.get(key) ?? NONE,

    link(key, entry, limit) {
      const entries = entriesByKey.get(key)
      if (entries) entries.push(entry)
      else entriesByKey.set(key, [entry])
      return entries && entries.length > limit ? entries[0] : undefined
    },

    unlink(key, entry) {
      const entries = entriesByKey.get(key)
      const place = entries?.indexOf(entry) ?? -1
      if (!entries || place === -1) return
      if (entries.length === 1) entriesByKey.delete(key)
      else entries.splice(place, 1)
    },
  }
}
