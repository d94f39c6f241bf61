import { createHash } from 'node:crypto'
import { once } from 'node:events'
import files from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import type { AddressInfo } from 'node:net'
import timers from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { startApplication } from '../../src/cli/serve.ts'
import { readConfig } from '../../src/config/config.ts'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { type Answer, startServerFor } from '../support/graphql-server.ts'
import { createLogRecorder } from '../support/log-recorder.ts'
import { UNAVAILABLE } from '../support/upstream.ts'

const MEGABYTE = 1024 * 1024

describe('startApplication', () => {
  let linkedIn: FakeLinkedIn

  beforeEach(async () => {
    linkedIn = await startFakeLinkedIn()
  })

  afterEach(async () => {
    vi.restoreAllMocks()
    syncBuiltinESMExports()
    await linkedIn.close()
  })

  async function startServer(linkedInConfig = linkedIn.config, environment = {}) {
    const config = { ...readConfig(environment), isGraphiqlEnabled: false, port: 0 }
    const server = await startServerFor(linkedInConfig, config)
    onTestFinished(() => server.close())
    /** Sends a query with its hash, or its hash alone. */
    const send = async (query = '', hasText = false) => {
      const sha256Hash = createHash('sha256').update(query).digest('hex')
      const extensions = { persistedQuery: { version: 1, sha256Hash } }
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ extensions, ...(hasText && { query }) }),
      })
      return (await response.json()) as Answer
    }
    return {
      persist: (query: string | undefined) => send(query, true),
      isKnown: async (query: string | undefined) => (await send(query)).errors === undefined,
      lookUp: (...numbers: number[]) =>
        server.query('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on LearningAsset { urn } } }', {
          ids: numbers.map(idOf),
        }),
    }
  }

  it.each([
    { description: 'has no room for', megabytes: 2, calls: 4 },
    { description: 'has room for', megabytes: 3, calls: 3 },
  ])('asks $calls times where the cache $description three answers', async (row) => {
    const { lookUp } = await startServer(linkedIn.config, {
      CACHE_MAX_MEGABYTES: String(row.megabytes),
    })
    linkedIn.answers(({ target }) => ({
      // A character of Latin-1 takes one byte.
      body: { urn: urnIn(target), description: 'x'.repeat(0.9 * MEGABYTE) },
    }))

    for (const number of [1, 2, 3, 1]) await lookUp(number)

    expect(linkedIn.requests).toHaveLength(row.calls)
  })

  it('has room for sixteen of the largest persisted queries, and forgets the oldest', async () => {
    const { persist, isKnown } = await startServer()
    const queries = Array.from(
      { length: 17 },
      (_, index) => `{ __typename } #${index}${' '.repeat(255 * 1024 - 100)}`,
    )

    for (const query of queries.slice(0, 16)) await persist(query)
    expect(await isKnown(queries[0])).toBe(true)
    await persist(queries[16])

    expect(await Promise.all(queries.slice(0, 3).map(isKnown))).toEqual([true, false, true])
  })

  it('waits a random part of a growing delay before it asks again', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.75)
    const wait = vi.spyOn(timers, 'setTimeout').mockResolvedValue(undefined)
    syncBuiltinESMExports()
    const { lookUp } = await startServer()
    linkedIn.answers(UNAVAILABLE)

    await lookUp(1)

    expect(wait.mock.calls.map(([delayMs]) => delayMs)).toEqual([150, 300])
  })

  it('has no more than 64 connections to LinkedIn, also while it renews the token', async () => {
    const held: (() => void)[] = []
    let connections = 0
    let questions = 0
    const patient = createServer(({ url = '' }, response) => {
      const answer = (status: number, body: object) =>
        response.writeHead(status).end(JSON.stringify(body))
      if (url === '/token') {
        answer(200, { access_token: `token-${questions}` })
        return
      }
      questions += 1
      // A refusal while all places are taken: its place goes to the next, and it needs a token.
      if (questions === 64) answer(401, { status: 401, message: 'Expired' })
      else held.push(() => answer(200, { urn: urnIn(url) }))
      if (questions > 64) for (const answerOne of held.splice(0)) answerOne()
    })
    patient.on('connection', () => {
      connections += 1
    })
    const apiUrl = `http://127.0.0.1:${await listen(patient)}`
    const { lookUp } = await startServer({
      ...linkedIn.config,
      apiUrl,
      tokenUrl: `${apiUrl}/token`,
    })

    const { errors } = await lookUp(...Array.from({ length: 65 }, (_, index) => index))

    expect(errors).toBeUndefined()
    expect(questions).toBe(66)
    expect(connections).toBe(64)
  })

  it.each([
    {
      description: 'its port is taken',
      failure: 'EADDRINUSE',
      arrange: async () => listen(createServer()),
    },
    {
      description: 'the page of GraphiQL was not built',
      failure: 'npm run build',
      arrange: async () => {
        vi.spyOn(files, 'readdir').mockRejectedValueOnce(new Error('ENOENT'))
        syncBuiltinESMExports()
        return 0
      },
    },
  ])('ends the sandbox with it when $description', async ({ failure, arrange }) => {
    const port = await arrange()
    const { lines, log } = createLogRecorder()

    await expect(startApplication({ ...readConfig({}), port }, log)).rejects.toThrow(failure)

    const { sandboxUrl } = JSON.parse(lines[0] ?? '')
    await expect(fetch(sandboxUrl)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  })

  it('ends the sandbox with it when it is closed', async () => {
    const { lines, log } = createLogRecorder()
    const config = { ...readConfig({}), isGraphiqlEnabled: false, port: 0 }
    const application = await startApplication(config, log)

    await application.close()

    const { sandboxUrl } = JSON.parse(lines[0] ?? '')
    await expect(fetch(sandboxUrl)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  })
})

function idOf(number: number): string {
  return Buffer.from(`LearningAsset||urn:li:lyndaCourse:${number}`).toString('base64url')
}

function urnIn(target: string): string {
  return /urn:li:lyndaCourse:\d+/.exec(decodeURIComponent(target))?.[0] ?? ''
}

/** Listens on a free port of the loopback interface until the test ends, and tells the port. */
async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
