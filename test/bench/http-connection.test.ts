import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openConnection } from '../../bench/costs/http-connection.ts'

describe('openConnection', () => {
  const closings: (() => void)[] = []
  afterEach(() => {
    for (const close of closings.splice(0)) close()
  })

  /** Connects to a server that calls a function with each request, and how many there were before. */
  async function connectTo(onRequest: (socket: Socket, index: number) => void) {
    let requests = 0
    const server = createServer((socket) => {
      socket.on('data', () => onRequest(socket, requests++))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const connection = await openConnection(`http://127.0.0.1:${port}`)
    closings.push(
      () => connection.close(),
      () => server.close(),
    )
    return connection
  }

  it('gives the length of each answer, however it comes in pieces', async () => {
    const pieces = ['HTTP/1.1 200 OK\r\nContent-Len', 'gth: 5\r\n\r', '\nab', 'cde']
    const connection = await connectTo(async (socket) => {
      for (const piece of pieces) {
        await new Promise<void>((resolve) => socket.write(piece, () => setImmediate(resolve)))
      }
    })

    expect(await connection.exchange('one')).toBe(5)
    expect(await connection.exchange('two')).toBe(5)
  })

  it('sends a request once more when the server closes the connection', async () => {
    const connection = await connectTo((socket, index) => {
      if (index === 1) socket.destroy()
      else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')
    })

    expect(await connection.exchange('one')).toBe(0)
    expect(await connection.exchange('two')).toBe(0)
  })

  it('fails when an answer is none', async () => {
    const connection = await connectTo((socket) => socket.write('HTTP/1.1 503 Busy\r\n\r\n'))

    await expect(connection.exchange('one')).rejects.toThrow('HTTP/1.1 503 Busy')
  })
})
