import {
  createServer as createHttpServer,
  type IncomingHttpHeaders,
  type RequestListener,
} from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Server,
  type Socket,
} from 'node:net'
import { promisify } from 'node:util'
import type { SandboxAccess } from '../../src/sandbox/sandbox.ts'
import type { Certificate } from './certificate.ts'

/** A request that a fake LinkedIn has received. */
export interface ReceivedRequest {
  readonly method: string
  /** The path and query, as received. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A response of a fake LinkedIn. */
export interface FakeAnswer {
  /** 200 by default. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; a string and bytes are sent as they are. */
  readonly body: unknown
}

/** A LinkedIn whose responses a test sets, and the requests that it has received. */
export interface FakeLinkedIn {
  /** The options by which a server reaches it. */
  readonly config: SandboxAccess
  /** The requests to the API, in order. */
  readonly requests: readonly ReceivedRequest[]
  /** The requests to the token endpoint, in order. */
  readonly tokenRequests: readonly ReceivedRequest[]
  /** Sets the response to later requests to the API. The default is status 404. */
  answers(answer: FakeAnswer | ((request: ReceivedRequest) => FakeAnswer)): void
  /** Empties `requests`. */
  clearRequests(): void
  /** Leaves later requests to the API without a response. */
  hangs(): void
  /** Sets the response to later requests to the token endpoint. The default is a token. */
  grants(answer: FakeAnswer | ((request: ReceivedRequest) => FakeAnswer)): void
  /** The number of open connections. */
  connections(): Promise<number>
  close(): Promise<void>
}

/** Starts a fake LinkedIn on a free port of the loopback interface; with a certificate it speaks TLS. */
export async function startFakeLinkedIn(certificate?: Certificate): Promise<FakeLinkedIn> {
  const requests: ReceivedRequest[] = []
  const tokenRequests: ReceivedRequest[] = []
  const toFunction = (answer: FakeAnswer | ((request: ReceivedRequest) => FakeAnswer)) =>
    typeof answer === 'function' ? answer : () => answer
  let answerApi = toFunction({ status: 404, body: { status: 404, message: 'Not found' } })
  let isHanging = false
  let answerToken = toFunction({ body: { access_token: 'FAKE-TOKEN', expires_in: 7775999 } })

  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: target = '', headers } = request
      const received = { method, target, headers, body: Buffer.concat(chunks).toString() }
      const isToken = target.startsWith('/oauth/v2/accessToken')
      ;(isToken ? tokenRequests : requests).push(received)
      if (isHanging && !isToken) return
      const answer = (isToken ? answerToken : answerApi)(received)
      response.writeHead(answer.status ?? 200, {
        'content-type': 'application/json',
        ...answer.headers,
      })
      const { body } = answer
      const isText = typeof body === 'string' || body instanceof Uint8Array
      response.end(isText ? body : JSON.stringify(body))
    })
  }
  const server = certificate ? createHttpsServer(certificate, listener) : createHttpServer(listener)
  const apiUrl = (await listen(server)).replace('http:', certificate ? 'https:' : 'http:')

  return {
    config: {
      clientId: 'fake-client',
      clientSecret: 'CANARY-SECRET',
      apiUrl,
      tokenUrl: `${apiUrl}/oauth/v2/accessToken`,
    },
    requests,
    tokenRequests,
    clearRequests: () => {
      requests.length = 0
    },
    hangs: () => {
      isHanging = true
    },
    answers: (answer) => {
      isHanging = false
      answerApi = toFunction(answer)
    },
    grants: (answer) => {
      answerToken = toFunction(answer)
    },
    connections: promisify(server.getConnections.bind(server)),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A LinkedIn that speaks HTTP only as far as a test writes it. */
export interface BrokenLinkedIn {
  /** Its origin. */
  readonly apiUrl: string
  /** The bytes received, a string a connection. */
  readonly received: readonly string[]
  close(): Promise<void>
}

/**
 * Listens on a free port of the loopback interface, and calls `onRequest` with each connection when
 * its first bytes arrive.
 */
export async function startBrokenLinkedIn(
  onRequest: (socket: Socket) => void,
): Promise<BrokenLinkedIn> {
  const sockets = new Set<Socket>()
  const received: string[] = []
  const server = createSocketServer((socket) => {
    sockets.add(socket)
    const index = received.push('') - 1
    // A reset by the client is no failure of the test.
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (chunk) => {
      const isFirst = received[index] === ''
      received[index] += String(chunk)
      if (isFirst) onRequest(socket)
    })
  })
  const apiUrl = await listen(server)

  return {
    apiUrl,
    received,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Listens on a free port. Resolves to the origin. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
