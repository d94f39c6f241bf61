import type { IncomingMessage } from 'node:http'
import { LRUCache } from 'lru-cache'
import type { AnswerTimes } from './answer.ts'

/** What is sent for a request that is known, whole. */
export interface KnownAnswer extends AnswerTimes {
  /** Names and values in turn, of all headers but `Age` and those that Node adds. */
  readonly headers: readonly string[]
  readonly body: Uint8Array
  readonly entityTag: string
}

/** Answers by request. */
export interface KnownRequests {
  /** Undefined when there is no answer that is fresh. */
  get(key: string): KnownAnswer | undefined
  /** Notes the key of a request that is answered otherwise, for its answer to be kept. */
  note(request: IncomingMessage, key: string): void
  /** Keeps the answer to a request of which the key was noted. */
  keep(request: IncomingMessage, answer: KnownAnswer): void
  /** Drops all answers, and keeps none from then on. */
  close(): void
}

/** How many answers are kept. */
export interface KnownRequestsOptions {
  /** The most memory that all answers may take together, in bytes. */
  readonly maxBytes: number
  /** Now, in epoch milliseconds. */
  readonly now: () => number
}

/** What the objects and the place of an entry take, in bytes. */
const ENTRY_BYTES = 600

/** What a header takes beside its letters. */
const HEADER_BYTES = 48

/**
 * Requests that have been answered, in this process's memory. Beyond `maxBytes` the least recently used
 * ones are dropped.
 */
export function createKnownRequests({ maxBytes, now }: KnownRequestsOptions): KnownRequests {
  const answers = new LRUCache<string, KnownAnswer>({
    maxSize: Math.max(1, Math.floor(maxBytes)),
    sizeCalculation: ({ headers, body }, key) =>
      headers.reduce(
        (bytes, text) => bytes + HEADER_BYTES + text.length,
        ENTRY_BYTES + key.length + body.length,
      ),
  })
  const keys = new WeakMap<IncomingMessage, string>()
  let isOpen = true

  return {
    get(key) {
      const answer = answers.get(key)
      if (answer === undefined || now() < answer.freshUntilMs) return answer
      answers.delete(key)
      return undefined
    },

    note(request, key) {
      keys.set(request, key)
    },

    keep(request, answer) {
      const key = keys.get(request)
      if (isOpen && key !== undefined) answers.set(key, answer)
    },

    close() {
      isOpen = false
      answers.clear()
    },
  }
}
