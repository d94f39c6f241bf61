import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

/** A LinkedIn that speaks HTTP only as far as a test makes it. */
export interface BrokenLinkedIn {
  /** Its address without a path. */
  readonly apiUrl: string
  /** What was sent to it, a text a connection. */
  readonly received: readonly string[]
  close(): Promise<void>
}

/** Listens on a free port of the loopback interface; does with each connection as it is told. */
export async function startBrokenLinkedIn(
  onRequest: (socket: Socket) => void,
): Promise<BrokenLinkedIn> {
  const sockets = new Set<Socket>()
  const received: string[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    const index = received.push('') - 1
    // The other side may leave at any time; that is no failure of the test.
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (chunk) => {
      const isFirst = received[index] === ''
      received[index] += String(chunk)
      if (isFirst) onRequest(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
