import { type FastifyBaseLogger, fastify } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setErrorHandlers } from '../../src/server/error-handler.ts'
import { exchangeBytes } from '../support/raw-http.ts'
import { createLogRecorder } from '../support/recorders.ts'
import { type Answer, type SandboxedTestServer, startTestServer } from '../support/test-server.ts'

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
      description: 'half of a surrogate pair in a document',
      body: '{"query":"{ learningAssets(filter: {keyword: \\"\\ud83d\\"}) { totalCount } }"}',
      status: 400,
      code: 'GRAPHQL_PARSE_FAILED',
    },
    {
      description: 'half of a surrogate pair, escaped, in a document',
      body: '{"query":"{ learningAssets(filter: {keyword: \\"\\\\ud83d\\"}) { totalCount } }"}',
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
    { description: 'text', headers: { 'content-type': 'text/plain' }, status: 415 },
    { description: 'XML', headers: { 'content-type': 'application/xml' }, status: 415 },
  ])('with a body of $description is answered with $status', async ({ headers, status }) => {
    const response = await post('{"query":"{__typename}"}', headers)

    expect(response.status).toBe(status)
    expect(await response.json()).toHaveProperty('errors')
  })

  it.each([
    { method: 'PUT', path: '/graphql', allow: 'GET, HEAD, POST, OPTIONS' },
    { method: 'DELETE', path: '/graphql/', allow: 'GET, HEAD, POST, OPTIONS' },
    { method: 'PATCH', path: '/graphql?query={__typename}', allow: 'GET, HEAD, POST, OPTIONS' },
    { method: 'PROPFIND', path: '/graphql', allow: 'GET, HEAD, POST, OPTIONS' },
    { method: 'POST', path: '/healthz', allow: 'GET, HEAD, OPTIONS' },
    { method: 'POST', path: '/schema.graphql', allow: 'GET, HEAD, OPTIONS' },
  ])(
    'is answered with 405 for $method $path, with the methods',
    async ({ method, path, allow }) => {
      const response = await fetch(server.url + path, { method })

      expect(response.status).toBe(405)
      expect(response.headers.get('allow')).toBe(allow)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(await response.json()).toEqual({
        errors: [
          {
            message: `This path takes ${allow}, and no ${method}.`,
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      })
    },
  )

  it.each([
    { path: '/graphql', allow: 'GET, HEAD, POST, OPTIONS' },
    { path: '/healthz', allow: 'GET, HEAD, OPTIONS' },
  ])('names the methods of $path for OPTIONS', async ({ path, allow }) => {
    const response = await fetch(server.url + path, { method: 'OPTIONS' })

    expect(response.status).toBe(204)
    expect(response.headers.get('allow')).toBe(allow)
  })

  it('names the methods of the server for OPTIONS *', async () => {
    const [response] = await exchangeBytes(server.url, 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n', {
      responses: 1,
    })

    expect(response?.status).toBe(204)
    expect(response?.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS')
  })

  const LONG = 'x'.repeat(100_000)

  it.each([
    {
      name: 'a value',
      query: 'query ($n: Int) { learningAssets(first: $n) { totalCount } }',
      n: LONG,
    },
    {
      name: 'a value in a list',
      query: 'query ($n: [ID!]!) { nodes(ids: $n) { id } }',
      n: [{ [LONG]: LONG }],
    },
    {
      name: 'a value of an enum',
      query:
        'query ($n: LearningAssetType!) { learningAssets(filter: { assetTypes: [$n] }) { totalCount } }',
      n: LONG,
    },
    { name: 'a value in quotes', query: 'query ($n: Int) { __typename }', n: '"'.repeat(100_000) },
    { name: 'a literal', query: `{ learningAssets(first: "${LONG}") { totalCount } }` },
    { name: 'a number', query: `{ learningAssets(first: ${'9'.repeat(200_000)}) { totalCount } }` },
    { name: 'a field', query: `{ ${LONG} }` },
    { name: 'an argument', query: `{ learningAssets(${LONG}: 1) { totalCount } }` },
    {
      name: 'a variable',
      query: `query ($${LONG}: Int!) { learningAssets(first: $${LONG}) { totalCount } }`,
    },
    { name: 'a type', query: `query ($n: ${LONG}) { __typename }` },
    { name: 'a fragment', query: `{ ...${LONG} }` },
    { name: 'a directive', query: `{ __typename @${LONG} }` },
    { name: 'a URN', query: `{ learningAsset(urn: "${LONG}") { title } }` },
    { name: 'a syntax error', query: `{ a } ${LONG}` },
    {
      name: 'an operation',
      query: 'query a { __typename } query b { __typename }',
      operationName: LONG,
    },
  ])('repeats little of what came: $name', async ({ query, n, operationName }) => {
    const response = await post(JSON.stringify({ query, variables: { n }, operationName }))

    const text = await response.text()
    expect(response.status).toBe(400)
    expect(JSON.parse(text)).toHaveProperty('errors.0.extensions.code')
    expect(text.length).toBeLessThan(3_000)
  })

  it('says how much of a value it does not repeat', async () => {
    const query = 'query ($n: Int) { learningAssets(first: $n) { totalCount } }'

    const response = await post(JSON.stringify({ query, variables: { n: LONG } }))

    const value = `"${'x'.repeat(100)}… (99900 more characters)"`
    const answer = (await response.json()) as Answer
    expect(answer.errors?.[0]?.message).toBe(
      `Variable "$n" got invalid value ${value}; Int cannot represent non-integer value: ${value}`,
    )
  })

  it('cuts no character in half, which some readers of JSON refuse', async () => {
    const query = 'query ($n: Int) { learningAssets(first: $n) { totalCount } }'

    const response = await post(JSON.stringify({ query, variables: { n: `x${'😀'.repeat(100)}` } }))

    const answer = (await response.json()) as Answer
    const message = answer.errors?.[0]?.message
    expect(message).toContain('more characters')
    expect(message?.isWellFormed()).toBe(true)
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
