import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { onTestFinished } from 'vitest'

/** A tunnel that a proxy was asked for. */
export interface AskedTunnel {
  /** Host and port. */
  readonly target: string
  readonly authorization: string | undefined
}

/**
 * Starts a proxy on a free port of the loopback interface that tunnels (CONNECT, RFC 9110 section
 * 9.3.6); with credentials, only for those who show them. It stops when the test finishes.
 */
export async function startProxy(credentials?: string) {
  const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`
  const tunnels: AskedTunnel[] = []
  const server = createServer((_, response) => response.writeHead(405).end())
  server.on('connect', ({ url: target = '', headers }, socket, head) => {
    const authorization = headers['proxy-authorization']
    tunnels.push({ target, authorization })
    if (expected && authorization !== expected) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n')
      return
    }
    const { hostname, port } = new URL(`http://${target}`)
    const upstream = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.write(head)
      upstream.pipe(socket)
      socket.pipe(upstream)
    })
    for (const each of [socket, upstream]) {
      each.on('error', () => {})
      each.on('close', () => {
        socket.destroy()
        upstream.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { host, url: `http://${host}`, tunnels }
}
