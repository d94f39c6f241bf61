import { createHash } from 'node:crypto'
import type { Cache } from '../../cache/store.ts'
import { toCanonicalJson } from '../../linkedin/canonical-json.ts'
import { type Answer, isAnswer } from './answer.ts'
import { type ContentCoding, compress } from './content-coding.ts'

/** Answers by operation, for as long as they are fresh. A failure of the cache below is a miss. */
export interface AnswerStore {
  /** Names all that the answer to an operation depends on. Null for one that is never kept. */
  keyOf(operation: KeptOperation): string | null
  /** Undefined when there is no answer that is fresh. */
  get(key: string): Promise<Answer | undefined>
  keep(key: string, answer: Answer): Promise<void>
  /** The body of an answer in a coding, in which it is kept from then on where it has a key. */
  bytesIn(coding: ContentCoding, answer: Answer, key: string | null): Promise<Uint8Array>
}

/** A query, as it was sent. */
export interface KeptOperation {
  /** Of its document: SHA-256 in hexadecimal. Never kept without. */
  readonly queryHash: string | undefined
  readonly operationName: string | undefined
  /** Parsed JSON. */
  readonly variables: Readonly<Record<string, unknown>> | undefined
}

/** Where answers are kept, and for what. */
export interface AnswerStoreOptions {
  readonly cache: Cache
  /** Names the schema and the settings that every answer depends on. */
  readonly version: string
  /** Now, in epoch milliseconds. */
  readonly now: () => number
}

/** A store of answers in a cache, which instances of the same version can share. */
export function createAnswerStore({ cache, version, now }: AnswerStoreOptions): AnswerStore {
  async function keep(key: string, answer: Answer): Promise<void> {
    await cache.set(key, answer, answer.freshUntilMs - now())
  }

  return {
    keyOf({ queryHash, operationName, variables }) {
      if (queryHash === undefined) return null
      const name = operationName ?? null
      const given = toCanonicalJson([version, queryHash, name, variables ?? {}])
      return given && `answer:${createHash('sha256').update(given).digest('base64url')}`
    },

    async get(key) {
      const stored = await cache.get(key)
      return isAnswer(stored) && now() < stored.freshUntilMs ? stored : undefined
    },

    keep,

    async bytesIn(coding, answer, key) {
      const kept = answer.coded[coding]
      if (kept) return kept
      const bytes = await compress(coding, answer.body)
      if (key !== null) await keep(key, { ...answer, coded: { ...answer.coded, [coding]: bytes } })
      return bytes
    },
  }
}
