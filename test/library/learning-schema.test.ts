import { GraphQLError, graphql } from 'graphql'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createLearningSchema, type LearningSchemaOptions } from '../../src/index.ts'
import { type FakeAnswer, type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { countLongTimers } from '../support/recorders.ts'
import { startTestSandbox } from '../support/sandbox.ts'

const CANARIES = ['CANARY-SECRET', 'FAKE-TOKEN', 'CANARY-BODY', '127.0.0.1', '/v2/', 'Bearer']

const JAVA = '{ learningAssets(filter: { keyword: "java" }, first: 1) { nodes { title } } }'
const FIRST_JAVA = { learningAssets: { nodes: [{ title: 'Learning Java' }] } }

function createSubject(options: LearningSchemaOptions) {
  const learning = createLearningSchema(options)
  onTestFinished(() => learning.close().catch(() => {}))
  const execute = (source: string, contextValue: unknown = learning.createContext()) =>
    graphql({ schema: learning.schema, source, contextValue })
  return { learning, execute }
}

describe('createLearningSchema', () => {
  it('returns a schema that graphql-js executes, without a server', async () => {
    const { linkedIn } = await startTestSandbox()
    const { execute } = createSubject(linkedIn)

    expect(await execute(JAVA)).toEqual({ data: FIRST_JAVA })
  })

  it('creates contexts that can be spread beside other members', async () => {
    const { linkedIn } = await startTestSandbox()
    const { learning, execute } = createSubject(linkedIn)
    const members = { calls: 1, mode: 'host', loaders: null, linkedIn: null }

    expect(await execute(JAVA, { ...members, ...learning.createContext() })).toEqual({
      data: FIRST_JAVA,
    })
    expect(Object.keys(learning.createContext())).toEqual(['linkedInLearning'])
  })

  it('calls once for an asset, also across operations', async () => {
    const { linkedIn, calls } = await startTestSandbox()
    const { execute } = createSubject(linkedIn)
    const twice = `{ one: learningAsset(urn: "urn:li:lyndaCourse:669544") { title }
      other: learningAsset(urn: "urn:li:lyndaCourse:669544") { title } }`

    await execute(twice)
    await execute(twice)

    expect(calls.map(({ path }) => path)).toEqual([
      '/oauth/v2/accessToken',
      '/v2/learningAssets/urn:li:lyndaCourse:669544',
    ])
  })

  it('shares neither token nor cache with another schema', async () => {
    const { linkedIn, calls } = await startTestSandbox()
    const one = createSubject(linkedIn)
    const other = createSubject(linkedIn)

    await one.execute(JAVA)
    await other.execute(JAVA)

    expect(calls.map(({ path }) => path)).toEqual([
      '/oauth/v2/accessToken',
      '/v2/learningAssets',
      '/oauth/v2/accessToken',
      '/v2/learningAssets',
    ])
  })

  it('limits the calls of each operation apart', async () => {
    const { linkedIn } = await startTestSandbox()
    const { execute } = createSubject({ ...linkedIn, maxCallsPerOperation: 1 })
    const lookUp = (urn: string) => `learningAsset(urn: "urn:li:lyndaCourse:${urn}") { title }`

    const { errors } = await execute(`{ a: ${lookUp('669544')} b: ${lookUp('375490')} }`)
    const { data } = await execute(`{ ${lookUp('107061')} }`)

    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'CALL_BUDGET_EXCEEDED' }])
    expect(data).toEqual({ learningAsset: { title: 'Advanced Java Programming' } })
  })

  it('answers reports on learners only where they are turned on', async () => {
    const { linkedIn } = await startTestSandbox()
    const reports = `{ learningActivityReports(
      startedAt: "2025-09-01T07:00:00Z", endedAt: "2025-09-08T07:00:00Z", groupBy: [INDIVIDUAL]
    ) { totalCount } }`

    const refused = await createSubject(linkedIn).execute(reports)
    const served = await createSubject({ ...linkedIn, areActivityReportsEnabled: true }).execute(
      reports,
    )

    expect(refused.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' })
    expect(served.errors).toBeUndefined()
  })
})

