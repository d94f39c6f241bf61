import { once } from 'node:events'
import { type ClientRequest, createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ServerConfig } from '../../src/config/options.ts'
import { createDeferred, type Deferred } from '../support/deferred.ts'
import {
  type FakeLinkedIn,
  startBrokenLinkedIn,
  startFakeLinkedIn,
} from '../support/fake-linkedin.ts'
import { post, startServerFor, startTestServer, type TestServer } from '../support/test-server.ts'
import { untilIdle } from '../support/until-idle.ts'

const [SHARED = '', ...URNS] = Array.from({ length: 21 }, (_, id) => `urn:li:lyndaCourse:${id}`)

describe('a client that disconnects', () => {
  let linkedIn: HeldLinkedIn
  let server: TestServer

  beforeEach(async () => {
    // No call times out: only a disconnected client can end it.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    linkedIn = await startHeldLinkedIn()
    server = await startServerFor(linkedIn.config, {
      areActivityReportsEnabled: true,
      maxCallsPerOperation: 1_000,
    })
  })

  afterEach(async () => {
    vi.useRealTimers()
    await linkedIn.close()
    await server.close()
  })

  function post(query: string): ClientRequest {
    const client = request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    client.on('error', () => {})
    client.end(JSON.stringify({ query }))
    return client
  }

  function send(...urns: readonly string[]): ClientRequest {
    const fields = urns.map((urn, index) => `_${index}: learningAsset(urn: "${urn}") { title }`)
    return post(`{ ${fields.join(' ')} }`)
  }

  const answerTo = async (client: ClientRequest) =>
    json((await once(client, 'response'))[0] as Readable)

  async function disconnect(clients: readonly ClientRequest[]): Promise<void> {
    const closed = clients.map((client) => new Promise((resolve) => client.on('close', resolve)))
    for (const client of clients) client.destroy()
    await Promise.all(closed)
    await untilIdle()
  }

  it('has its calls finished that LinkedIn has counted, and later requests answered with them', async () => {
    const clients = URNS.map((urn) => send(urn))
    const calls = await Promise.all(URNS.map(linkedIn.callFor))

    await disconnect(clients)
    const [joining = '', ...others] = URNS
    const joined = answerTo(send(joining))
    await untilIdle()
    for (const call of calls) respond(call)

    expect(await joined).toEqual({ data: { _0: { title: joining } } })
    for (const urn of others) {
      expect(await answerTo(send(urn))).toEqual({ data: { _0: { title: urn } } })
    }
    expect(linkedIn.calls.toSorted()).toEqual(URNS.toSorted())
    expect(server.logLines.filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([])
  })

  it('has its calls dropped that are not sent yet', async () => {
    const ahead = Array.from({ length: 64 }, (_, id) => `urn:li:lyndaCourse:${1_000 + id}`)
    const first = send(...ahead)
    const calls = await Promise.all(ahead.map(linkedIn.callFor))
    const [leaving = '', staying = ''] = URNS
    const leaver = send(leaving)
    const answer = answerTo(send(staying))
    await untilIdle()

    await disconnect([leaver])
    for (const call of calls) respond(call)
    respond(await linkedIn.callFor(staying))

    expect(await answer).toEqual({ data: { _0: { title: staying } } })
    expect(linkedIn.calls).not.toContain(leaving)
    first.destroy()
  })

  it('has its reports aborted, which are not stored', async () => {
    const client = post(`{ learningActivityReports(
      startedAt: "2025-09-01T07:00:00Z", endedAt: "2025-09-08T07:00:00Z", groupBy: [INDIVIDUAL]
    ) { totalCount } }`)
    const call = await linkedIn.callFor('learningActivityReports')

    client.destroy()
    await once(call, 'close')

    expect(call.writableFinished).toBe(false)
  })

  it('takes no call from other clients that wait for it', async () => {
    const [leaving = '', ...staying] = URNS.slice(0, 3)
    const leaver = send(SHARED, leaving)
    await linkedIn.callFor(leaving)
    const answers = staying.map((urn) => answerTo(send(SHARED, urn)))
    // The call of an operation's last field: its first one waits for the shared call by now.
    const ofStayers = await Promise.all(staying.map(linkedIn.callFor))

    await disconnect([leaver])
    for (const call of ofStayers) respond(call)
    respond(await linkedIn.callFor(SHARED))

    expect(await Promise.all(answers)).toEqual(
      staying.map((urn) => ({ data: { _0: { title: SHARED }, _1: { title: urn } } })),
    )
    expect(linkedIn.calls.toSorted()).toEqual([SHARED, leaving, ...staying].toSorted())
  })
})

describe('the deadline of an operation', () => {
  const [KNOWN = '', AWAITED = ''] = URNS
  const fieldsFor = (urns: readonly string[]) =>
    urns.map((urn, index) => `_${index}: learningAsset(urn: "${urn}") { title }`).join(' ')
  const QUERY = `{ known: learningAsset(urn: "${KNOWN}") { title }
    awaited: learningAsset(urn: "${AWAITED}") { title } }`

  /** Limits that are reached when a test moves the clock, the operation's first. */
  const LIMITS = { operationTimeoutMs: 60_000, firstByteTimeoutMs: 600_000 }

  let linkedIn: FakeLinkedIn

  function fakeTimers(): void {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
  }

  beforeEach(async () => {
    linkedIn = await startFakeLinkedIn()
    linkedIn.answers(({ target }) => ({ body: toAsset(urnIn(target)) }))
  })

  async function startServer(config: Partial<ServerConfig>) {
    const { tokenUrl = linkedIn.config.tokenUrl } = config
    const server = await startServerFor({ ...linkedIn.config, tokenUrl }, config)
    onTestFinished(async () => {
      await linkedIn.close()
      await server.close()
    })
    return server
  }

  async function untilReceived(count: number): Promise<void> {
    while (linkedIn.requests.length < count) await untilIdle()
  }

  it('fails what is still awaited, and answers what is known', async () => {
    const server = await startServer(LIMITS)
    await server.query(`{ ${fieldsFor([KNOWN])} }`)
    linkedIn.hangs()
    fakeTimers()
    const answer = server.query(QUERY)
    await untilReceived(2)

    vi.advanceTimersByTime(LIMITS.operationTimeoutMs)

    expect(await answer).toEqual({
      data: { known: { title: KNOWN }, awaited: null },
      errors: [
        {
          message: 'LinkedIn did not answer in time.',
          locations: [{ line: 2, column: 5 }],
          path: ['awaited'],
          extensions: { code: 'UPSTREAM_TIMEOUT' },
        },
      ],
    })
    expect(server.logLines.filter((line) => line.includes('"level":"warn"'))).toEqual([
      expect.stringContaining('LinkedIn did not respond in time (operation)'),
    ])
  })

  it('holds over waiting in the queue', async () => {
    const server = await startServer(LIMITS)
    linkedIn.hangs()
    fakeTimers()
    const urns = Array.from({ length: 100 }, (_, id) => `urn:li:lyndaCourse:${id}`)
    const answer = server.query(`{ ${fieldsFor(urns)} }`)
    await untilReceived(64)

    vi.advanceTimersByTime(LIMITS.operationTimeoutMs)

    const { errors } = await answer
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(
      urns.map(() => 'UPSTREAM_TIMEOUT'),
    )
    expect(linkedIn.requests).toHaveLength(64)
  })

  it('holds over the token, and sends nothing after it', async () => {
    const waiting: (() => void)[] = []
    const endpoint = await startBrokenLinkedIn((socket) => {
      const body = '{"access_token":"TOKEN","expires_in":1800}'
      waiting.push(() => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 42\r\n\r\n${body}`))
    })
    onTestFinished(() => endpoint.close())
    const server = await startServer({ operationTimeoutMs: 50, tokenUrl: endpoint.apiUrl })

    const { errors } = await server.query(QUERY)
    for (const grant of waiting) grant()
    await untilIdle()

    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([
      'UPSTREAM_TIMEOUT',
      'UPSTREAM_TIMEOUT',
    ])
    expect(linkedIn.requests).toEqual([])
  })

  it('is passed by no wait for another attempt', async () => {
    const server = await startServer({ operationTimeoutMs: 5_000 })
    linkedIn.answers({ status: 503, headers: { 'retry-after': '5' }, body: {} })

    const { errors } = await server.query(`{ ${fieldsFor([AWAITED])} }`)

    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_UNAVAILABLE'])
    expect(linkedIn.requests).toHaveLength(1)
  })

  it('is counted from the arrival of the request, and not of its body', async () => {
    const server = await startServer({ operationTimeoutMs: 50 })
    const body = JSON.stringify({ query: QUERY })
    const client = request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': body.length },
    })
    client.flushHeaders()
    await once(client, 'socket')
    const sentAtMs = performance.now()
    await vi.waitFor(() => expect(performance.now() - sentAtMs).toBeGreaterThan(100))

    client.end(body)

    const [response] = await once(client, 'response')
    expect(await json(response)).toMatchObject({
      data: { known: null, awaited: null },
      errors: [1, 2].map(() => ({ extensions: { code: 'UPSTREAM_TIMEOUT' } })),
    })
    expect(linkedIn.requests).toEqual([])
  })

  it('leaves a call that was sent to be finished, for the next operation', async () => {
    const held = await startHeldLinkedIn()
    const server = await startServerFor(held.config, LIMITS)
    onTestFinished(async () => {
      await held.close()
      await server.close()
    })
    const query = `{ learningAsset(urn: "${AWAITED}") { title } }`
    fakeTimers()
    const answer = server.query(query)
    const call = await held.callFor(AWAITED)

    vi.advanceTimersByTime(LIMITS.operationTimeoutMs)
    expect((await answer).errors?.[0]?.extensions.code).toBe('UPSTREAM_TIMEOUT')
    respond(call)

    expect(await server.query(query)).toEqual({ data: { learningAsset: { title: AWAITED } } })
    expect(held.calls).toEqual([AWAITED])
  })
})

describe('the queue in front of LinkedIn', () => {
  it('has room for all calls of an operation', async () => {
    const { sandbox, ...server } = await startTestServer(
      { assetCount: 400 },
      { maxCallsPerOperation: 400 },
    )
    onTestFinished(server.close)
    sandbox.injectFault({ kind: 'latency', latencyMs: 50, times: 400 })
    const urnsFrom = (first: number) =>
      Array.from({ length: 100 }, (_, index) => `urn:li:lyndaCourse:${first + index}`)
    const fields = ['a', 'b', 'c', 'd'].map(
      (name) => `${name}: learningAssetsByUrn(urns: $${name}) { urn }`,
    )

    const { errors } = await server.query(
      `query ($a: [URN!]!, $b: [URN!]!, $c: [URN!]!, $d: [URN!]!) { ${fields.join(' ')} }`,
      { a: urnsFrom(0), b: urnsFrom(100), c: urnsFrom(200), d: urnsFrom(300) },
    )

    expect(errors).toBeUndefined()
    expect(sandbox.calls.filter(({ path }) => path.startsWith('/v2/'))).toHaveLength(400)
  })
})

describe('the headers x-explain and x-dry-run', () => {
  const SEARCH = '{ learningAssets(first: 1) { nodes { title } } }'

  async function startServer(config: Partial<ServerConfig> = {}) {
    const server = await startTestServer({ assetCount: 10 }, config)
    onTestFinished(() => server.close())
    return async (headers: Record<string, string>) => {
      const { status, text } = await post(server.url, { query: SEARCH }, headers)
      const { errors, extensions = {} } = JSON.parse(text)
      return { status, errors, extensions: Object.keys(extensions) }
    }
  }

  it.each([
    { headers: {}, extensions: [] },
    { headers: { 'x-explain': 'true' }, extensions: ['explain'] },
    { headers: { 'x-explain': ' TRUE ' }, extensions: ['explain'] },
    { headers: { 'x-explain': '1' }, extensions: ['explain'] },
    { headers: { 'x-explain': 'false' }, extensions: [] },
    { headers: { 'x-explain': '0' }, extensions: [] },
    { headers: { 'x-dry-run': 'true' }, extensions: ['cost'] },
    { headers: { 'x-explain': 'true', 'x-dry-run': '1' }, extensions: ['cost'] },
    { headers: { 'x-explain': 'true', 'x-dry-run': 'false' }, extensions: ['explain'] },
  ])('of $headers add the extensions $extensions', async ({ headers, extensions }) => {
    const send = await startServer()

    expect(await send(headers)).toEqual({ status: 200, errors: undefined, extensions })
  })

  it.each(['x-explain', 'x-dry-run'])('are refused where %s is no boolean', async (name) => {
    const send = await startServer()

    expect(await send({ [name]: 'yes' })).toEqual({
      status: 400,
      errors: [
        {
          message: `Header "${name}" must be true or false.`,
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
      extensions: [],
    })
  })

  it('have no effect but the refusal of dry runs where explanations are switched off', async () => {
    const send = await startServer({ isExplainEnabled: false })

    expect(await send({ 'x-explain': 'true' })).toMatchObject({ status: 200, extensions: [] })
    expect(await send({ 'x-dry-run': 'true' })).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    })
  })
})

/** A LinkedIn that holds each look-up until a test answers it. */
interface HeldLinkedIn {
  readonly config: Parameters<typeof startServerFor>[0]
  /** The URNs that were looked up. */
  readonly calls: readonly string[]
  /** The response to the look-up of a URN, once it is requested. Its request URL ends with the URN. */
  callFor(this: void, urn: string): Promise<ServerResponse>
  close(): Promise<void>
}

async function startHeldLinkedIn(): Promise<HeldLinkedIn> {
  const calls: string[] = []
  const held = new Map<string, Deferred<ServerResponse>>()
  const heldFor = (urn: string) => {
    const deferred = held.get(urn) ?? createDeferred<ServerResponse>()
    held.set(urn, deferred)
    return deferred
  }
  const linkedIn = createServer(({ url = '' }, response) => {
    if (url === '/token') {
      response.setHeader('content-type', 'application/json')
      response.end('{"access_token":"TOKEN","expires_in":1800}')
      return
    }
    const urn = urnIn(url)
    calls.push(urn)
    heldFor(urn).resolve(response)
  })
  await once(linkedIn.listen(0, '127.0.0.1'), 'listening')
  const apiUrl = `http://127.0.0.1:${(linkedIn.address() as AddressInfo).port}`
  return {
    config: {
      clientId: 'client',
      clientSecret: 'secret',
      apiUrl,
      tokenUrl: `${apiUrl}/token`,
    },
    calls,
    callFor: (urn) => heldFor(urn).promise,
    async close() {
      linkedIn.closeAllConnections()
      linkedIn.close()
      await once(linkedIn, 'close')
    },
  }
}

/** Answers a look-up with an asset whose title is its URN. */
function respond(response: ServerResponse): void {
  const urn = urnIn(response.req.url ?? '')
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(toAsset(urn)))
}

function toAsset(urn: string): object {
  return { urn, title: { value: urn } }
}

function urnIn(url: string): string {
  return decodeURIComponent(url.replace(/\?.*$/, '')).replace(/^.*\//, '')
}
