import { makeExecutableSchema } from '@graphql-tools/schema'
import { stitchSchemas } from '@graphql-tools/stitch'
import { GraphQLError, graphql } from 'graphql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLearningSchema, type LearningSchemaOptions } from '../../src/index.ts'
import { startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startTestSandbox } from '../support/test-sandbox.ts'

/** A graph that knows the names of courses, and nothing else of them. */
const teamSchema = makeExecutableSchema({
  typeDefs: `
    type Query { team: Team }
    type Team { name: String, recommends: [LearningAsset!]! }
    type LearningAsset { urn: URN! }
    scalar URN
  `,
  resolvers: {
    Query: {
      team: () => ({
        name: 'Compilers',
        recommends: [{ urn: 'urn:li:lyndaCourse:669544' }, { urn: 'urn:li:lyndaCourse:375490' }],
      }),
    },
  },
})

const TEAM = '{ team { name recommends { title } } }'

function createGateway(options: LearningSchemaOptions) {
  const learning = createLearningSchema(options)
  onTestFinished(learning.close)
  const schema = stitchSchemas({
    subschemas: [
      { schema: teamSchema },
      {
        schema: learning.schema,
        batch: true,
        merge: {
          LearningAsset: {
            selectionSet: '{ urn }',
            fieldName: 'learningAssetsByUrn',
            key: ({ urn }) => urn,
            argsFromKeys: (urns) => ({ urns }),
          },
        },
      },
    ],
  })
  return (source: string) => graphql({ schema, source, contextValue: learning.createContext() })
}

describe('the schema in a gateway that stitches in its own process', () => {
  it('answers as a part of it', async () => {
    const { linkedIn } = await startTestSandbox()
    const ask = createGateway(linkedIn)

    expect(
      await ask(`{
        learningAssets(filter: { keyword: "java", modifiedAfter: "2020-01-01T00:00:00Z" }, first: 1) {
          nodes { title lastUpdatedAt }
        }
      }`),
    ).toEqual({
      data: {
        learningAssets: {
          nodes: [{ title: 'Learning Java', lastUpdatedAt: '2025-09-29T07:04:47.598Z' }],
        },
      },
    })
  })

  it('fills in what another part knows by name, each thing by one call', async () => {
    const { linkedIn, calls } = await startTestSandbox()
    const ask = createGateway(linkedIn)

    expect(await ask(TEAM)).toEqual({
      data: {
        team: {
          name: 'Compilers',
          recommends: [
            { title: 'Learning Java' },
            { title: 'Java Essential Training for Students' },
          ],
        },
      },
    })
    expect(calls.filter(({ path }) => path.startsWith('/v2/'))).toHaveLength(2)
  })

  it('tells of failures without a word of LinkedIn', async () => {
    const linkedIn = await startFakeLinkedIn()
    onTestFinished(() => linkedIn.close())
    linkedIn.answers({ status: 403, body: 'CANARY-BODY' })
    const ask = createGateway(linkedIn.config)

    const answer = await ask('{ learningAsset(urn: "urn:li:lyndaCourse:1") { title } }')

    expect(JSON.parse(JSON.stringify(answer))).toMatchObject({
      data: { learningAsset: null },
      errors: [{ path: ['learningAsset'], extensions: { code: 'UPSTREAM_UNAUTHORIZED' } }],
    })
    expect(JSON.stringify(answer)).not.toMatch(/CANARY|127\.0\.0\.1|\/v2\//)
    // What stitching makes of an error is around ours.
    const theirs = answer.errors?.[0]?.originalError
    expect(theirs instanceof GraphQLError && theirs.originalError?.cause).toMatchObject({
      code: 'LINKEDIN_STATUS',
    })
  })
})
