import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeAnswer, type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../support/graphql-server.ts'

const CANARIES = ['CANARY-SECRET', 'FAKE-TOKEN', 'CANARY-BODY', '127.0.0.1', '/v2/', 'Bearer']

const SIBLINGS = `{
  good: learningAsset(urn: "urn:li:lyndaCourse:1") { urn }
  bad: learningAsset(urn: "urn:li:lyndaCourse:666") { urn }
}`

interface Failure {
  readonly description: string
  readonly answer: FakeAnswer
  readonly code: string
  /** What else clients are told. */
  readonly details?: object
  readonly calls: number
}

describe('a failure of LinkedIn', () => {
  let linkedIn: FakeLinkedIn
  let server: TestServer

  beforeEach(async () => {
    linkedIn = await startFakeLinkedIn()
    server = await startServerFor(linkedIn.config, { isGraphiqlEnabled: false })
  })

  afterEach(async () => {
    await server.close()
    await linkedIn.close()
  })

  it.each<Failure>([
    { description: 'status 401', answer: refusal(401), code: 'UPSTREAM_UNAUTHORIZED', calls: 2 },
    { description: 'status 403', answer: refusal(403), code: 'UPSTREAM_UNAUTHORIZED', calls: 1 },
    {
      description: 'status 400',
      answer: refusal(400),
      code: 'UPSTREAM_INVALID_RESPONSE',
      calls: 1,
    },
    {
      description: 'status 429',
      answer: refusal(429),
      code: 'UPSTREAM_RATE_LIMITED',
      details: { retryAfterSeconds: expect.any(Number) },
      calls: 1,
    },
    { description: 'status 500', answer: refusal(500), code: 'UPSTREAM_UNAVAILABLE', calls: 3 },
    { description: 'status 504', answer: refusal(504), code: 'UPSTREAM_UNAVAILABLE', calls: 3 },
    {
      description: 'an error with status 200',
      answer: { ...refusal(500), status: 200 },
      code: 'UPSTREAM_UNAVAILABLE',
      calls: 3,
    },
    {
      description: 'a login page',
      answer: { body: '<html>CANARY-BODY</html>', headers: { 'content-type': 'text/html' } },
      code: 'UPSTREAM_INVALID_RESPONSE',
      calls: 1,
    },
    {
      description: 'another thing than was asked for',
      answer: { body: { elements: ['CANARY-BODY'] } },
      code: 'UPSTREAM_INVALID_RESPONSE',
      calls: 1,
    },
  ])('such as $description nulls its field, keeps the siblings and says $code', async (row) => {
    linkedIn.answers(({ target }) =>
      target.includes('666') ? row.answer : { body: { urn: 'urn:li:lyndaCourse:1' } },
    )

    const answer = await server.query(SIBLINGS)

    expect(answer.data).toEqual({ good: { urn: 'urn:li:lyndaCourse:1' }, bad: null })
    expect(answer.errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
      { path: ['bad'], extensions: { code: row.code, ...row.details } },
    ])
    expect(linkedIn.requests.filter(({ target }) => target.includes('666'))).toHaveLength(row.calls)
    expect(leaksIn(JSON.stringify(answer))).toEqual([])
  })

  it('tells when to come back where LinkedIn says so', async () => {
    linkedIn.answers({ ...refusal(429), headers: { 'retry-after': '120' } })

    const answer = await server.query(SIBLINGS)

    expect(answer.errors?.[0]?.extensions).toEqual({
      code: 'UPSTREAM_RATE_LIMITED',
      retryAfterSeconds: 120,
    })
  })

  it.each([
    { status: 503, code: 'UPSTREAM_UNAVAILABLE' },
    { status: 429, code: 'UPSTREAM_RATE_LIMITED' },
    { status: 401, code: 'UPSTREAM_UNAUTHORIZED' },
  ])('to grant a token with status $status is told as $code', async ({ status, code }) => {
    linkedIn.grants({ status, body: { error: 'CANARY-BODY' } })

    const answer = await server.query('{ learningAsset(urn: "urn:li:lyndaCourse:1") { title } }')

    expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([{ code }])
    expect(leaksIn(JSON.stringify(answer))).toEqual([])
  })

  it('is told to the operator once, with the operation, and without the secret or the token', async () => {
    linkedIn.answers(refusal(403))

    await server.query(`query Titles { learningAsset(urn: "urn:li:lyndaCourse:1") { title } }`)

    const lines = server.logLines.filter((line) => line.includes('LinkedInStatusError'))
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'warn',
      operationName: 'Titles',
      path: 'learningAsset',
      msg: 'Field failed: LinkedIn error',
    })
    expect(server.logLines.join('')).not.toMatch(/CANARY|FAKE-TOKEN/)
  })

  it.each([
    { description: 'a refusal', answer: refusal(403) },
    { description: 'another thing than was asked for', answer: { body: { message: 'oops' } } },
    { description: 'a thing without a name', answer: { body: { title: { value: 'x' } } } },
    { description: 'a thing of another name', answer: { body: { urn: 'urn:li:lyndaCourse:2' } } },
  ])(
    'such as $description is not kept: the next question is asked anew',
    async ({ answer: failure }) => {
      linkedIn.answers(failure)
      await server.query(SIBLINGS)
      linkedIn.answers(({ target }) => ({ body: { urn: /urn:[^?]+/.exec(target)?.[0] } }))

      const answer = await server.query(SIBLINGS)

      expect(answer.errors).toBeUndefined()
    },
  )
})

describe('a request that is not right', () => {
  let linkedIn: FakeLinkedIn
  let server: TestServer

  beforeEach(async () => {
    linkedIn = await startFakeLinkedIn()
    server = await startServerFor(linkedIn.config, { isGraphiqlEnabled: false, isProduction: true })
  })

  afterEach(async () => {
    await server.close()
    await linkedIn.close()
  })

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })

  it.each([
    { description: 'no JSON', body: '{ "not a JSON', status: 400, code: 'BAD_REQUEST' },
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
      description: 'more tokens than anyone needs',
      body: JSON.stringify({ query: `{${' __typename'.repeat(2_000)}}` }),
      status: 400,
      code: 'GRAPHQL_PARSE_FAILED',
    },
    {
      description: 'more bytes than anyone needs',
      body: JSON.stringify({ query: `#${'x'.repeat(300_000)}\n{__typename}` }),
      status: 413,
      code: 'BAD_REQUEST',
    },
  ])('such as $description is answered with $status and $code, as JSON', async (row) => {
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
  ])('such as $description is answered with $status', async ({ headers, status }) => {
    const response = await post('{"query":"{__typename}"}', headers)

    expect(response.status).toBe(status)
    expect(await response.json()).toHaveProperty('errors')
  })

  it('is answered with 404 at a path that does not exist', async () => {
    const response = await fetch(`${server.url}/graphq`)

    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      errors: [{ message: 'Not found', extensions: { code: 'NOT_FOUND' } }],
    })
  })
})

function refusal(status: number): FakeAnswer {
  return { status, body: { status, message: 'CANARY-BODY', serviceErrorCode: 100 } }
}

function leaksIn(text: string): string[] {
  return CANARIES.filter((canary) => text.includes(canary))
}
