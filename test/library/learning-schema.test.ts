import { GraphQLError, graphql } from 'graphql'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createLearningSchema, type LearningSchemaOptions } from '../../src/index.ts'
import { type FakeAnswer, type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { countLongTimers } from '../support/long-timers.ts'
import { startTestSandbox } from '../support/test-sandbox.ts'

const CANARIES = ['CANARY-SECRET', 'FAKE-TOKEN', 'CANARY-BODY', '127.0.0.1', '/v2/', 'Bearer']

const JAVA = '{ learningAssets(filter: { keyword: "java" }, first: 1) { nodes { title } } }'
const FIRST_JAVA = { learningAssets: { nodes: [{ title: 'Learning Java' }] } }

function createSubject(options: LearningSchemaOptions) {
  const learning = createLearningSchema(options)
  onTestFinished(() => learning.close().catch(() => {}))
  const ask = (source: string, contextValue: unknown = learning.createContext()) =>
    graphql({ schema: learning.schema, source, contextValue })
  return { learning, ask }
}

describe('createLearningSchema', () => {
  it('gives a schema that graphql-js executes, without a server', async () => {
    const { linkedIn } = await startTestSandbox()
    const { ask } = createSubject(linkedIn)

    expect(await ask(JAVA)).toEqual({ data: FIRST_JAVA })
  })

  it('gives contexts that stand beside the members of another', async () => {
    const { linkedIn } = await startTestSandbox()
    const { learning, ask } = createSubject(linkedIn)
    const theirs = { calls: 1, mode: 'theirs', loaders: null, linkedIn: null }

    expect(await ask(JAVA, { ...theirs, ...learning.createContext() })).toEqual({
      data: FIRST_JAVA,
    })
    expect(Object.keys(learning.createContext())).toEqual(['linkedInLearning'])
  })

  it('asks once for one thing, and remembers it for the next operation', async () => {
    const { linkedIn, calls } = await startTestSandbox()
    const { ask } = createSubject(linkedIn)
    const twice = `{ one: learningAsset(urn: "urn:li:lyndaCourse:669544") { title }
      other: learningAsset(urn: "urn:li:lyndaCourse:669544") { title } }`

    await ask(twice)
    await ask(twice)

    expect(calls.map(({ path }) => path)).toEqual([
      '/oauth/v2/accessToken',
      '/v2/learningAssets/urn:li:lyndaCourse:669544',
    ])
  })

  it('shares nothing with another one', async () => {
    const { linkedIn, calls } = await startTestSandbox()
    const one = createSubject(linkedIn)
    const other = createSubject(linkedIn)

    await one.ask(JAVA)
    await other.ask(JAVA)

    expect(calls.map(({ path }) => path)).toEqual([
      '/oauth/v2/accessToken',
      '/v2/learningAssets',
      '/oauth/v2/accessToken',
      '/v2/learningAssets',
    ])
  })

  it('gives each operation a budget of its own', async () => {
    const { linkedIn } = await startTestSandbox()
    const { ask } = createSubject({ ...linkedIn, maxCallsPerOperation: 1 })
    const lookUp = (urn: string) => `learningAsset(urn: "urn:li:lyndaCourse:${urn}") { title }`

    const { errors } = await ask(`{ a: ${lookUp('669544')} b: ${lookUp('375490')} }`)
    const { data } = await ask(`{ ${lookUp('107061')} }`)

    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'CALL_BUDGET_EXCEEDED' }])
    expect(data).toEqual({ learningAsset: { title: 'Advanced Java Programming' } })
  })

  it('answers reports on learners only where that is turned on', async () => {
    const { linkedIn } = await startTestSandbox()
    const reports = `{ learningActivityReports(
      startedAt: "2025-09-01T07:00:00Z", endedAt: "2025-09-08T07:00:00Z", groupBy: [INDIVIDUAL]
    ) { totalCount } }`

    const refused = await createSubject(linkedIn).ask(reports)
    const served = await createSubject({ ...linkedIn, areActivityReportsEnabled: true }).ask(
      reports,
    )

    expect(refused.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' })
    expect(served.errors).toBeUndefined()
  })
})

