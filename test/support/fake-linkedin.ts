import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import type { SandboxAccess } from '../../src/sandbox/sandbox.ts'

/** A request that a fake LinkedIn has received. */
export interface ReceivedRequest {
  readonly method: string
  /** The path with its query, as it came. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What a fake LinkedIn answers with. */
export interface FakeAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, but text is sent as it is. */
  readonly body: unknown
}

/** A LinkedIn that says what a test tells it to, and remembers what it was asked. */
export interface FakeLinkedIn {
  /** How to ask it. */
  readonly config: SandboxAccess
  /** What the API was asked, in order. */
  readonly requests: readonly ReceivedRequest[]
  /** What the token endpoint was asked, in order. */
  readonly tokenRequests: readonly ReceivedRequest[]
  /** Answers the API's requests from now on: with this, or with what this says. */
  answers(answer: FakeAnswer | ((request: ReceivedRequest) => FakeAnswer)): void
  /** Answers no request of the API from now on. */
  hangs(): void
  /** Answers the requests for tokens from now on. */
  grants(answer: FakeAnswer | ((request: ReceivedRequest) => FakeAnswer)): void
  /** How many connections are open. */
  connections(): Promise<number>
  close(): Promise<void>
}

/** Starts a fake LinkedIn on a free port of the loopback interface. */
export async function startFakeLinkedIn(): Promise<FakeLinkedIn> {
  const requests: ReceivedRequest[] = []
  const tokenRequests: ReceivedRequest[] = []
  const toFunction = (answer: FakeAnswer | ((request: ReceivedRequest) => FakeAnswer)) =>
    typeof answer === 'function' ? answer : () => answer
  let answerApi = toFunction({ status: 404, body: { status: 404, message: 'Not found' } })
  let isHanging = false
  let answerToken = toFunction({ body: { access_token: 'FAKE-TOKEN', expires_in: 7775999 } })

  const server = createServer((request, response) => {
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
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    config: {
      clientId: 'fake-client',
      clientSecret: 'CANARY-SECRET',
      apiUrl,
      tokenUrl: `${apiUrl}/oauth/v2/accessToken`,
    },
    requests,
    tokenRequests,
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
