import { createHash } from 'node:crypto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createServer, type ServerOptions } from '../../src/index.ts'
import { startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { countLongTimers, createLogRecorder } from '../support/recorders.ts'
import { startTestSandbox } from '../support/sandbox.ts'

const JAVA = '{ learningAssets(filter: { keyword: "java" }, first: 1) { nodes { title } } }'

async function startServer(options: ServerOptions) {
  const app = await createServer(options)
  onTestFinished(async () => {
    await app.close()
  })
  return app
}

const toRequest = (query: string, headers = {}) =>
  ({ method: 'POST', url: '/graphql', headers, body: { query } }) as const

describe('createServer of the library', () => {
  it('returns a server that can be extended, and does not listen', async () => {
    const { linkedIn } = await startTestSandbox()
    const app = await startServer({ ...linkedIn, isProduction: false })
    app.addHook('onSend', async (_request, reply) => {
      reply.header('x-added', 'by its host')
    })

    const answer = await app.inject(toRequest(JAVA))

    expect(app.server.listening).toBe(false)
    expect(answer.json()).toEqual({
      data: { learningAssets: { nodes: [{ title: 'Learning Java' }] } },
    })
    expect(answer.headers['x-added']).toBe('by its host')
  })

  it.each([
    { description: 'open in development', options: { isProduction: false }, isOpen: true },
    { description: 'closed in production', options: { isProduction: true }, isOpen: false },
    {
      description: 'open in production where options say so',
      options: {
        isProduction: true,
        isIntrospectionEnabled: true,
        isGraphiqlEnabled: true,
        isExplainEnabled: true,
      },
      isOpen: true,
    },
  ])('is $description', async ({ options, isOpen }) => {
    const { linkedIn } = await startTestSandbox()
    const app = await startServer({ ...linkedIn, ...options })

    const [schema, page, dryRun] = await Promise.all([
      app.inject('/schema.graphql'),
      app.inject('/graphiql'),
      app.inject(toRequest(JAVA, { 'x-dry-run': 'true' })),
    ])

    expect(schema.statusCode === 200).toBe(isOpen)
    expect(page.statusCode === 200).toBe(isOpen)
    expect(dryRun.statusCode === 200).toBe(isOpen)
  })

  it.each([
    { APOLLO_SCHEMA_REPORTING: 'true' },
    {
      APOLLO_SCHEMA_REPORTING: 'true',
      APOLLO_KEY: 'service:example:key',
      APOLLO_GRAPH_REF: 'example@current',
    },
    { APOLLO_KEY: 'service:example:\u{1f511}' },
    { APOLLO_GRAPH_REF: 'example@current', APOLLO_GRAPH_ID: 'example' },
    { APOLLO_GRAPH_REF: 'example@current', APOLLO_GRAPH_VARIANT: 'current' },
  ])('ignores the environment variables of Apollo Server: %j', async (variables) => {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const { linkedIn } = await startTestSandbox()
    const fetching = vi.spyOn(globalThis, 'fetch')
    onTestFinished(() => fetching.mockRestore())
    const { lines, log } = createLogRecorder()
    const app = await startServer({ ...linkedIn, isProduction: false, logger: log })

    const answer = await app.inject(toRequest(JAVA))

    expect(answer.json()).not.toHaveProperty('errors')
    expect(lines.join('')).not.toMatch(/Apollo|API key|report/i)
    expect(fetching).not.toHaveBeenCalled()
  })

  it('logs to the given logger', async () => {
    const linkedIn = await startFakeLinkedIn()
    onTestFinished(() => linkedIn.close())
    linkedIn.answers({ status: 503, body: {} })
    const { lines, log } = createLogRecorder()
    const app = await startServer({ ...linkedIn.config, isProduction: true, logger: log })

    await app.inject(toRequest(JAVA))

    expect(lines.join('')).toContain('LinkedIn outage')
  })

  it('closes its connections to LinkedIn', async () => {
    const linkedIn = await startFakeLinkedIn()
    onTestFinished(() => linkedIn.close())
    const app = await startServer({ ...linkedIn.config, isProduction: true })
    await app.inject(toRequest(JAVA))
    expect(await linkedIn.connections()).toBe(2)

    await app.close()

    await expect.poll(() => linkedIn.connections()).toBe(0)
  })

  it('empties its caches when it is closed, persisted queries included', async () => {
    const { linkedIn } = await startTestSandbox()
    const longTimers = countLongTimers()
    const app = await startServer({ ...linkedIn, isProduction: false })
    const sha256Hash = createHash('sha256').update(JAVA).digest('hex')
    const persistedQuery = { version: 1, sha256Hash }
    await app.inject({
      ...toRequest(JAVA),
      body: { query: JAVA, extensions: { persistedQuery } },
    })
    expect(longTimers()).toBeGreaterThan(2)

    await app.close()
    await app.close()

    expect(longTimers()).toBe(0)
  })
})
