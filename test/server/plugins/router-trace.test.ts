import { describe, expect, it, onTestFinished } from 'vitest'
import { post, startTestServer } from '../../support/test-server.ts'

const SECRET = 'b1f4-router-canary'
const PROOF = { 'router-authorization': SECRET }
const TRACE = { 'apollo-federation-include-trace': 'ftv1' }
const ENTITIES =
  '{ _entities(representations: [{ __typename: "LearningAsset", urn: "urn:li:lyndaCourse:563322" }]) { __typename ... on LearningAsset { title } } }'

describe('routerTracePlugin', () => {
  it('traces operations that carry the secret and request a trace', async () => {
    const { extensionsOf } = await startServer({ routerSecret: SECRET })

    expect(await extensionsOf(ENTITIES, { ...PROOF, ...TRACE })).toEqual({
      ftv1: expect.any(String),
    })
    expect(await extensionsOf(ENTITIES, PROOF)).toBeUndefined()
    expect(await extensionsOf('{ __typename }', TRACE)).toBeUndefined()
  })

  it('traces no operation of a server without a secret', async () => {
    const { extensionsOf } = await startServer({ routerSecret: null })

    expect(await extensionsOf(ENTITIES, { ...PROOF, ...TRACE })).toBeUndefined()
  })

  it("masks LinkedIn's errors in a trace", async () => {
    const { server, extensionsOf } = await startServer({ routerSecret: SECRET })
    server.sandbox.injectFault({ status: 403, body: { message: 'canary of LinkedIn' } })

    const { ftv1 } = await extensionsOf(ENTITIES, { ...PROOF, ...TRACE })

    const trace = Buffer.from(ftv1, 'base64').toString('latin1')
    expect(trace).toContain('<masked>')
    expect(trace).not.toMatch(/canary|127\.0\.0\.1/)
  })
})

async function startServer({ routerSecret }: { readonly routerSecret: string | null }) {
  const server = await startTestServer({ assetCount: 10 }, { routerSecret })
  onTestFinished(() => server.close())
  return {
    server,
    async extensionsOf(query: string, headers: Record<string, string>) {
      return JSON.parse((await post(server.url, { query }, headers)).text).extensions
    },
  }
}
