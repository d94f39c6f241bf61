import { createHash } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { SandboxAssumptions } from './assumptions.ts'
import type { CallLog } from './call-log.ts'
import type { Responder, SandboxAnswer, SandboxRequest } from './exchange.ts'
import type { FaultInjector, SandboxFault } from './fault-injection.ts'

/** The parts between the socket and the responder. */
export interface ListenerOptions {
  readonly respond: Responder
  readonly log: CallLog
  readonly faults: FaultInjector
  /** Part of the request ids, so that those of two sandboxes differ. */
  readonly seed: number
  /** Epoch milliseconds; the `Date` of an answer. */
  readonly now: () => number
  readonly contentCoding: SandboxAssumptions['contentCoding']
  /** Ends pending delays. */
  readonly closing: AbortSignal
}

const SIGN_IN_PAGE =
  '<!DOCTYPE html><html><head><title>Sign In</title></head><body>Sign in</body></html>'

/** A listener for `node:http`: logs each request, applies a fault if one is queued, and answers. */
export function createListener(options: ListenerOptions) {
  const { respond, log, faults, seed, now, contentCoding, closing } = options
  let received = 0
  // Each delayed answer adds a listener while it waits: not a leak.
  setMaxListeners(0, closing)

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const headers = supportHeaders(seed, received++)
    const request = await receive(incoming)
    const logAnswer = log.add(request)
    const fault = faults.take(request.path)
    if (fault?.latencyMs) await wait(fault.latencyMs, undefined, { signal: closing })
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'reset') {
      incoming.socket.resetAndDestroy()
      return
    }

    const written = encode(
      toBytes(withFault(fault, () => respond(request))),
      accepts(request, contentCoding) ? contentCoding : 'none',
    )
    const half = written.bytes.subarray(0, written.bytes.length >> 1)
    const sent = fault?.kind === 'truncate' ? half : written.bytes
    logAnswer({ status: written.status, bytes: sent.length })
    outgoing.writeHead(written.status, {
      'content-type': 'application/json',
      date: new Date(now()).toUTCString(),
      ...headers,
      ...written.headers,
      'content-length': written.bytes.length,
    })
    if (fault?.kind === 'truncate') {
      outgoing.write(sent, () => incoming.socket.destroy())
      return
    }
    outgoing.end(sent)
  }

  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    // Rejects when the client disconnects or the sandbox closes: no answer can be sent.
    answer(incoming, outgoing).catch(() => incoming.socket.destroy())
  }
}

/** The headers that the Error Handling page lists for support requests. */
function supportHeaders(seed: number, index: number): Record<string, string> {
  const digest = createHash('md5').update(`${seed}:${index}`).digest()
  return {
    'x-li-fabric': 'sandbox',
    'x-li-request-id': digest.toString('hex'),
    'x-li-uuid': digest.toString('base64'),
  }
}

async function receive(incoming: IncomingMessage): Promise<SandboxRequest> {
  const url = incoming.url ?? '/'
  const mark = url.indexOf('?')
  return {
    method: incoming.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers: incoming.headers,
    body: await readBody(incoming),
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = incoming.headers
  if (length === '0' && encoding === undefined) return ''

  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function withFault(fault: SandboxFault | undefined, respond: () => SandboxAnswer): SandboxAnswer {
  if (fault?.kind === 'html') {
    return { status: 200, body: SIGN_IN_PAGE, headers: { 'content-type': 'text/html' } }
  }
  if (!fault || !('status' in fault)) return respond()

  const { status } = fault
  const headers = Object.fromEntries(
    Object.entries(fault.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const body = 'body' in fault ? fault.body : { status, message: `Sandbox fault ${status}` }
  return { status, body, headers }
}

function toBytes({ status, body, headers }: SandboxAnswer) {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
  return { status, headers, bytes: Buffer.from(text) }
}

function accepts({ headers }: SandboxRequest, coding: string): boolean {
  return String(headers['accept-encoding'] ?? '')
    .split(/[\s,]+/)
    .includes(coding)
}

/** An answer that has a content coding already keeps it. */
function encode(
  answer: ReturnType<typeof toBytes>,
  coding: SandboxAssumptions['contentCoding'],
): ReturnType<typeof toBytes> {
  if (coding === 'none' || answer.headers?.['content-encoding']) return answer
  const bytes = coding === 'br' ? brotliCompressSync(answer.bytes) : gzipSync(answer.bytes)
  return { ...answer, bytes, headers: { ...answer.headers, 'content-encoding': coding } }
}
