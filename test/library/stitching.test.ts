import { makeExecutableSchema } from '@graphql-tools/schema'
import { stitchSchemas } from '@graphql-tools/stitch'
import { GraphQLError, graphql } from 'graphql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLearningSchema, type LearningSchemaOptions } from '../../src/index.ts'
import { startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startTestSandbox } from '../support/sandbox.ts'

/** A subschema that refers to courses by their URNs. */
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

describe('the schema stitched in the process of a gateway', () => {
  it('is served as a part of it', async () => {
    const { linkedIn } = await startTestSandbox()
    const execute = createGateway(linkedIn)

    expect(
      await execute(`{
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

  it('resolves references of another subschema, one call each', async () => {
    const { linkedIn, calls } = await startTestSandbox()
    const execute = createGateway(linkedIn)

    expect(await execute(TEAM)).toEqual({
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

  it('reports failures, and reveals nothing of LinkedIn', async () => {
    const linkedIn = await startFakeLinkedIn()
    onTestFinished(() => linkedIn.close())
    linkedIn.answers({ status: 403, body: 'CANARY-BODY' })
    const execute = createGateway(linkedIn.config)

    const answer = await execute('{ learningAsset(urn: "urn:li:lyndaCourse:1") { title } }')

    expect(JSON.parse(JSON.stringify(answer))).toMatchObject({
      data: { learningAsset: null },
      errors: [{ path: ['learningAsset'], extensions: { code: 'UPSTREAM_UNAUTHORIZED' } }],
    })
    expect(JSON.stringify(answer)).not.toMatch(/CANARY|127\.0\.0\.1|\/v2\//)
    // The error of the stitching library wraps the schema's.
    const wrapper = answer.errors?.[0]?.originalError
    expect(wrapper instanceof GraphQLError && wrapper.originalError?.cause).toMatchObject({
      code: 'LINKEDIN_STATUS',
    })
  })
})