describe('a failure, to those who embed the schema', () => {
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
  ])('is $code, and says nothing of what was asked or answered', async ({ code, answer }) => {
    linkedIn.answers(answer)
    const { ask } = createSubject(linkedIn.config)

    const result = await ask('{ learningAssets(first: 1) { nodes { urn } } }')

    const [error] = result.errors ?? []
    expect(result.data).toEqual({ learningAssets: null })
    expect(error?.extensions['code']).toBe(code)
    expect(error?.path).toEqual(['learningAssets'])
    expect(canariesIn(`${JSON.stringify(result)} ${error?.stack}`)).toEqual([])
  })

  it('is public in each item of a list, and keeps its siblings', async () => {
    linkedIn.answers(({ target }) =>
      target.includes('666') ? refusal(403) : { body: { urn: 'urn:li:lyndaCourse:1' } },
    )
    const { ask } = createSubject(linkedIn.config)

    const { data, errors } = await ask(`{ learningAssetsByUrn(
      urns: ["urn:li:lyndaCourse:1", "urn:li:lyndaCourse:666"]
    ) { urn } }`)

    expect(data).toEqual({ learningAssetsByUrn: [{ urn: 'urn:li:lyndaCourse:1' }, null] })
    expect(errors?.map((error) => error.toJSON())).toMatchObject([
      { path: ['learningAssetsByUrn', 1], extensions: { code: 'UPSTREAM_UNAUTHORIZED' } },
    ])
  })

  it('that is our own fault is masked', async () => {
    const { ask } = createSubject(linkedIn.config)

    const { errors } = await ask(JAVA, { linkedInLearning: {} })

    expect(errors?.map((error) => error.toJSON())).toMatchObject([
      { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ])
    expect(errors?.[0]?.originalError?.cause).toBeInstanceOf(TypeError)
  })

  it('says what went wrong to the program, as the cause', async () => {
    linkedIn.answers(refusal(403))
    const { ask } = createSubject(linkedIn.config)

    const { errors } = await ask('{ learningAssets(first: 1) { nodes { urn } } }')

    expect(errors?.[0]?.originalError?.cause).toMatchObject({
      code: 'LINKEDIN_STATUS',
      refusal: { status: 403 },
    })
  })

  it('tells the logger, if there is one, of an outage', async () => {
    linkedIn.answers(refusal(503))
    const told: string[] = []
    const tell = (_: object, event: string) => told.push(event)
    const logger = { error: tell, warn: tell, info: tell }

    await createSubject({ ...linkedIn.config, logger }).ask(JAVA)

    expect(told).toEqual(['LinkedIn fails; what is kept is served'])
  })
})

describe('a mistake, to those who embed the schema', () => {
  it('in an argument is told by its name', async () => {
    const { linkedIn } = await startTestSandbox()

    const { errors } = await createSubject(linkedIn).ask(
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
  ])('in a value of $type is told, as a literal and in a variable', async (row) => {
    const { linkedIn } = await startTestSandbox()
    const { learning, ask } = createSubject(linkedIn)
    const inVariable = await graphql({
      schema: learning.schema,
      source: `query ($value: ${row.type}!) { ${row.field} }`,
      variableValues: { value: 'wrong' },
      contextValue: learning.createContext(),
    })
    const asLiteral = await ask(`{ ${row.field.replace('$value', '"wrong"')} }`)

    const toldOf = (errors = inVariable.errors) =>
      errors?.map(({ message, extensions }) => ({ message, extensions }))
    expect(toldOf(asLiteral.errors)).toEqual([
      {
        message: expect.stringMatching(`^Argument "${row.argumentName}": Expected a `),
        extensions: { code: 'BAD_USER_INPUT', argumentName: row.argumentName },
      },
    ])
    expect(toldOf(inVariable.errors)).toEqual([
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

  it.each([{ theirs: true }, { linkedInLearning: undefined }, undefined])(
    'in the context is told: %j',
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

describe('what a schema has open', () => {
  it('is forgotten with it, and closed once, however often that is asked for', async () => {
    const { linkedIn } = await startTestSandbox()
    const longTimers = countLongTimers()
    const { learning, ask } = createSubject(linkedIn)
    await ask(JAVA)
    expect(longTimers()).toBeGreaterThan(1)

    await Promise.all([learning.close(), learning.close()])
    await learning.close()

    expect(longTimers()).toBe(0)
  })

  it('is closed with it', async () => {
    const linkedIn = await startFakeLinkedIn()
    onTestFinished(() => linkedIn.close())
    const { learning, ask } = createSubject(linkedIn.config)
    await ask(JAVA)
    expect(await linkedIn.connections()).toBe(2)

    await learning.close()

    await expect.poll(() => linkedIn.connections()).toBe(0)
  })

  it.each([
    { reason: new Error('They have left') },
    { reason: 'They have left' },
    { reason: undefined },
  ])('is called off for an operation that nobody waits for: $reason', async ({ reason }) => {
    const linkedIn = await startFakeLinkedIn()
    onTestFinished(() => linkedIn.close())
    linkedIn.hangs()
    const { learning, ask } = createSubject(linkedIn.config)
    const leaving = new AbortController()
    const answer = ask(JAVA, learning.createContext({ signal: leaving.signal }))
    await expect.poll(() => linkedIn.requests.length).toBe(1)

    leaving.abort(reason)

    const { errors } = await answer
    expect(errors?.map((error) => error.toJSON())).toMatchObject([
      { message: 'The operation was called off.', extensions: { code: 'ABANDONED' } },
    ])
    expect(errors?.[0]?.originalError?.cause).toBe(leaving.signal.reason)
  })

  it('asks nothing for an operation that is called off before it begins', async () => {
    const { linkedIn, calls } = await startTestSandbox()
    const { learning, ask } = createSubject(linkedIn)

    const { errors } = await ask(
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
