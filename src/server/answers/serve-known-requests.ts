import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { MAX_BODY_BYTES } from '../request-body.ts'
import { ageSecondsOf } from './answer.ts'
import { matchesEntityTag } from './entity-tag.ts'
import type { KnownAnswer, KnownRequests } from './known-requests.ts'
import { headKeyOf, toRequestKey } from './request-key.ts'

/** What is known, and since when. */
export interface ServeKnownRequestsOptions {
  readonly known: KnownRequests
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Notes a request whose body has not come with its head, before it is waited for. */
  readonly onWait: (request: IncomingMessage) => void
}

/**
 * Answers, in front of all that listens to a server's requests, those that equal one that was answered
 * before, byte for byte and in every header that an answer can depend on. All others are passed on with
 * their bodies unread. No hook sees a request that is answered here.
 *
 * @returns a function that ends it: from then on every request is passed on
 */
export function serveKnownRequests(
  server: Server,
  { known, now, onWait }: ServeKnownRequestsOptions,
): () => void {
  const listeners = server.listeners('request')
  let isServing = true

  function pass(request: IncomingMessage, response: ServerResponse): void {
    for (const listener of listeners) listener.call(server, request, response)
  }

  /** False where there is no answer; the one that is made instead can be kept. */
  function answer(key: string, request: IncomingMessage, response: ServerResponse): boolean {
    const found = isServing ? known.get(key) : undefined
    if (found) send(found, request, response, ageSecondsOf(found, now()))
    else known.note(request, key)
    return found !== undefined
  }

  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    const headKey = isServing ? headKeyOf(request) : null
    if (headKey === null) {
      pass(request, response)
    } else if (request.method === 'POST') {
      offerBody(request, {
        onWait,
        isTaken: (body) => answer(toRequestKey(headKey, body), request, response),
        pass: () => pass(request, response),
      })
    } else if (!answer(toRequestKey(headKey), request, response)) {
      pass(request, response)
    }
  })
  return () => {
    isServing = false
  }
}

/** What is done about a body that is read. */
interface BodyOffer extends Pick<ServeKnownRequestsOptions, 'onWait'> {
  readonly isTaken: (body: Buffer) => boolean
  readonly pass: () => void
}

/** Reads a body, and calls `pass` with the body unread where it is too large or not taken. */
function offerBody(request: IncomingMessage, { onWait, isTaken, pass }: BodyOffer): void {
  const chunks: Buffer[] = []
  let byteLength = 0

  /** False where more is to come. */
  function hasRead(): boolean {
    while (request.readableLength > 0) {
      const chunk: Buffer = request.read()
      chunks.push(chunk)
      byteLength += chunk.length
    }
    return request.complete || byteLength > MAX_BODY_BYTES
  }

  /** Whether the body is taken. */
  function offer(): boolean {
    const [first = EMPTY, ...others] = chunks
    const body = others.length === 0 ? first : Buffer.concat(chunks, byteLength)
    if (byteLength <= MAX_BODY_BYTES && isTaken(body)) return true
    // At once: in the next tick a stream that was read to its end is at its end.
    request.unshift(body)
    pass()
    return false
  }

  // A body that came with its head is parsed by then, and needs no event.
  process.nextTick(() => {
    if (hasRead()) {
      offer()
      return
    }
    onWait(request)
    request.on('readable', function onReadable() {
      if (!hasRead()) return
      request.off('readable', onReadable)
      // To the end of the stream, which may have come after its last byte was read.
      if (offer()) request.read()
    })
  })
}

const EMPTY = Buffer.alloc(0)

/** Headers of a 304, which has no body (RFC 9110 §15.4.5), are those without these. */
const BODY_HEADERS: ReadonlySet<string> = new Set([
  'content-type',
  'content-length',
  'content-encoding',
])

function send(
  { headers, body, entityTag }: KnownAnswer,
  request: IncomingMessage,
  response: ServerResponse,
  ageSeconds: number,
): void {
  const age = ['age', String(ageSeconds)]
  const { 'if-none-match': ifNoneMatch } = request.headers
  if (request.method !== 'POST' && matchesEntityTag(ifNoneMatch, entityTag)) {
    response.writeHead(304, [...withoutBodyHeaders(headers), ...age]).end()
    return
  }
  response.writeHead(200, [...headers, ...age]).end(body)
}

function withoutBodyHeaders(headers: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (let at = 0; at < headers.length; at += 2) {
    const [name = '', value = ''] = headers.slice(at, at + 2)
    if (!BODY_HEADERS.has(name)) kept.push(name, value)
  }
  return kept
}
