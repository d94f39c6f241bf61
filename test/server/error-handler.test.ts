import { type FastifyBaseLogger, fastify } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setErrorHandlers } from '../../src/server/error-handler.ts'
import { createLogRecorder } from '../support/recorders.ts'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'

describe('a request that is not valid', () => {
  let server: SandboxedTestServer

  beforeAll(async () => {
    server = await startTestServer({ assetCount: 10 }, { isProduction: true })
  })

  afterAll(() => server.close())

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })

  it.each([
    { description: 'invalid JSON', body: '{ "not a JSON', status: 400, code: 'BAD_REQUEST' },
    { description: 'null', body: 'null', status: 400, code: 'BAD_REQUEST' },
    {
      description: 'a batch',
      body: '[{"query":"{__typename}"}]',
      status: 400,
      code: 'BAD_REQUEST',
    },
    { description: 'nothing', body: '', status: 400, code: 'BAD_REQUEST' },
    { description: 'no query', body: '{}', status: 400, code: 'BAD_REQUEST' },
    {
      description: 'a prototype',
      body: '{"__proto__":{},"query":"{__typename}"}',
      status: 400,
      code: 'BAD_REQUEST',
    },
    {
      description: 'a document that does not parse',
      body: '{"query":"{"}',
      status: 400,
      code: 'GRAPHQL_PARSE_FAILED',
    },
    {
      description: 'a field that does not exist',
      body: '{"query":"{ learningAsse }"}',
      status: 400,
      code: 'GRAPHQL_VALIDATION_FAILED',
    },
    {
      description: 'a mutation',
      body: '{"query":"mutation { x }"}',
      status: 400,
      code: 'GRAPHQL_VALIDATION_FAILED',
    },
    {
      description: 'a variable of a wrong type',
      body: '{"query":"query ($n: Int) { learningAssets(first: $n) { totalCount } }","variables":{"n":"x"}}',
      status: 400,
      code: 'BAD_USER_INPUT',
    },
    {
      description: 'too many tokens',
      body: JSON.stringify({ query: `{${' __typename'.repeat(2_000)}}` }),
      status: 400,
      code: 'GRAPHQL_PARSE_FAILED',
    },
    {
      description: 'too many bytes',
      body: JSON.stringify({ query: `#${'x'.repeat(300_000)}\n{__typename}` }),
      status: 413,
      code: 'BAD_REQUEST',
    },
  ])('with $description is answered with $status and $code, as JSON', async (row) => {
    const response = await post(row.body)

    const text = await response.text()
    expect(response.status).toBe(row.status)
    expect(response.headers.get('content-type')).toContain('json')
    expect(JSON.parse(text).errors[0].extensions.code).toBe(row.code)
    expect(text).not.toMatch(/Did you mean|node_modules|\.ts:/)
    expect(text.length).toBeLessThan(1_000)
  })

  it.each([
    { description: 'text', headers: { 'content-type': 'text/plain' }, status: 400 },
    { description: 'XML', headers: { 'content-type': 'application/xml' }, status: 415 },
  ])('with a body of $description is answered with $status', async ({ headers, status }) => {
    const response = await post('{"query":"{__typename}"}', headers)

    expect(response.status).toBe(status)
    expect(await response.json()).toHaveProperty('errors')
  })

  it('is answered with 404 at an unknown path', async () => {
    const response = await fetch(`${server.url}/graphq`)

    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      errors: [{ message: 'Not found', extensions: { code: 'NOT_FOUND' } }],
    })
  })
})

describe('setErrorHandlers', () => {
  it('masks an internal error and logs it', async () => {
    const { lines, log } = createLogRecorder()
    const loggerInstance: FastifyBaseLogger = log
    const app = fastify({ loggerInstance })
    setErrorHandlers(app)
    app.get('/', () => {
      throw new Error('CANARY')
    })

    const response = await app.inject('/')

    expect(response.statusCode).toBe(500)
    expect(response.json()).toEqual({
      errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    })
    expect(lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({
        msg: 'Request failed: internal error',
        error: expect.objectContaining({ message: 'CANARY' }),
      }),
    ])
  })
})
