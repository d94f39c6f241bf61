import { getEventListeners, once } from 'node:events'
import { createServer } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import type { AddressInfo } from 'node:net'
import timers from 'node:timers/promises'
import { inspect } from 'node:util'
import { Agent } from 'undici'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { readEnvironment } from '../../src/config/environment.ts'
import type { LinkedInConfig } from '../../src/config/options.ts'
import { LinkedInNetworkError } from '../../src/linkedin/errors.ts'
import { connectToLinkedIn, sleep } from '../../src/upstream/connect.ts'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startProxy } from '../support/proxy.ts'
import { createLogRecorder } from '../support/recorders.ts'
import { untilIdle } from '../support/until-idle.ts'
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

  function connect(options: Partial<LinkedInConfig> = {}, log = createLogRecorder().log) {
    const connection = connectToLinkedIn(
      {
        ...readEnvironment({}),
        ...linkedIn.config,
        ...options,
      },
      log,
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
    // Ten responses earn two retries.
    linkedIn.answers(({ target }) => ({ body: { urn: urnIn(target) } }))
    for (let number = 1; number <= 10; number += 1) await lookUp(number)
    wait.mockClear()
    linkedIn.answers(UNAVAILABLE)

    await expect(lookUp(0)).rejects.toMatchObject({ code: 'LINKEDIN_STATUS' })

    expect(wait.mock.calls.map(([delayMs]) => delayMs)).toEqual([150, 300])
  })

  it('opens hardly more connections than requests are in flight, token renewals included', async () => {
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
    // A place is given on before its connection is free.
    expect(connections).toBeLessThanOrEqual(70)
  })

  describe('through a proxy', () => {
    const addressOf = ({ config }: FakeLinkedIn) => config.apiUrl.replace('http://', '')

    beforeEach(() => {
      linkedIn.answers(({ target }) => ({ body: { urn: urnIn(target) } }))
    })

    it.each([
      { description: 'without credentials', credentials: undefined, sent: undefined },
      {
        description: 'with credentials, percent-encoded in its address',
        credentials: 'us@er:p:ss/wörd',
        sent: 'us%40er:p%3Ass%2Fw%C3%B6rd',
      },
    ])('sends requests for tokens and to the API, $description', async ({ credentials, sent }) => {
      const proxy = await startProxy(credentials)
      const lookUp = connect({ httpProxy: `http://${sent ? `${sent}@` : ''}${proxy.host}` })

      expect(await lookUp(1)).toMatchObject({ urn: 'urn:li:lyndaCourse:1' })

      expect(new Set(proxy.tunnels.map(({ target }) => target))).toEqual(
        new Set([addressOf(linkedIn)]),
      )
      const [token, api] = [linkedIn.tokenRequests[0], linkedIn.requests[0]]
      for (const request of [token, api]) {
        expect(request?.headers).not.toHaveProperty('proxy-authorization')
        expect(request?.headers.host).toBe(addressOf(linkedIn))
      }
    })

    it('fails as without a connection where it refuses the credentials, and names none of them', async () => {
      const proxy = await startProxy('user:right')
      vi.spyOn(timers, 'setTimeout').mockResolvedValue(undefined)
      syncBuiltinESMExports()
      const { lines, log } = createLogRecorder()
      const lookUp = connect({ httpProxy: `http://CANARY-USER:CANARY-PASSWORD@${proxy.host}` }, log)

      const error = await lookUp(1).catch((caught: unknown) => caught)

      expect(error).toMatchObject({ cause: expect.any(LinkedInNetworkError) })
      expect(linkedIn.tokenRequests).toEqual([])
      expect(lines.length).toBeGreaterThan(0)
      expect(inspect(error, { depth: 9 }) + lines.join()).not.toMatch(/CANARY|Q0FOQVJZ/)
    })

    it('fails where no proxy listens, in place of connecting without it', async () => {
      const proxy = await startFakeLinkedIn()
      await proxy.close()
      vi.spyOn(timers, 'setTimeout').mockResolvedValue(undefined)
      syncBuiltinESMExports()
      const lookUp = connect({ httpProxy: proxy.config.apiUrl })

      await expect(lookUp(1)).rejects.toMatchObject({ cause: expect.any(LinkedInNetworkError) })
      expect(linkedIn.tokenRequests).toEqual([])
    })

    it.each([
      { noProxy: '127.0.0.1', isProxied: false },
      { noProxy: 'example.com, 127.0.0.1', isProxied: false },
      { noProxy: 'example.com 127.0.0.1:PORT', isProxied: false },
      { noProxy: '*', isProxied: false },
      { noProxy: '', isProxied: true },
      { noProxy: '27.0.0.1,127.0.0.10', isProxied: true },
      { noProxy: '127.0.0.1:1', isProxied: true },
      { noProxy: 'localhost,.linkedin.com', isProxied: true },
    ])('is used but for the hosts of noProxy: $noProxy', async ({ noProxy, isProxied }) => {
      const proxy = await startProxy()
      const port = new URL(linkedIn.config.apiUrl).port
      const lookUp = connect({ httpProxy: proxy.url, noProxy: noProxy.replace('PORT', port) })

      await lookUp(1)

      expect(proxy.tunnels.length > 0).toBe(isProxied)
    })

    it('is not taken from the environment, nor is what it is not used for', async () => {
      const [configured, other] = [await startProxy(), await startProxy()]
      for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) {
        vi.stubEnv(name, other.url)
      }
      vi.stubEnv('NO_PROXY', '127.0.0.1')
      onTestFinished(() => void vi.unstubAllEnvs())

      await connect()(1)
      await connect({ httpsProxy: configured.url })(1)
      expect([configured.tunnels, other.tunnels]).toEqual([[], []])

      await connect({ httpProxy: configured.url })(1)
      expect(configured.tunnels).not.toEqual([])
      expect(other.tunnels).toEqual([])
    })
  })

  it('sends over a dispatcher that is given, and leaves it open', async () => {
    linkedIn.answers(({ target }) => ({ body: { urn: urnIn(target) } }))
    const dispatcher = new Agent()
    onTestFinished(() => dispatcher.close())
    const dispatch = vi.spyOn(dispatcher, 'dispatch')
    const proxy = await startProxy()
    const connection = connectToLinkedIn(
      { ...readEnvironment({}), ...linkedIn.config, dispatcher, httpProxy: proxy.url },
      createLogRecorder().log,
    )
    const lookUp = () =>
      connection.clientFor().learningAssets.get('urn:li:lyndaCourse:1', { fields: new Set() })

    await lookUp()
    await connection.close()

    expect(dispatch).toHaveBeenCalledTimes(2)
    expect(dispatcher.closed).toBe(false)
    expect(proxy.tunnels).toEqual([])
  })
})

