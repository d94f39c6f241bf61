import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeAnswer, type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../support/test-server.ts'

const CANARIES = ['CANARY-SECRET', 'FAKE-TOKEN', 'CANARY-BODY', '127.0.0.1', '/v2/', 'Bearer']

const SIBLINGS = `{
  good: learningAsset(urn: "urn:li:lyndaCourse:1") { urn }
  bad: learningAsset(urn: "urn:li:lyndaCourse:666") { urn }
}`

interface Failure {
  readonly description: string
  readonly answer: FakeAnswer
  readonly code: string
  /** The extensions beside the code. */
  readonly details?: object
  readonly calls: number
}

const RETRY_AFTER = { retryAfterSeconds: expect.any(Number) }

describe('a failure of LinkedIn', () => {
  let linkedIn: FakeLinkedIn
  let server: TestServer

  beforeEach(async () => {
    linkedIn = await startFakeLinkedIn()
    server = await startServerFor(linkedIn.config)
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
    {
      description: 'a content coding that the body does not have',
      answer: { headers: { 'content-encoding': 'gzip' }, body: { urn: 'CANARY-BODY' } },
      code: 'UPSTREAM_INVALID_RESPONSE',
      calls: 1,
    },
    {
      description: 'a deeply nested body',
      answer: { body: `${'{"contents":['.repeat(20_000)}${']}'.repeat(20_000)}` },
      code: 'UPSTREAM_INVALID_RESPONSE',
      calls: 1,
    },
    { description: 'status 500', answer: refusal(500), code: 'UPSTREAM_UNAVAILABLE', calls: 1 },
    { description: 'status 504', answer: refusal(504), code: 'UPSTREAM_UNAVAILABLE', calls: 1 },
    {
      description: 'an error with status 200',
      answer: { ...refusal(500), status: 200 },
      code: 'UPSTREAM_UNAVAILABLE',
      calls: 1,
    },
    {
      description: 'a login page',
      answer: { body: '<html>CANARY-BODY</html>', headers: { 'content-type': 'text/html' } },
      code: 'UPSTREAM_INVALID_RESPONSE',
      calls: 1,
    },
    {
      description: 'a body of another shape',
      answer: { body: { elements: ['CANARY-BODY'] } },
      code: 'UPSTREAM_INVALID_RESPONSE',
      calls: 1,
    },
  ])('such as $description nulls its field alone, with the code $code', async (row) => {
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

  it('has the seconds of Retry-After', async () => {
    linkedIn.answers({ ...refusal(429), headers: { 'retry-after': '120' } })

    const answer = await server.query(SIBLINGS)

    expect(answer.errors?.[0]?.extensions).toEqual({
      code: 'UPSTREAM_RATE_LIMITED',
      retryAfterSeconds: 120,
    })
  })

  it.each([
    { status: 503, code: 'UPSTREAM_UNAVAILABLE', details: RETRY_AFTER },
    { status: 429, code: 'UPSTREAM_RATE_LIMITED', details: RETRY_AFTER },
    { status: 401, code: 'UPSTREAM_UNAUTHORIZED', details: {} },
  ])(
    'to grant a token, with status $status, has the code $code',
    async ({ status, code, details }) => {
      linkedIn.grants({ status, body: { error: 'CANARY-BODY' } })

      const answer = await server.query('{ learningAsset(urn: "urn:li:lyndaCourse:1") { title } }')

      expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([{ code, ...details }])
      expect(leaksIn(JSON.stringify(answer))).toEqual([])
    },
  )

  it('is logged once, with its operation, and without the secret or the token', async () => {
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
    { description: 'a body of another shape', answer: { body: { message: 'oops' } } },
    { description: 'an asset without a URN', answer: { body: { title: { value: 'x' } } } },
    { description: 'an asset with another URN', answer: { body: { urn: 'urn:li:lyndaCourse:2' } } },
  ])('such as $description is not cached', async ({ answer: failure }) => {
    linkedIn.answers(failure)
    await server.query(SIBLINGS)
    linkedIn.answers(({ target }) => ({ body: { urn: /urn:[^?]+/.exec(target)?.[0] } }))

    const answer = await server.query(SIBLINGS)

    expect(answer.errors).toBeUndefined()
  })
})

function refusal(status: number): FakeAnswer {
  return { status, body: { status, message: 'CANARY-BODY', serviceErrorCode: 100 } }
}

function leaksIn(text: string): string[] {
  return CANARIES.filter((canary) => text.includes(canary))
}
