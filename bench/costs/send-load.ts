import { MEDIA_TYPE, type PostedOperation } from '../post-operation.ts'
import type { ServerProcess } from '../server-process.ts'
import { type HttpConnection, openConnection } from './http-connection.ts'

/** What a server is loaded with. */
export interface Load {
  readonly connections: number
  /** No operation is sent later than this; those that are sent are waited for. */
  readonly durationMs: number
  readonly nextOperation: () => PageOperation
  /** Called with each answer's length in bytes; throws when it is not the right one. */
  readonly onAnswer: (operation: PageOperation, bodyLength: number) => void
}

/** An operation, and what its answer is of. */
export interface PageOperation {
  /** The number of the page that its answer is of. */
  readonly page: number
  readonly operation: PostedOperation
}

/** How a server has stood a load. */
export interface LoadResult {
  readonly answers: number
  /** The CPU time of the server, user and system, in microseconds. */
  readonly cpuMicroseconds: number
  /** From the first request to the last answer. */
  readonly durationMs: number
  /** Of each answer, from its request on, in milliseconds. */
  readonly latenciesMs: readonly number[]
}

/**
 * Sends operations over so many connections, on each of them the next one as soon as the one before it
 * is answered.
 *
 * @throws at the first answer that is not the right one
 */
export async function sendLoad(server: ServerProcess, load: Load): Promise<LoadResult> {
  const connections = await Promise.all(
    Array.from({ length: load.connections }, () => openConnection(server.url)),
  )
  const latenciesMs: number[] = []
  const cpuTimeBefore = await server.readCpuTime()
  const startedAt = performance.now()

  async function keepSending(connection: HttpConnection): Promise<void> {
    for (let sentAt = performance.now(); sentAt < startedAt + load.durationMs; ) {
      const next = load.nextOperation()
      const bodyLength = await connection.exchange(formatRequest(next.operation))
      const answeredAt = performance.now()
      latenciesMs.push(answeredAt - sentAt)
      sentAt = answeredAt
      load.onAnswer(next, bodyLength)
    }
  }

  try {
    await Promise.all(connections.map(keepSending))
    const durationMs = performance.now() - startedAt
    const cpuMicroseconds = (await server.readCpuTime()) - cpuTimeBefore
    return { answers: latenciesMs.length, cpuMicroseconds, durationMs, latenciesMs }
  } finally {
    for (const connection of connections) connection.close()
  }
}

/** Bodies are ASCII. */
function formatRequest({ name, query, variables }: PostedOperation): string {
  const body = JSON.stringify({ operationName: name, query, variables })
  return `POST /graphql HTTP/1.1\r
host: localhost\r
accept: ${MEDIA_TYPE}\r
content-type: application/json\r
content-length: ${body.length}\r
\r
${body}`
}