describe('closing a connection to LinkedIn', () => {
  it('waits for requests in flight, for at most ten seconds', async () => {
    const linkedIn = await startFakeLinkedIn()
    onTestFinished(() => linkedIn.close())
    linkedIn.hangs()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const connection = connectToLinkedIn(
      { ...readEnvironment({}), ...linkedIn.config },
      createLogRecorder().log,
    )
    const response = connection.clientFor().get('/v2/jobs')
    response.catch(() => {})
    while (linkedIn.requests.length === 0) await untilIdle()

    let isClosed = false
    const closed = connection.close().then(() => {
      isClosed = true
    })
    vi.advanceTimersByTime(9_999)
    await untilIdle()
    expect(isClosed).toBe(false)
    vi.advanceTimersByTime(1)

    await closed
    await expect(response).rejects.toMatchObject({ code: 'LINKEDIN_NETWORK' })
    while ((await linkedIn.connections()) > 0) await untilIdle()
  })
})

function urnIn(target: string): string {
  return /urn:li:lyndaCourse:\d+/.exec(decodeURIComponent(target))?.[0] ?? ''
}

describe('sleep', () => {
  it('rejects with the reason of the signal, and leaves no listener on it', async () => {
    const controller = new AbortController()
    const reason = new Error('The caller aborted')
    const sleeping = sleep(60_000, controller.signal)

    controller.abort(reason)

    await expect(sleeping).rejects.toBe(reason)
    await expect(sleep(60_000, controller.signal)).rejects.toBe(reason)
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })
})
