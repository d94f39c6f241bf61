import { describe, expect, it, onTestFinished } from 'vitest'
import type { ServerConfig } from '../../../src/config/options.ts'
import { post, startTestServer } from '../../support/test-server.ts'

const SECRET = 'b1f4-router-canary'
const PROOF = { 'router-authorization': SECRET }
const ENTITIES =
  '{ _entities(representations: [{ __typename: "LearningAsset", urn: "urn:li:lyndaCourse:563322" }]) { __typename ... on LearningAsset { title } } }'

async function startServer(config: Partial<ServerConfig>) {
  const server = await startTestServer({}, config)
  onTestFinished(() => server.close())
  return {
    server,
    ask: (query: string, headers?: Record<string, string>) => post(server.url, { query }, headers),
  }
}

describe('a server with a router secret', () => {
  it.each([
    { field: '_service', query: '{ _service { sdl } }' },
    { field: '_service', query: 'query { ...All } fragment All on Query { a: _service { sdl } }' },
    { field: '_sdl', query: '{ _sdl }' },
    { field: '_entities', query: ENTITIES },
  ])('refuses $field without the secret: $query', async ({ field, query }) => {
    const { ask, server } = await startServer({ routerSecret: SECRET })

    for (const given of [undefined, '', 'undefined', 'null', `${SECRET}x`, SECRET.slice(1)]) {
      const { status, text, answer } = await ask(
        query,
        given === undefined ? {} : { 'router-authorization': given },
      )

      expect(status).toBe(401)
      expect(answer.errors).toMatchObject([
        {
          message: `Field "${field}" is for the router of a supergraph, which must send its secret in the header "router-authorization".`,
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ])
      expect(text).not.toContain('@key')
      expect(text).not.toContain(SECRET)
    }
    expect(server.logLines.join('\n')).not.toContain(SECRET)
  })

  it('answers the router, with introspection off as well', async () => {
    const { ask } = await startServer({
      routerSecret: SECRET,
      isProduction: true,
      isIntrospectionEnabled: false,
    })

    expect((await ask('{ _service { sdl } }', PROOF)).answer.data._service.sdl).toContain('@key')
    expect((await ask('{ _sdl }', PROOF)).answer.data._sdl).toContain('@merge')
    expect((await ask(ENTITIES, PROOF)).answer.data._entities).toMatchObject([
      { title: 'Measuring Company Culture' },
    ])
  })

  it.each(['undefined', 'null', ''])(
    'does not take a missing header for the secret "%s"',
    async (secret) => {
      const { ask } = await startServer({ routerSecret: secret })

      expect((await ask('{ _sdl }')).status).toBe(401)
    },
  )

  it('answers all other fields without the secret', async () => {
    const { ask } = await startServer({ routerSecret: SECRET })

    const { status, answer } = await ask(
      '{ learningAsset(urn: "urn:li:lyndaCourse:563322") { title } }',
    )

    expect(status).toBe(200)
    expect(answer.data.learningAsset.title).toBe('Measuring Company Culture')
  })

  it('keeps introspection off for the router too', async () => {
    const { ask } = await startServer({ routerSecret: SECRET, isIntrospectionEnabled: false })

    const { status, answer } = await ask('{ __schema { types { name } } }', PROOF)

    expect(status).toBe(400)
    expect(answer.errors).toMatchObject([{ message: 'Introspection is switched off.' }])
  })
})

describe('a server without a router secret', () => {
  it('answers gateways while introspection is on', async () => {
    const { ask } = await startServer({})

    expect((await ask('{ _service { sdl } }')).answer.data._service.sdl).toContain('@key')
    expect((await ask('{ _sdl }')).answer.data._sdl).toContain('@merge')
  })

  it.each(['{ _service { sdl } }', '{ _sdl }'])(
    'refuses gateways where introspection is off: %s',
    async (query) => {
      const { ask } = await startServer({ isIntrospectionEnabled: false })

      const { status, text, answer } = await ask(query, PROOF)

      expect(status).toBe(403)
      expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
      expect(text).not.toContain('LearningAsset')
    },
  )
})
