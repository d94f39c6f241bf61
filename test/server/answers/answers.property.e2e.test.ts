import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readEnvironment } from '../../../src/config/environment.ts'
import type { ServerConfig } from '../../../src/config/options.ts'
import { createSchema } from '../../../src/graphql/schema.ts'
import { createCatalogue } from '../../../src/sandbox/catalogue/catalogue.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts'
import { createHttpServer } from '../../../src/server/http-server.ts'
import { operationArbitrary } from '../../support/operations/operation-arbitrary.ts'
import type { Operation } from '../../support/operations/operation-plan.ts'
import {
  createSandboxPools,
  relatedOperations,
} from '../../support/operations/sandbox-operations.ts'
import { createLogRecorder } from '../../support/recorders.ts'

const SANDBOX = { seed: 7, assetCount: 300 }
/** The same each time, so that a failure can be reproduced. */
const RUNS = { numRuns: 60, seed: 20_261_127 }

const ORIGINS = ['https://a.example', 'https://b.example']

/** How an operation is sent. */
interface Manner {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly isHashed: boolean
  readonly headers: Readonly<Record<string, string>>
}

/** A header with one of these values, in one request of so many. */
const header = (name: string, values: readonly string[], oneIn = 8) =>
  fc
    .oneof(
      { weight: oneIn - 1, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom(...values) },
    )
    .map((value) => [name, value] as const)

