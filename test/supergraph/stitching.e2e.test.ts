import { buildHTTPExecutor } from '@graphql-tools/executor-http'
import { stitchSchemas } from '@graphql-tools/stitch'
import { stitchingDirectives } from '@graphql-tools/stitching-directives'
import { buildSchema, graphql } from 'graphql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createFetchRecorder } from '../support/recorders.ts'
import { startTestServer } from '../support/test-server.ts'

const { stitchingDirectivesTypeDefs, stitchingDirectivesTransformer } = stitchingDirectives()

/** A schema that refers to courses by URN, with the directives of stitching. */
const company = buildSchema(`
  ${stitchingDirectivesTypeDefs}
  scalar URN
  type Query {
    plan: [LearningAsset!]!
    plannedAssets(urns: [URN!]!): [LearningAsset]! @merge(keyField: "urn")
  }
  type LearningAsset { urn: URN!, isMandatory: Boolean! }
`)

const toPlanned = (urn: string) => ({ urn, isMandatory: urn === 'urn:li:lyndaCourse:669544' })

/** The root of the company's schema. */
const rootValue = {
  plan: ['urn:li:lyndaCourse:669544', 'urn:li:lyndaCourse:375490'].map(toPlanned),
  plannedAssets: ({ urns }: { readonly urns: readonly string[] }) => urns.map(toPlanned),
}

/** A gateway over both schemas, and the requests that it sends to the server. */
async function startGateway() {
  const server = await startTestServer()
  onTestFinished(() => server.close())
  const { data } = await server.query('{ _sdl }')
  const recorder = createFetchRecorder()
  const executor = buildHTTPExecutor({ endpoint: `${server.url}/graphql`, fetch: recorder.fetch })
  const schema = stitchSchemas({
    subschemas: [{ schema: company }, { schema: buildSchema(data._sdl), executor }],
    subschemaConfigTransforms: [stitchingDirectivesTransformer],
  })
  return {
    execute: (source: string) => graphql({ schema, source, rootValue }),
    sent: () => recorder.exchanges.map(({ body }) => body),
    calls: () => server.sandbox.calls.filter(({ path }) => path.startsWith('/v2/')),
  }
}

describe('the schema, stitched with one that refers to its assets', () => {
  it('fetches all references in one request', async () => {
    const { execute, sent, calls } = await startGateway()

    expect(await execute('{ plan { isMandatory title } }')).toEqual({
      data: {
        plan: [
          { isMandatory: true, title: 'Learning Java' },
          { isMandatory: false, title: 'Java Essential Training for Students' },
        ],
      },
    })
    expect(sent()).toHaveLength(1)
    expect(Object.values(sent()[0].variables)).toEqual([
      ['urn:li:lyndaCourse:669544', 'urn:li:lyndaCourse:375490'],
    ])
    expect(calls()).toHaveLength(2)
  })

  it('returns assets to which the other schema adds fields', async () => {
    const { execute, sent, calls } = await startGateway()

    const { data, errors } = await execute(
      '{ learningAssets(filter: { keyword: "java", assetTypes: [COURSE] }, first: 20) { nodes { title isMandatory } } }',
    )

    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      learningAssets: {
        nodes: expect.arrayContaining([{ title: 'Learning Java', isMandatory: true }]),
      },
    })
    expect(sent()).toHaveLength(1)
    expect(calls()).toHaveLength(1)
  })
})
