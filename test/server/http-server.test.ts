import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { readEnvironment } from '../../src/config/environment.ts'
import { createHttpServer } from '../../src/server/http-server.ts'
import { parseResponses } from '../support/raw-http.ts'
import { createLogRecorder } from '../support/recorders.ts'
import { startTestServer } from '../support/test-server.ts'

describe('createHttpServer', () => {
  let app: FastifyInstance

  beforeAll(async () => {
    app = await createHttpServer(
      {
        ...readEnvironment({}),
        clientId: 'client',
        clientSecret: 'secret',
        isIntrospectionEnabled: false,
        isGraphiqlEnabled: false,
      },
      createLogRecorder().log,
    )
  })

  afterAll(() => app.close())

  async function errorsOf(query: string, variables = {}) {
    const body = { query, variables }
    const response = await app.inject({ method: 'POST', url: '/graphql', body })
    return response.json().errors
  }

  it.each([
    {
      description: 'fields that do not exist',
      query: `{ ${Array.from({ length: 50 }, (_, index) => `x${index}`).join(' ')} }`,
      variables: {},
      message: /^Cannot query field "x\d" on type "Query"/,
    },
    {
      description: 'values of a wrong type',
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array(50).fill({}) },
      message: /^Variable "\$ids" got invalid value {} at "ids\[\d\]"/,
    },
  ])('reports five of fifty $description, and that there are more', async (row) => {
    const errors = await errorsOf(row.query, row.variables)

    expect(errors).toHaveLength(6)
    for (const error of errors.slice(0, 5)) expect(error.message).toMatch(row.message)
  })

  it('refuses fragments that multiply selections', async () => {
    // Each fragment selects the next one twice: 2 to the power of 24 in all.
    const fragments = Array.from({ length: 24 }, (_, index) => {
      const next = index < 23 ? `...F${index + 1}` : 'urn'
      return `fragment F${index} on LearningAsset { a: parent { ${next} } b: parent { ${next} } }`
    })

    const errors = await errorsOf(
      `{ learningAsset(urn: "urn:li:lyndaCourse:1") { ...F0 } } ${fragments.join(' ')}`,
    )

    expect(errors).toEqual([
      {
        message: 'Anonymous operation recursively requests too many selections.',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ])
  })

  it('keeps sixteen of the largest persisted queries, and drops the oldest', async () => {
    const queries = Array.from(
      { length: 17 },
      (_, index) => `{ __typename } #${index}${' '.repeat(255 * 1024 - 100)}`,
    )
    /** Sends a query with its hash, or its hash alone. */
    const send = async (query = '', hasText = false) => {
      const sha256Hash = createHash('sha256').update(query).digest('hex')
      const extensions = { persistedQuery: { version: 1, sha256Hash } }
      const body = { extensions, ...(hasText && { query }) }
      const response = await app.inject({ method: 'POST', url: '/graphql', body })
      return response.json().errors === undefined
    }

    for (const query of queries.slice(0, 16)) await send(query, true)
    expect(await send(queries[0])).toBe(true)
    await send(queries[16], true)

    const areKnown = await Promise.all(queries.slice(0, 3).map((query) => send(query)))
    expect(areKnown).toEqual([true, false, true])
  })

  it('limits the time of a request, and keeps connections longer than a load balancer', () => {
    const { requestTimeout, headersTimeout, keepAliveTimeout } = app.server

    expect({ requestTimeout, headersTimeout, keepAliveTimeout }).toEqual({
      requestTimeout: 15_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 65_000,
    })
  })
})

describe('a server that closes', () => {
  it('answers what arrives on connections that are in use', async () => {
    const app = await createHttpServer(
      {
        ...readEnvironment({}),
        isGraphiqlEnabled: false,
        clientId: 'client',
        clientSecret: 'secret',
      },
      createLogRecorder().log,
    )
    const arrived = new Promise((resolve) => app.server.once('request', resolve))
    await app.listen({ host: '127.0.0.1', port: 0 })
    const client = connect(Number(new URL(app.listeningOrigin).port), '127.0.0.1')
    const chunks: Buffer[] = []
    client.on('data', (chunk) => chunks.push(chunk))
    const ended = new Promise((resolve) => client.on('close', resolve))

    client.write(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 26\r\n\r\n',
    )
    await arrived
    const closed = app.close()
    await expect.poll(() => app.server.listening).toBe(false)
    client.write('{"query":"{ __typename }"}GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
    await Promise.all([closed, ended])

    const responses = parseResponses(Buffer.concat(chunks))
    expect(responses.map(({ body }) => body)).toEqual([
      '{"data":{"__typename":"Query"}}',
      '{"status":"ok"}',
    ])
  })
})

describe('maxCallsPerOperation', () => {
  it('ends an operation that needs more calls with errors in its remaining fields', async () => {
    const server = await startTestServer({ assetCount: 300 }, { maxCallsPerOperation: 3 })
    onTestFinished(() => server.close())

    const { data, errors } = await server.query(`{
      learningAssets(filter: { keyword: "java" }, first: 4) {
        nodes { title localized(locale: "de-DE") { title } }
      }
    }`)

    expect(
      data.learningAssets.nodes.map(({ localized }: { localized: object }) => !localized),
    ).toEqual([false, false, true, true])
    expect(errors).toHaveLength(2)
    expect(errors?.[0]).toMatchObject({
      message:
        'This operation needs more than 3 calls to LinkedIn: ask for fewer things at a time.',
      extensions: { code: 'CALL_BUDGET_EXCEEDED' },
    })
    expect(server.sandbox.calls.filter(({ path }) => path.startsWith('/v2/'))).toHaveLength(3)
  })
})
