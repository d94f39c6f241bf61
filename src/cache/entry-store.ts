import { type Edition, freshness } from './entry.ts'
import type { Cache } from './store.ts'

/** What is known of things, a record each. Its failures are those of its cache: misses. */
export interface Records<Coverage> {
  /** All editions of a thing that are worth anything, the newest first. */
  read(key: string): Promise<readonly Edition<Coverage>[]>
  /** Adds an edition; those that it covers leave. */
  add(key: string, edition: Edition<Coverage>): Promise<void>
  /** Notes of an edition that nothing better is to be asked for until then. */
  postpone(key: string, edition: Edition<Coverage>, untilMs: number): Promise<void>
}

/** What records are made of. */
export interface RecordsOptions<Coverage> {
  readonly cache: Cache
  /** Whether an edition that covers `held` makes one superfluous that covers `other`. */
  readonly covers: (held: Coverage, other: Coverage) => boolean
  /** Now, in epoch milliseconds. */
  readonly now: () => number
}

/** The most editions of one thing; of more, the oldest leave. */
const MAX_EDITIONS = 60

/** Records in a cache, one entry each. */
export function createRecords<Coverage>(options: RecordsOptions<Coverage>): Records<Coverage> {
  const { cache, covers, now } = options
  // To change a record is to read and to write it: nobody else may do so in between.
  const changes = new Map<string, Promise<void>>()

  async function read(key: string): Promise<readonly Edition<Coverage>[]> {
    const kept = (await cache.get(key)) as readonly Edition<Coverage>[] | undefined
    const nowMs = now()
    return kept?.filter((edition) => freshness(edition, nowMs) !== 'gone') ?? []
  }

  async function write(key: string, editions: readonly Edition<Coverage>[]): Promise<void> {
    const keptUntilMs = Math.max(...editions.map((edition) => edition.keptUntilMs))
    await cache.set(key, editions, keptUntilMs - now())
  }

  function change(
    key: string,
    edit: (editions: readonly Edition<Coverage>[]) => readonly Edition<Coverage>[],
  ): Promise<void> {
    const changed = (changes.get(key) ?? Promise.resolve())
      .then(async () => {
        const editions = await read(key)
        const edited = edit(editions)
        if (edited !== editions) await write(key, edited)
      })
      .finally(() => {
        if (changes.get(key) === changed) changes.delete(key)
      })
    changes.set(key, changed)
    return changed
  }

  return {
    read,

    add: (key, edition) =>
      change(key, (editions) => {
        const others = editions.filter(({ coverage }) => !covers(edition.coverage, coverage))
        return [edition, ...others].slice(0, MAX_EDITIONS)
      }),

    postpone: (key, edition, askAgainAtMs) =>
      change(key, (editions) => {
        const isPostponed = ({ askAgainAtMs = 0 }: Edition<Coverage>) => now() < askAgainAtMs
        const found = editions.find((each) => isSame(each, edition))
        // It may have left; and of all who have waited for the same failure, one has noted it.
        if (!found || isPostponed(found)) return editions
        return editions.map((each) => (each === found ? { ...each, askAgainAtMs } : each))
      }),
  }

  function isSame(one: Edition<Coverage>, other: Edition<Coverage>): boolean {
    if (one.keptAtMs !== other.keptAtMs) return false
    return covers(one.coverage, other.coverage) && covers(other.coverage, one.coverage)
  }
}