describe('an error of a schema that is embedded', () => {
  let linkedIn: FakeLinkedIn

  beforeEach(async () => {
    linkedIn = await startFakeLinkedIn()
  })

  afterEach(() => linkedIn.close())

  it.each<{ code: string; answer: FakeAnswer }>([
    { code: 'UPSTREAM_UNAUTHORIZED', answer: refusal(403) },
    { code: 'UPSTREAM_RATE_LIMITED', answer: refusal(429) },
    { code: 'UPSTREAM_UNAVAILABLE', answer: refusal(503) },
    { code: 'UPSTREAM_INVALID_RESPONSE', answer: { body: { elements: 'CANARY-BODY' } } },
  ])('is $code, and reveals nothing of request or response', async ({ code, answer }) => {
    linkedIn.answers(answer)
    const { execute } = createSubject(linkedIn.config)

    const result = await execute('{ learningAssets(first: 1) { nodes { urn } } }')

    const [error] = result.errors ?? []
    expect(result.data).toEqual({ learningAssets: null })
    expect(error?.extensions['code']).toBe(code)
    expect(error?.path).toEqual(['learningAssets'])
    expect(canariesIn(`${JSON.stringify(result)} ${error?.stack}`)).toEqual([])
  })

  it('is public in each item of a list, beside its siblings', async () => {
    linkedIn.answers(({ target }) =>
      target.includes('666') ? refusal(403) : { body: { urn: 'urn:li:lyndaCourse:1' } },
    )
    const { execute } = createSubject(linkedIn.config)

    const { data, errors } = await execute(`{ learningAssetsByUrn(
      urns: ["urn:li:lyndaCourse:1", "urn:li:lyndaCourse:666"]
    ) { urn } }`)

    expect(data).toEqual({ learningAssetsByUrn: [{ urn: 'urn:li:lyndaCourse:1' }, null] })
    expect(errors?.map((error) => error.toJSON())).toMatchObject([
      { path: ['learningAssetsByUrn', 1], extensions: { code: 'UPSTREAM_UNAUTHORIZED' } },
    ])
  })

  it('of a bug is masked', async () => {
    const { execute } = createSubject(linkedIn.config)

    const { errors } = await execute(JAVA, { linkedInLearning: {} })

    expect(errors?.map((error) => error.toJSON())).toMatchObject([
      { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ])
    expect(errors?.[0]?.originalError?.cause).toBeInstanceOf(TypeError)
  })

  it('has the original error as its cause', async () => {
    linkedIn.answers(refusal(403))
    const { execute } = createSubject(linkedIn.config)

    const { errors } = await execute('{ learningAssets(first: 1) { nodes { urn } } }')

    expect(errors?.[0]?.originalError?.cause).toMatchObject({
      code: 'LINKEDIN_STATUS',
      refusal: { status: 403 },
    })
  })

  it('is logged as an outage, where there is a logger', async () => {
    linkedIn.answers(refusal(503))
    const messages: string[] = []
    const record = (_: object, message: string) => messages.push(message)
    const logger = { error: record, warn: record, info: record }

    await createSubject({ ...linkedIn.config, logger }).execute(JAVA)

    expect(messages).toEqual([expect.stringMatching(/^LinkedIn outage/)])
  })
})

describe('a client error of a schema that is embedded', () => {
  it('names the argument', async () => {
    const { linkedIn } = await startTestSandbox()

    const { errors } = await createSubject(linkedIn).execute(
      '{ learningAssets(first: 101) { totalCount } }',
    )

    expect(errors?.map((error) => error.toJSON())).toMatchObject([
      {
        message: 'Argument "first" must be from 0 to 100; got 101.',
        extensions: { code: 'BAD_USER_INPUT', argumentName: 'first' },
      },
    ])
  })

  it.each([
    { type: 'URN', field: 'learningAsset(urn: $value) { urn }', argumentName: 'urn' },
    {
      type: 'Locale',
      field: 'classifications(type: SKILL, locale: $value) { totalCount }',
      argumentName: 'locale',
    },
    {
      type: 'DateTime',
      field: 'learningAssets(filter: { modifiedAfter: $value }) { totalCount }',
      argumentName: 'filter.modifiedAfter',
    },
  ])('names the type $type of an invalid literal or variable', async (row) => {
    const { linkedIn } = await startTestSandbox()
    const { learning, execute } = createSubject(linkedIn)
    const inVariable = await graphql({
      schema: learning.schema,
      source: `query ($value: ${row.type}!) { ${row.field} }`,
      variableValues: { value: 'wrong' },
      contextValue: learning.createContext(),
    })
    const asLiteral = await execute(`{ ${row.field.replace('$value', '"wrong"')} }`)

    const reportOf = (errors = inVariable.errors) =>
      errors?.map(({ message, extensions }) => ({ message, extensions }))
    expect(reportOf(asLiteral.errors)).toEqual([
      {
        message: expect.stringMatching(`^Argument "${row.argumentName}": Expected a `),
        extensions: { code: 'BAD_USER_INPUT', argumentName: row.argumentName },
      },
    ])
    expect(reportOf(inVariable.errors)).toEqual([
      {
        message: expect.stringMatching(
          `^Variable "\\$value" got invalid value "wrong"; Expected type "${row.type}". Expected a `,
        ),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ])
    for (const error of [...(inVariable.errors ?? []), ...(asLiteral.errors ?? [])]) {
      // Servers mask what did not begin as a GraphQL error.
      expect(rootOf(error)).toBeInstanceOf(GraphQLError)
      expect(rootOf(error).name).toBe('InvalidArgumentError')
    }
  })

  it.each([{ hostMember: true }, { linkedInLearning: undefined }, undefined])(
    'names the missing member of the context %j',
    async (context) => {
      const { linkedIn } = await startTestSandbox()
      const { learning } = createSubject(linkedIn)

      const { errors } = await graphql({
        schema: learning.schema,
        source: JAVA,
        contextValue: context,
      })

      expect(errors?.map((error) => error.message)).toEqual([
        'The context of the operation lacks the member that createContext() gives.',
      ])
    },
  )
})

describe('closing a schema', () => {
  it('empties its caches, and may be repeated', async () => {
    const { linkedIn } = await startTestSandbox()
    const longTimers = countLongTimers()
    const { learning, execute } = createSubject(linkedIn)
    await execute(JAVA)
    expect(longTimers()).toBeGreaterThan(1)

    await Promise.all([learning.close(), learning.close()])
    await learning.close()

    expect(longTimers()).toBe(0)
  })

  it('closes its connections to LinkedIn', async () => {
    const linkedIn = await startFakeLinkedIn()
    onTestFinished(() => linkedIn.close())
    const { learning, execute } = createSubject(linkedIn.config)
    await execute(JAVA)
    expect(await linkedIn.connections()).toBe(2)

    await learning.close()

    await expect.poll(() => linkedIn.connections()).toBe(0)
  })
})

describe('the deadline of an operation', () => {
  it('is counted from the creation of its context', async () => {
    const { linkedIn, calls } = await startTestSandbox()
    const { learning, execute } = createSubject({ ...linkedIn, operationTimeoutMs: 1 })
    const context = learning.createContext()
    const createdAtMs = performance.now()
    await expect.poll(() => performance.now() - createdAtMs).toBeGreaterThan(1)

    const { errors } = await execute(JAVA, context)

    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UPSTREAM_TIMEOUT' }])
    expect(calls).toEqual([])
  })
})

describe('the signal of an operation', () => {
  it.each([
    { reason: new Error('Disconnected') },
    { reason: 'Disconnected' },
    { reason: undefined },
  ])('ends its wait for LinkedIn: $reason', async ({ reason }) => {
    const linkedIn = await startFakeLinkedIn()
    linkedIn.hangs()
    const { learning, execute } = createSubject(linkedIn.config)
    // Before the schema, which waits for the call that hangs.
    onTestFinished(() => linkedIn.close())
    const leaving = new AbortController()
    const answer = execute(JAVA, learning.createContext({ signal: leaving.signal }))
    await expect.poll(() => linkedIn.requests.length).toBe(1)

    leaving.abort(reason)

    const { errors } = await answer
    expect(errors?.map((error) => error.toJSON())).toMatchObject([
      { message: 'The operation was aborted before it ended.', extensions: { code: 'ABANDONED' } },
    ])
    expect(errors?.[0]?.originalError?.cause).toBe(leaving.signal.reason)
  })

  it('aborted before the operation begins, keeps it from calling LinkedIn', async () => {
    const { linkedIn, calls } = await startTestSandbox()
    const { learning, execute } = createSubject(linkedIn)

    const { errors } = await execute(
      `{ learningAsset(urn: "urn:li:lyndaCourse:669544") { title } ${JAVA.slice(1)}`,
      learning.createContext({ signal: AbortSignal.abort() }),
    )

    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'ABANDONED' },
      { code: 'ABANDONED' },
    ])
    expect(calls).toEqual([])
  })
})

function refusal(status: number): FakeAnswer {
  return { status, body: { status, message: 'CANARY-BODY' } }
}

/** What an error began as. */
function rootOf(error: Error): Error {
  return error instanceof GraphQLError && error.originalError ? rootOf(error.originalError) : error
}

function canariesIn(text: string): string[] {
  return CANARIES.filter((canary) => text.includes(canary))
}
