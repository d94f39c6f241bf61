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
import { startTestSandbox } from '../support/sandbox.ts'

interface HostContext {
  readonly user: string
  readonly calls: number
}

/** The schema of the host. */
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

/** An Apollo Server with a schema and context members of its own. */
function createHost(options: LearningSchemaOptions, extend = mergeWithOurs) {
  const learning = createLearningSchema(options)
  const server = new ApolloServer<HostContext & LearningContext>({
    schema: extend(learning.schema),
    // In development Apollo Server sends stack traces to clients.
    nodeEnv: 'development',
  })
  onTestFinished(async () => {
    await server.stop()
    await learning.close()
  })
  return async (query: string, variables = {}) => {
    const contextValue = { user: 'Ada', calls: 1, ...learning.createContext() }
    const { body } = await server.executeOperation({ query, variables }, { contextValue })
    if (body.kind !== 'single') throw new Error('Expected a single result')
    return JSON.parse(JSON.stringify(body.singleResult))
  }
}

function mergeWithOurs(schema: GraphQLSchema): GraphQLSchema {
  return mergeSchemas({ schemas: [hostSchema, schema] })
}

describe('the schema in another Apollo Server', () => {
  it('is served beside the host schema, with a context of both', async () => {
    const { linkedIn } = await startTestSandbox()
    const execute = createHost(linkedIn)

    expect(
      await execute(`{
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

  it('is served alone', async () => {
    const { linkedIn } = await startTestSandbox()
    const execute = createHost(linkedIn, (schema) => schema)

    expect(await execute('{ node(id: "x") { id } }')).toMatchObject({
      data: { node: null },
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argumentName: 'id' } }],
    })
  })

  it('reports invalid values with the codes of Apollo Server', async () => {
    const { linkedIn } = await startTestSandbox()
    const execute = createHost(linkedIn)

    const asLiteral = await execute('{ learningAsset(urn: "wrong") { urn } }')
    const inVariable = await execute('query ($urn: URN!) { learningAsset(urn: $urn) { urn } }', {
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
  ])(
    'reports $code, reveals nothing of LinkedIn, and leaves errors of the host unchanged',
    async (row) => {
      const linkedIn = await startFakeLinkedIn()
      onTestFinished(() => linkedIn.close())
      linkedIn.answers(row.answer)
      const execute = createHost(linkedIn.config)

      const answer = await execute(
        '{ forbidden learningAsset(urn: "urn:li:lyndaCourse:1") { title } }',
      )

      expect(answer.errors.map(({ extensions }: GraphQLError) => extensions['code'])).toEqual([
        'FORBIDDEN_BY_HOST',
        row.code,
      ])
      expect(answer.errors[1].extensions).toHaveProperty('stacktrace')
      expect(JSON.stringify(answer)).not.toMatch(/CANARY|FAKE-TOKEN|127\.0\.0\.1|\/v2\/|Bearer/)
    },
  )
})
