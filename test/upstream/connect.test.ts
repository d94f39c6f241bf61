import { once } from 'node:events'
import { createServer } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import type { AddressInfo } from 'node:net'
import timers from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { readEnvironment } from '../../src/config/environment.ts'
import type { LinkedInConfig } from '../../src/config/options.ts'
import { connectToLinkedIn } from '../../src/upstream/connect.ts'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { createLogRecorder } from '../support/recorders.ts'
import { UNAVAILABLE } from '../support/upstream.ts'

const MEGABYTE = 1024 * 1024

describe('connectToLinkedIn', () => {
  let linkedIn: FakeLinkedIn

  beforeEach(async () => {
    linkedIn = await startFakeLinkedIn()
  })

  afterEach(async () => {
    vi.restoreAllMocks()
    syncBuiltinESMExports()
    await linkedIn.close()
  })

  function connect(options: Partial<LinkedInConfig> = {}) {
    const connection = connectToLinkedIn(
      {
        ...readEnvironment({}),
        ...linkedIn.config,
        ...options,
      },
      createLogRecorder().log,
    )
    onTestFinished(() => connection.close())
    const { learningAssets } = connection.clientFor()
    return (number: number) =>
      learningAssets.get(`urn:li:lyndaCourse:${number}`, { fields: new Set(['title']) })
  }

  it.each([
    { description: 'has no room for', megabytes: 2, calls: 4 },
    { description: 'has room for', megabytes: 3, calls: 3 },
  ])('sends $calls requests where the cache $description three responses', async (row) => {
    const lookUp = connect({ cacheMaxBytes: row.megabytes * MEGABYTE })
    linkedIn.answers(({ target }) => ({
      // A character of Latin-1 takes one byte.
      body: { urn: urnIn(target), description: 'x'.repeat(0.9 * MEGABYTE) },
    }))

    for (const number of [1, 2, 3, 1]) await lookUp(number)

    expect(linkedIn.requests).toHaveLength(row.calls)
  })

  it('retries after a random part of a growing delay', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.75)
    const wait = vi.spyOn(timers, 'setTimeout').mockResolvedValue(undefined)
    syncBuiltinESMExports()
    const lookUp = connect()
    linkedIn.answers(UNAVAILABLE)

    await expect(lookUp(1)).rejects.toMatchObject({ code: 'LINKEDIN_STATUS' })

    expect(wait.mock.calls.map(([delayMs]) => delayMs)).toEqual([150, 300])
  })

  it('opens at most 64 connections, token renewals included', async () => {
    const waiting: (() => void)[] = []
    let connections = 0
    let requests = 0
    const server = createServer(({ url = '' }, response) => {
      const respond = (status: number, body: object) =>
        response.writeHead(status).end(JSON.stringify(body))
      if (url === '/token') {
        respond(200, { access_token: `token-${requests}` })
        return
      }
      requests += 1
      // The 64th is refused while all connections are in use: its retry needs a token.
      if (requests === 64) respond(401, { status: 401, message: 'Expired' })
      else waiting.push(() => respond(200, { urn: urnIn(url) }))
      if (requests > 64) for (const respondLate of waiting.splice(0)) respondLate()
    })
    server.on('connection', () => {
      connections += 1
    })
    server.listen(0, '127.0.0.1')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    await once(server, 'listening')
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const lookUp = connect({ apiUrl, tokenUrl: `${apiUrl}/token` })

    await Promise.all(Array.from({ length: 65 }, (_, index) => lookUp(index)))

    expect(requests).toBe(66)
    expect(connections).toBe(64)
  })
})

function urnIn(target: string): string {
  return /urn:li:lyndaCourse:\d+/.exec(decodeURIComponent(target))?.[0] ?? ''
}
