import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnvironment } from '../../src/config/environment.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { startServerFor, type TestServer } from '../support/test-server.ts'
import { readText } from './pages.ts'

/** The rows of the page's table: what is meant, in development, in production. */
const rows = readText('docs/protect.md')
  .split('\n')
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| /, '')))
  .filter(([, development = '', production = '']) =>
    [development, production].every((state) => state === 'open' || state === 'closed'),
  )
  .map(([what = '', development = '', production = '']) => ({ what, development, production }))

/** Whether a server is open to a client without any secret, by the rows' first words. */
const PROBES: Readonly<Record<string, (server: TestServer) => Promise<boolean>>> = {
  'the page `/graphiql`': async ({ url }) => (await fetch(`${url}/graphiql`)).ok,
  introspection: async (server) => {
    const { ok } = await fetch(`${server.url}/schema.graphql`)
    const isIntrospected = await hasData(server, '{ __schema { queryType { name } } }')
    expect(isIntrospected).toBe(ok)
    return ok
  },
  'the SDL for gateways': async (server) => {
    const isServed = await hasData(server, '{ _service { sdl } }')
    expect(await hasData(server, '{ _sdl }')).toBe(isServed)
    return isServed
  },
  '`x-explain` and `x-dry-run`': async (server) => {
    const explained = await ask(server, '{ upstream { __typename } }', { 'x-explain': 'true' })
    const isExplained = 'extensions' in explained
    const tried = await ask(server, '{ upstream { __typename } }', { 'x-dry-run': 'true' })
    expect('extensions' in tried).toBe(isExplained)
    return isExplained
  },
  'CORS for pages on this machine': async ({ url }) => {
    const headers = { origin: 'http://localhost:5173', 'apollo-require-preflight': 'true' }
    const answer = await fetch(`${url}/graphql?query={__typename}`, { headers })
    return answer.headers.has('access-control-allow-origin')
  },
  'suggestions of names in errors': async (server) => {
    const { errors } = await ask(server, '{ learningAssetz { totalCount } }')
    return JSON.stringify(errors).includes('Did you mean')
  },
  '`upstream`': (server) => hasData(server, '{ upstream { endpoints { path } } }'),
  '`_entities`': (server) =>
    hasData(
      server,
      '{ _entities(representations: [{ __typename: "LearningAsset", urn: "urn:li:lyndaCourse:669544" }]) { __typename } }',
    ),
  'activity reports': (server) =>
    hasData(
      server,
      '{ learningActivityReports(startedAt: "2025-09-01T07:00:00Z", endedAt: "2025-09-02T07:00:00Z", groupBy: [INDIVIDUAL]) { totalCount } }',
    ),
}

describe('the page on protection', () => {
  let sandbox: Sandbox
  let development: TestServer
  let production: TestServer

  beforeAll(async () => {
    sandbox = await startSandbox()
    const { apiUrl, tokenUrl, clientId, clientSecret } = sandbox.linkedIn
    const environment = {
      LINKEDIN_API_URL: apiUrl,
      LINKEDIN_TOKEN_URL: tokenUrl,
      LINKEDIN_CLIENT_ID: clientId,
      LINKEDIN_CLIENT_SECRET: clientSecret,
      PORT: '0',
    }
    const start = (variables: Record<string, string>) =>
      startServerFor(sandbox.linkedIn, readEnvironment({ ...environment, ...variables }))
    development = await start({})
    production = await start({ NODE_ENV: 'production' })
  })

  afterAll(async () => {
    await Promise.all([development.close(), production.close()])
    await sandbox.close()
  })

  it.each(Object.entries(PROBES))('says where this is open: %s', async (what, isOpen) => {
    const row = rows.find((each) => each.what.startsWith(what))

    const toState = async (server: TestServer) => ((await isOpen(server)) ? 'open' : 'closed')

    expect({
      development: await toState(development),
      production: await toState(production),
    }).toEqual({ development: row?.development, production: row?.production })
  })

  it('says that production does not fall back to the sandbox', () => {
    const row = rows.find(({ what }) => what.startsWith('the sandbox'))

    expect(row).toMatchObject({ development: 'open', production: 'closed' })
    expect(readEnvironment({}).credentials).toBeNull()
    expect(() => readEnvironment({ NODE_ENV: 'production' })).toThrow('must be set in production')
  })

  it('has no row that is not probed', () => {
    const probed = [...Object.keys(PROBES), 'the sandbox']

    expect(rows.length).toBeGreaterThan(8)
    expect(rows.filter(({ what }) => !probed.some((start) => what.startsWith(start)))).toEqual([])
  })
})

async function hasData(server: TestServer, query: string): Promise<boolean> {
  const { data } = (await ask(server, query)) as { data?: Record<string, unknown> | null }
  return Object.values(data ?? {}).some((value) => value !== null)
}

async function ask(
  { url }: TestServer,
  query: string,
  headers: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as Record<string, unknown>
}
