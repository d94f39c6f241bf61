import { buildHTTPExecutor } from '@graphql-tools/executor-http'
import { stitchSchemas } from '@graphql-tools/stitch'
import { stitchingDirectives } from '@graphql-tools/stitching-directives'
import { buildSchema, graphql } from 'graphql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createFetchRecorder } from '../support/recorders.ts'
import { startTestServer } from '../support/test-server.ts'

const { stitchingDirectivesTypeDefs, stitchingDirectivesTransformer } = stitchingDirectives()

/** A company's schema with courses by URN, with the directives of stitching. */
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

/** What the company answers. */
const rootValue = {
  plan: ['urn:li:lyndaCourse:669544', 'urn:li:lyndaCourse:375490'].map(toPlanned),
  plannedAssets: ({ urns }: { readonly urns: readonly string[] }) => urns.map(toPlanned),
}

/** The two, stitched by what each says of itself, and what was sent to our server for an operation. */
async function startGateway() {
  const server = await startTestServer({}, { isGraphiqlEnabled: false })
  onTestFinished(() => server.close())
  const { data } = await server.query('{ _sdl }')
  const recorder = createFetchRecorder()
  const executor = buildHTTPExecutor({ endpoint: `${server.url}/graphql`, fetch: recorder.fetch })
  const schema = stitchSchemas({
    subschemas: [{ schema: company }, { schema: buildSchema(data._sdl), executor }],
    subschemaConfigTransforms: [stitchingDirectivesTransformer],
  })
  return {
    ask: (source: string) => graphql({ schema, source, rootValue }),
    sent: () => recorder.exchanges.map(({ body }) => body),
    calls: () => server.sandbox.calls.filter(({ path }) => path.startsWith('/v2/')),
  }
}

describe('the schema, stitched with the schema of a company', () => {
  it('is sent all of their URNs at once', async () => {
    const { ask, sent, calls } = await startGateway()

    expect(await ask('{ plan { isMandatory title } }')).toEqual({
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

  it('lends what it finds to be added to', async () => {
    const { ask, sent, calls } = await startGateway()

    const { data, errors } = await ask(
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
