import { ApolloServer } from '@apollo/server'
import { makeExecutableSchema, mergeSchemas } from '@graphql-tools/schema'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  createLearningSchema,
  type LearningContext,
  type LearningSchemaOptions,
} from '../../src/index.ts'
import { type FakeAnswer, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startTestSandbox } from '../support/test-sandbox.ts'

interface HostContext {
  readonly user: string
  readonly calls: number
}

/** What the host serves of its own. */
const hostSchema = makeExecutableSchema<HostContext>({
  typeDefs: 'type Query { viewer: String, forbidden: String }',
  resolvers: {
    Query: {
      viewer: (_, _args, { user, calls }) => `${user}, call ${calls}`,
      forbidden() {
        throw new GraphQLError('Not for you', { extensions: { code: 'FORBIDDEN_BY_HOST' } })
      },
    },
  },
})

/** A server of somebody else's, with a schema and context members of its own. */
function createHost(options: LearningSchemaOptions, extend = mergeWithOurs) {
  const learning = createLearningSchema(options)
  const server = new ApolloServer<HostContext & LearningContext>({
    schema: extend(learning.schema),
    // Outside production it shows clients the stacks of errors.
    nodeEnv: 'development',
  })
  onTestFinished(async () => {
    await server.stop()
    await learning.close()
  })
  return async (query: string, variables = {}) => {
    const contextValue = { user: 'Ada', calls: 1, ...learning.createContext() }
    const { body } = await server.executeOperation({ query, variables }, { contextValue })
    if (body.kind !== 'single') throw new Error('More than one answer')
    return JSON.parse(JSON.stringify(body.singleResult))
  }
}

function mergeWithOurs(schema: GraphQLSchema): GraphQLSchema {
  return mergeSchemas({ schemas: [hostSchema, schema] })
}

describe("the schema in somebody else's Apollo Server", () => {
  it('is answered beside theirs, with a context of both', async () => {
    const { linkedIn } = await startTestSandbox()
    const ask = createHost(linkedIn)

    expect(
      await ask(`{
        viewer
        learningAsset(urn: "urn:li:lyndaCourse:669544") { title publishedAt webUrl }
      }`),
    ).toEqual({
      data: {
        viewer: 'Ada, call 1',
        learningAsset: {
          title: 'Learning Java',
          publishedAt: '2022-03-26T00:00:00.000Z',
          webUrl: 'https://www.linkedin.com/learning/learning-java',
        },
      },
    })
  })

  it('is answered alone', async () => {
    const { linkedIn } = await startTestSandbox()
    const ask = createHost(linkedIn, (schema) => schema)

    expect(await ask('{ node(id: "x") { id } }')).toMatchObject({
      data: { node: null },
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argumentName: 'id' } }],
    })
  })

  it('tells of values that are not right as Apollo Server names such mistakes', async () => {
    const { linkedIn } = await startTestSandbox()
    const ask = createHost(linkedIn)

    const asLiteral = await ask('{ learningAsset(urn: "wrong") { urn } }')
    const inVariable = await ask('query ($urn: URN!) { learningAsset(urn: $urn) { urn } }', {
      urn: 'wrong',
    })

    expect(asLiteral.errors).toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', argumentName: 'urn' } },
    ])
    expect(inVariable.errors).toMatchObject([
      {
        message:
          'Variable "$urn" got invalid value "wrong"; Expected type "URN". ' +
          'Expected a URN such as "urn:li:lyndaCourse:563322".',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ])
  })

  it.each<{ code: string; answer: FakeAnswer }>([
    { code: 'UPSTREAM_UNAUTHORIZED', answer: { status: 403, body: 'CANARY-BODY' } },
    { code: 'UPSTREAM_UNAVAILABLE', answer: { status: 500, body: 'CANARY-BODY' } },
    { code: 'UPSTREAM_INVALID_RESPONSE', answer: { body: 'CANARY-BODY' } },
  ])('tells of $code without a word of LinkedIn, and leaves their errors alone', async (row) => {
    const linkedIn = await startFakeLinkedIn()
    onTestFinished(() => linkedIn.close())
    linkedIn.answers(row.answer)
    const ask = createHost(linkedIn.config)

    const answer = await ask('{ forbidden learningAsset(urn: "urn:li:lyndaCourse:1") { title } }')

    expect(answer.errors.map(({ extensions }: GraphQLError) => extensions['code'])).toEqual([
      'FORBIDDEN_BY_HOST',
      row.code,
    ])
    expect(answer.errors[1].extensions).toHaveProperty('stacktrace')
    expect(JSON.stringify(answer)).not.toMatch(/CANARY|FAKE-TOKEN|127\.0\.0\.1|\/v2\/|Bearer/)
  })
})
