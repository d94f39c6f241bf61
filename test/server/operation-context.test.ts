import { once } from 'node:events'
import { type ClientRequest, createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ServerConfig } from '../../src/config/options.ts'
import { createDeferred, type Deferred } from '../support/deferred.ts'
import { post, startServerFor, startTestServer, type TestServer } from '../support/test-server.ts'

const [SHARED = '', ...URNS] = Array.from({ length: 21 }, (_, id) => `urn:li:lyndaCourse:${id}`)

describe('a client that disconnects', () => {
  let linkedIn: HeldLinkedIn
  let server: TestServer

  beforeEach(async () => {
    // No call times out: only a disconnected client can end it.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    linkedIn = await startHeldLinkedIn()
    server = await startServerFor(linkedIn.config)
  })

  afterEach(async () => {
    vi.useRealTimers()
    await server.close()
    await linkedIn.close()
  })

  function send(...urns: readonly string[]): ClientRequest {
    const fields = urns.map((urn, index) => `_${index}: learningAsset(urn: "${urn}") { title }`)
    const client = request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    client.on('error', () => {})
    client.end(JSON.stringify({ query: `{ ${fields.join(' ')} }` }))
    return client
  }

  it('has its calls to LinkedIn aborted', async () => {
    const clients = URNS.map((urn) => send(urn))
    const calls = await Promise.all(URNS.map(linkedIn.callFor))

    for (const client of clients) client.destroy()
    await Promise.all(calls.map((call) => once(call, 'close')))

    expect(calls.filter((call) => call.writableFinished)).toEqual([])
    expect(server.logLines.filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([])
  })

  it('does not abort a call that other clients wait for', async () => {
    const [leaving = '', ...staying] = URNS.slice(0, 3)
    const leaver = send(SHARED, leaving)
    const ofLeaver = await linkedIn.callFor(leaving)
    const responses = staying.map((urn) => once(send(SHARED, urn), 'response'))
    // The call of an operation's last field: its first one waits for the shared call by now.
    const ofStayers = await Promise.all(staying.map(linkedIn.callFor))

    leaver.destroy()
    await once(ofLeaver, 'close')
    for (const call of ofStayers) respond(call)
    respond(await linkedIn.callFor(SHARED))

    const answers = await Promise.all(
      responses.map(async (response) => json((await response)[0] as Readable)),
    )
    expect(answers).toEqual(
      staying.map((urn) => ({ data: { _0: { title: SHARED }, _1: { title: urn } } })),
    )
    expect(linkedIn.calls.toSorted()).toEqual([SHARED, leaving, ...staying].toSorted())
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
  response.end(JSON.stringify({ urn, title: { value: urn } }))
}

function urnIn(url: string): string {
  return decodeURIComponent(url.replace(/\?.*$/, '')).replace(/^.*\//, '')
}
