import { once } from 'node:events'
import { connect } from 'node:net'

/**
 * A connection that one request is sent on at a time. It reads no more of an answer than where it ends,
 * so that a load takes as little as it can of the processors that the servers need.
 */
export interface HttpConnection {
  /**
   * Sends a whole request, and gives the length of the body of its answer, in bytes.
   *
   * @throws when it is lost a second time, or the answer is not a 200 with a length
   */
  exchange(request: string): Promise<number>
  close(): void
}

/**
 * Connects to a server. A connection that is lost is opened once more for the same request: while a
 * server is busy for seconds, requests wait unread, and it closes their connections as idle ones.
 */
export async function openConnection(origin: string): Promise<HttpConnection> {
  let connection = await connectOnce(origin)

  return {
    async exchange(request) {
      try {
        return await connection.exchange(request)
      } catch (error) {
        if (!(error instanceof ConnectionLostError)) throw error
        connection = await connectOnce(origin)
        return connection.exchange(request)
      }
    },
    close: () => connection.close(),
  }
}

class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError'
}

async function connectOnce(origin: string): Promise<HttpConnection> {
  const { hostname, port } = new URL(origin)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')

  let readChunk = createAnswerReader()
  let onAnswer: (bodyLength: number) => void = () => {}
  let onFailure: (error: unknown) => void = () => {}
  socket.on('error', (cause) => onFailure(new ConnectionLostError(origin, { cause })))
  socket.on('close', () => onFailure(new ConnectionLostError(origin)))
  socket.on('data', (chunk) => {
    try {
      const bodyLength = readChunk(chunk)
      if (bodyLength !== null) onAnswer(bodyLength)
    } catch (error) {
      onFailure(error)
    }
  })

  return {
    exchange: (request) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) throw new ConnectionLostError(origin)
        onAnswer = resolve
        onFailure = reject
        readChunk = createAnswerReader()
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

/** Reads an answer chunk by chunk; gives the length of its body with the last one, until then null. */
function createAnswerReader(): (chunk: Buffer) => number | null {
  let received: Buffer | null = null
  let bodyLength = 0
  let missing = 0
  let isHeadRead = false

  return (chunk) => {
    if (isHeadRead) {
      missing -= chunk.length
      return missing > 0 ? null : bodyLength
    }
    received = received === null ? chunk : Buffer.concat([received, chunk])
    const headLength = received.indexOf('\r\n\r\n')
    if (headLength === -1) return null
    isHeadRead = true
    bodyLength = readBodyLength(received.toString('latin1', 0, headLength))
    missing = bodyLength - (received.length - headLength - 4)
    return missing > 0 ? null : bodyLength
  }
}

function readBodyLength(head: string): number {
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? []
  if (!head.startsWith('HTTP/1.1 200') || length === undefined) {
    throw new Error(`Not a 200 with a length: ${head}`)
  }
  return Number(length)
}