/** Headers that a response may depend on, and some that none does. */
const headers = fc
  .tuple(
    header(
      'accept',
      [
        '*/*',
        'application/json',
        'application/graphql-response+json',
        'application/json;q=0.1, application/graphql-response+json',
        'text/html',
      ],
      3,
    ),
    header(
      'accept-encoding',
      ['br', 'gzip', 'gzip;q=0.5, br;q=0.1', 'identity;q=0, gzip', '*;q=0'],
      2,
    ),
    header('origin', [...ORIGINS, 'https://c.example', 'null']),
    header('x-explain', ['false', '0', 'maybe']),
    header('x-dry-run', ['false', 'maybe']),
    header('apollo-require-preflight', ['1', '']),
    header('x-apollo-operation-name', ['Q', '']),
    header('content-type', ['application/json', 'application/json; charset=utf-8', 'text/plain']),
    header('router-authorization', ['guess', 'proof']),
    header('user-agent', ['one', 'other']),
  )
  .map((pairs) =>
    Object.fromEntries(
      pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  )

const manner: fc.Arbitrary<Manner> = fc.record({
  method: fc.constantFrom('GET' as const, 'POST' as const),
  path: fc.constantFrom('/graphql', '/graphql', '/graphql/'),
  isHashed: fc.boolean(),
  headers,
})

/** The life of an answer: each time it is asked for, so many minutes later, in some manners. */
const life = fc.array(
  fc.record({
    minutesLater: fc.constantFrom(0, 0, 0, 1, 4, 6, 70, 1_500),
    manners: fc.array(manner, { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 3, maxLength: 8 },
)

interface Response {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const agent = new Agent({ keepAlive: true })

async function send(
  url: string,
  { document, variables }: Operation,
  { method, path, isHashed, headers }: Manner,
): Promise<Response> {
  const sha256Hash = createHash('sha256').update(document).digest('hex')
  const operation = {
    query: document,
    ...(variables && { variables }),
    ...(isHashed && { extensions: { persistedQuery: { version: 1, sha256Hash } } }),
  }
  const search = new URLSearchParams(
    Object.entries(operation).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
  const client = request(`${url}${path}${method === 'GET' ? `?${search}` : ''}`, {
    agent,
    method,
    // The same host for both servers.
    headers: {
      host: 'x',
      ...(method === 'POST'
        ? { 'content-type': 'application/json' }
        : { 'apollo-require-preflight': '1' }),
      ...headers,
    },
  })
  client.end(method === 'POST' ? JSON.stringify(operation) : undefined)
  const [response] = (await once(client, 'response')) as [IncomingMessage]
  return {
    status: response.statusCode,
    headers: response.headers,
    body: String(decode(await buffer(response), response.headers['content-encoding'])),
  }
}

function decode(body: Buffer, coding: string | undefined): Buffer {
  if (coding === 'br') return brotliDecompressSync(body)
  return coding === 'gzip' ? gunzipSync(body) : body
}

/** What must be the same with whole answers and without. */
function comparable({ status, headers, body }: Response) {
  const { age: _, date: __, connection: ___, etag, 'content-length': ____, ...rest } = headers
  const { 'keep-alive': _____, 'cache-control': cacheControl, ...others } = rest
  return { status, body, others, hasTag: cacheControl === 'no-store' ? false : etag !== undefined }
}

describe('whole answers', () => {
  let sandbox: Sandbox
  let url: string
  let referenceUrl: string
  const closings: (() => Promise<void>)[] = []
  const { log, lines } = createLogRecorder()
  let known = 0
  let answered = 0

  async function startServer(config: Partial<ServerConfig>, isFirst: boolean): Promise<string> {
    const app = await createHttpServer(
      {
        ...readEnvironment({}),
        isGraphiqlEnabled: false,
        corsOrigins: ORIGINS,
        routerSecret: 'proof',
        maxCallsPerOperation: 5_000,
        ...config,
        ...sandbox.linkedIn,
      },
      log,
      { areKnownRequestsAnsweredFirst: isFirst },
    )
    closings.push(async () => app.close())
    return app.listen({ host: '127.0.0.1', port: 0 })
  }

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    sandbox = await startSandbox(SANDBOX)
    url = await startServer({}, true)
    // With room for nothing.
    referenceUrl = await startServer({ cacheMaxBytes: 1 }, false)
  })

  afterAll(async () => {
    for (const close of closings) await close()
    await sandbox.close()
    agent.destroy()
    vi.useRealTimers()
  })

  it.each([
    {
      description: 'any operations',
      operation: operationArbitrary(createSchema(), createSandboxPools(SANDBOX)),
    },
    {
      description: 'operations that share data',
      operation: relatedOperations(createCatalogue(SANDBOX)),
    },
  ])('are what is answered without them, for $description', async ({ operation }) => {
    await fc.assert(
      fc.asyncProperty(operation, life, async (asked, times) => {
        for (const { minutesLater, manners } of times) {
          vi.setSystemTime(Date.now() + minutesLater * 60_000)
          for (const each of manners) {
            const expected = comparable(await send(referenceUrl, asked, each))
            const given = await send(url, asked, each)
            const again = await send(url, asked, each)

            answered += 2
            for (const { headers } of [given, again]) if (headers.age !== undefined) known += 1
            for (const response of [given, again]) {
              const { hasTag, ...rest } = comparable(response)
              const { hasTag: isTagged, ...expectedRest } = expected
              expect(rest).toEqual(expectedRest)
              // What is stale by now has none.
              if (hasTag) expect(isTagged).toBe(true)
              expectNoLongerThanFresh(response)
            }
            await expectNotModified(asked, each, again)
          }
        }
      }),
      RUNS,
    )
    expect(known / answered).toBeGreaterThan(0.3)
    expect(lines.filter((line) => line.includes('internal error'))).toEqual([])
  })

  /** A client that has the answer is told so, and one that has another gets it. */
  async function expectNotModified(operation: Operation, sent: Manner, { headers }: Response) {
    const { etag } = headers
    if (etag === undefined || sent.method !== 'GET') return
    const withTag = (tag: string) =>
      send(url, operation, { ...sent, headers: { ...sent.headers, 'if-none-match': tag } })

    const [same, other] = [await withTag(`W/${etag}`), await withTag('"other"')]

    expect(same).toMatchObject({ status: 304, body: '' })
    expect(same.headers.vary).toBe(headers.vary)
    expect(other.status).toBe(200)
  }
})

/** The longest that anything is fresh for, a day, with a jitter of a tenth. */
const MAX_FRESH_SECONDS = 95_040

function expectNoLongerThanFresh({ headers }: Response): void {
  const [, maxAge] = /max-age=(\d+)/.exec(headers['cache-control'] ?? '') ?? []
  const age = Number(headers.age ?? 0)
  if (maxAge === undefined) return
  expect(Number(maxAge) - age).toBeGreaterThanOrEqual(0)
  expect(Number(maxAge)).toBeLessThanOrEqual(MAX_FRESH_SECONDS)
}
