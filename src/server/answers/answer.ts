/**
 * Whole answers: the bytes that were sent for an operation, kept in front of its execution. This file is
 * what they are made of; `answer-store.ts` keeps them by operation, `known-requests.ts` by request,
 * `serve-known-requests.ts` sends those in front of everything else, `representation.ts` is what is sent.
 */
import { createHash } from 'node:crypto'
import type { AnswerLifetime } from '../../graphql/operation-calls.ts'
import type { ContentCoding } from './content-coding.ts'

/** When an answer was made, and until when it may be served, in epoch milliseconds. */
export interface AnswerTimes extends AnswerLifetime {
  readonly storedAtMs: number
}

/** An answer without errors that is the same for all clients. Made of JSON and bytes, to be stored. */
export interface Answer extends AnswerTimes {
  /** In UTF-8. */
  readonly body: Uint8Array
  /** The body in the content codings in which it has been sent. */
  readonly coded: Readonly<Partial<Record<ContentCoding, Uint8Array>>>
  /** SHA-256 of the body, in base64url. */
  readonly digest: string
}

/** The answer that a text is. */
export function createAnswer(text: string, times: AnswerTimes): Answer {
  const body = toBytes(text)
  const digest = createHash('sha256').update(body).digest('base64url')
  return { ...times, body, coded: {}, digest }
}

/** Memory of their own: Node's small buffers are parts of a larger one, which each would hold. */
function toBytes(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  bytes.write(text)
  return bytes
}

/** A shared store can hold what another version of this program has stored. */
export function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false
  const { body, coded, digest, ...times } = value as Partial<Record<keyof Answer, unknown>>
  const { storedAtMs, freshUntilMs, staleUntilMs, expiresAtMs } = times
  return (
    body instanceof Uint8Array &&
    typeof coded === 'object' &&
    coded !== null &&
    typeof digest === 'string' &&
    [storedAtMs, freshUntilMs, staleUntilMs, expiresAtMs].every(Number.isFinite)
  )
}

/** What an answer takes beside its bytes: itself, and a buffer or two. */
const ANSWER_BYTES = 1_000

/** The memory that an answer takes, in bytes. */
export function answerBytes(answer: unknown): number {
  if (!isAnswer(answer)) return 0
  return [answer.body, ...Object.values(answer.coded)].reduce(
    (sum, bytes) => sum + bytes.byteLength,
    ANSWER_BYTES,
  )
}

/** `Cache-Control` of what no cache may store (RFC 9111 §5.2.2.5). */
export const NO_STORE = 'no-store'

/**
 * `Cache-Control` (RFC 9111 §5.2.2) of an answer when it is made: what any cache may do with it, which is
 * what this server does (RFC 5861). `no-store` without a second of freshness.
 *
 * @param times Null for an answer that no cache may store.
 */
export function toCacheControl(times: AnswerTimes | null): string {
  if (times === null) return NO_STORE
  const secondsUntil = (timeMs: number) => Math.floor((timeMs - times.storedAtMs) / 1_000)
  const maxAge = secondsUntil(times.freshUntilMs)
  if (maxAge <= 0) return NO_STORE
  const directives = ['public', `max-age=${maxAge}`]
  const staleSeconds = secondsUntil(times.staleUntilMs) - maxAge
  const staleIfErrorSeconds = secondsUntil(times.expiresAtMs) - maxAge
  if (staleSeconds > 0) directives.push(`stale-while-revalidate=${staleSeconds}`)
  if (staleIfErrorSeconds > 0) directives.push(`stale-if-error=${staleIfErrorSeconds}`)
  return directives.join(', ')
}

/**
 * `Age` (RFC 9111 §5.1), in seconds: with the `max-age` of when the answer was made it leaves as many
 * whole seconds as the answer is fresh for.
 */
export function ageSecondsOf(
  { storedAtMs, freshUntilMs }: Pick<AnswerTimes, 'storedAtMs' | 'freshUntilMs'>,
  nowMs: number,
): number {
  const maxAge = Math.floor((freshUntilMs - storedAtMs) / 1_000)
  // A store that is shared may hold what is made by a clock ahead of this one.
  return Math.max(0, maxAge - Math.floor((freshUntilMs - nowMs) / 1_000))
}
