import { connect } from 'node:net'

/** A response, as it was received. */
export interface RawResponse {
  readonly status: number
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** How bytes are sent. */
export interface ExchangeOptions {
  /** The responses that are waited for; without it, until the server closes the connection. */
  readonly responses?: number
  /** Whether the client closes its side after the bytes. */
  readonly isEnded?: boolean
}

/** Sends bytes on a connection of its own, whatever they are, and reads the responses to them. */
export function exchangeBytes(
  serverUrl: string,
  bytes: string | Uint8Array,
  { responses = Infinity, isEnded = false }: ExchangeOptions = {},
): Promise<readonly RawResponse[]> {
  const { hostname, port } = new URL(serverUrl)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      if (parseResponses(Buffer.concat(chunks)).length >= responses) socket.destroy()
    })
    socket.on('close', () => resolve(parseResponses(Buffer.concat(chunks))))
    if (isEnded) socket.end(bytes)
    else socket.write(bytes)
  })
}

/**
 * The complete responses in what was received: each with a `Content-Length`, but for those of a status
 * that has no body.
 */
export function parseResponses(received: Buffer): RawResponse[] {
  const responses: RawResponse[] = []
  for (let from = 0; ; ) {
    const headEnd = received.indexOf('\r\n\r\n', from)
    if (headEnd === -1) return responses
    const [statusLine = '', ...lines] = received.toString('latin1', from, headEnd).split('\r\n')
    const headers = new Map(
      lines.map((line) => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
      }),
    )
    const bodyEnd = headEnd + 4 + Number(headers.get('content-length') ?? 0)
    if (bodyEnd > received.length) return responses
    const body = received.toString('utf8', headEnd + 4, bodyEnd)
    const status = Number(statusLine.split(' ')[1])
    // An interim response, such as 100, precedes the one that counts.
    if (status >= 200) responses.push({ status, headers, body })
    from = bodyEnd
  }
}
