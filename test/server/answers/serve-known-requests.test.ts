import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServer } from '../../../src/index.ts'
import { startAnswerServer, writeRequest } from '../../support/answer-server.ts'
import { parseResponses } from '../../support/raw-http.ts'
import { startTestSandbox } from '../../support/sandbox.ts'

const query =
  'query Q { learningAssets(filter: { keyword: "java" }, first: 3) { nodes { urn title } } }'
const operation = { query }

/** All but what differs between a first response and a later one. */
function comparable(response: { readonly headers: ReadonlyMap<string, string> }) {
  const { age: _, date: __, ...headers } = Object.fromEntries(response.headers)
  return { ...response, headers }
}

describe('a request that equals an earlier one', () => {
  it.each(['POST', 'GET'] as const)('is answered in front of Fastify, by %s', async (method) => {
    const { send, passedOn, advance } = await startAnswerServer()
    const first = await send({ method, operation })
    advance(7_000)

    const again = await send({ method, operation })

    expect(passedOn()).toBe(1)
    expect(first.headers.get('age')).toBeUndefined()
    expect(again.headers.get('age')).toBe('7')
    expect(comparable(again)).toEqual(comparable(first))
  })

  it('is known whatever it says of its client', async () => {
    const { send, passedOn } = await startAnswerServer()
    await send({ operation })

    for (const headers of [
      { 'user-agent': 'x' },
      { cookie: 'a=b', traceparent: '00-1', authorization: 'Bearer x' },
      { 'x-request-id': '1', 'cache-control': 'no-cache', 'if-none-match': '*' },
      { connection: 'close' },
    ]) {
      expect((await send({ operation, headers })).headers.get('age')).toBe('0')
    }
    expect(passedOn()).toBe(1)
  })

  it('is answered by Fastify once its answer is not fresh', async () => {
    const { send, passedOn, advance } = await startAnswerServer()
    const { headers } = await send({ operation })
    const maxAge = Number(/max-age=(\d+)/.exec(headers.get('cache-control') ?? '')?.[1])
    advance(maxAge * 1_000 - 1)
    await send({ operation })
    expect(passedOn()).toBe(1)

    advance(1_001)

    expect((await send({ operation })).headers.get('cache-control')).toBe('no-store')
    expect(passedOn()).toBe(2)
  })

  it('gets by HEAD the headers that GET gets', async () => {
    const { app, sendBytes, send, passedOn } = await startAnswerServer()
    const full = await send({ method: 'GET', operation })
    const client = connect(Number(new URL(app.listeningOrigin).port), '127.0.0.1')
    const received = new Promise((resolve) => client.once('data', resolve))

    client.write(writeRequest({ method: 'HEAD', operation }))

    const head = String(await received)
    client.destroy()
    expect(head).toMatch(/^HTTP\/1.1 200 OK\r\n.*\r\n\r\n$/s)
    expect(head).toContain(`content-length: ${full.headers.get('content-length')}\r\n`)
    expect(head).toContain(`etag: ${full.headers.get('etag')}\r\n`)
    expect(passedOn()).toBe(1)
    expect(await sendBytes(writeRequest({ method: 'GET', operation }))).toHaveLength(1)
  })

  it('gets 304 where its client has the answer, as from Fastify', async () => {
    const { send, passedOn } = await startAnswerServer()
    const full = await send({ method: 'GET', operation })
    const headers = { 'if-none-match': `"x", ${full.headers.get('etag')}` }

    const known = await send({ method: 'GET', operation, headers })
    expect(passedOn()).toBe(1)
    // Another host is another request.
    const behind = await send({ method: 'GET', operation, headers: { ...headers, host: 'y' } })

    expect(passedOn()).toBe(2)
    expect(known.status).toBe(304)
    expect(known.body).toBe('')
    expect(comparable(known)).toEqual(comparable(behind))
  })

  it('is known in whatever pieces it comes', async () => {
    const { app, send, passedOn } = await startAnswerServer()
    const first = await send({ operation })
    const bytes = writeRequest({ operation })
    const body = bytes.subarray(bytes.indexOf('\r\n\r\n') + 4)
    const chunked = writeRequest({
      operation,
      headers: { 'content-length': undefined, 'transfer-encoding': 'chunked' },
    })
    const chunkedHead = chunked.subarray(0, chunked.indexOf('\r\n\r\n') + 4)
    const toChunk = (part: Uint8Array) =>
      Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')])
    const chunks = [body.subarray(0, 5), body.subarray(5, 9), body.subarray(9)].map(toChunk)

    for (const pieces of [
      [bytes.subarray(0, 40), bytes.subarray(40)],
      [bytes.subarray(0, -1), bytes.subarray(-1)],
      [bytes.subarray(0, -body.length), body.subarray(0, 3), body.subarray(3)],
      [chunkedHead, ...chunks, Buffer.from('0\r\n\r\n')],
      [Buffer.concat([chunkedHead, ...chunks]), Buffer.from('0\r\n'), Buffer.from('\r\n')],
      [Buffer.concat([chunkedHead, ...chunks, Buffer.from('0\r\n\r\n')])],
    ]) {
      const client = connect(Number(new URL(app.listeningOrigin).port), '127.0.0.1')
      client.setNoDelay(true)
      const received: Buffer[] = []
      const closed = new Promise((resolve) => client.on('close', resolve))
      client.on('data', (data) => {
        received.push(data)
        if (parseResponses(Buffer.concat(received)).length > 0) client.destroy()
      })
      for (const piece of pieces) {
        await new Promise((resolve) => client.write(piece, resolve))
        for (let turn = 0; turn < 5; turn += 1) await setImmediate()
      }
      await closed

      const [response] = parseResponses(Buffer.concat(received))
      expect(response?.body).toBe(first.body)
      expect(response?.headers.get('age')).toBe('0')
    }
    expect(passedOn()).toBe(1)
  })

  it('is known up to the largest that is read', async () => {
    const { send, passedOn } = await startAnswerServer()
    const largest = {
      query: query.padEnd(256 * 1024 - JSON.stringify({ query }).length + query.length),
    }
    const larger = { query: `${largest.query} ` }

    expect((await send({ operation: largest })).status).toBe(200)
    expect((await send({ operation: largest })).headers.get('age')).toBe('0')
    expect(passedOn()).toBe(1)
    expect((await send({ operation: larger })).status).toBe(413)
  })

  it('is answered in its turn among others on a connection', async () => {
    const { sendBytes, passedOn } = await startAnswerServer()
    const other = { query: query.replace('3', '2') }
    const requests = [operation, other, operation].map((each) => writeRequest({ operation: each }))
    const inTurn = await sendBytes(Buffer.concat(requests), 3)
    expect(passedOn()).toBe(3)
    const unknown = writeRequest({ operation: { query: query.replace('3', '1') } })

    const again = await sendBytes(Buffer.concat([...requests, unknown, ...requests]), 7)

    const bodies = inTurn.map(({ body }) => body)
    expect(again.map(({ body }) => body)).toEqual([...bodies, again[3]?.body, ...bodies])
    expect(again[3]?.body).not.toBe(bodies[0])
    expect(passedOn()).toBe(4)
  })

  it('may be a persisted query, once it was executed', async () => {
    const { send, passedOn } = await startAnswerServer()
    const sha256Hash = createHash('sha256').update(query).digest('hex')
    const extensions = { persistedQuery: { version: 1, sha256Hash } }
    expect((await send({ operation: { extensions } })).body).toContain('PERSISTED_QUERY_NOT_FOUND')
    const wrong = { persistedQuery: { version: 1, sha256Hash: sha256Hash.replace(/^./, 'x') } }
    expect((await send({ operation: { query, extensions: wrong } })).status).toBe(400)

    const { body } = await send({ operation: { query, extensions } })

    expect((await send({ operation: { extensions } })).body).toBe(body)
    expect(passedOn()).toBe(4)
    expect((await send({ operation: { extensions } })).body).toBe(body)
    expect((await send({ operation: { extensions: wrong } })).body).not.toBe(body)
    expect(passedOn()).toBe(5)
  })
})

describe('a request that equals no earlier one', () => {
  it.each([
    { description: 'the media type', headers: { accept: 'application/graphql-response+json' } },
    { description: 'an unacceptable media type', headers: { accept: 'text/html' }, status: 406 },
    { description: 'the coding', headers: { 'accept-encoding': 'gzip' } },
    { description: 'the origin', headers: { origin: 'http://localhost:3000' } },
    { description: 'an origin that is not allowed', headers: { origin: 'https://b.example' } },
    { description: 'x-explain', headers: { 'x-explain': 'true' } },
    { description: 'x-explain, wrong', headers: { 'x-explain': 'maybe' }, status: 400 },
    { description: 'x-dry-run', headers: { 'x-dry-run': '1' } },
    { description: 'x-dry-run, wrong', headers: { 'x-dry-run': '' }, status: 400 },
    { description: 'the host', headers: { host: 'y' } },
    { description: 'the host, wrong', headers: { host: 'a b' }, status: 400 },
    { description: 'the host, absent', headers: { host: undefined }, status: 400 },
    { description: 'the host, twice', headers: { host: ['x', 'x'] }, status: 400 },
    { description: 'the type of the body', headers: { 'content-type': 'text/plain' }, status: 415 },
    { description: 'its charset', headers: { 'content-type': 'application/json;charset=utf-8' } },
    {
      description: 'two types',
      headers: { 'content-type': ['application/json', 'application/json'] },
      status: 415,
    },
    { description: 'the coding of the body', headers: { 'content-encoding': 'gzip' }, status: 400 },
    { description: 'a media type, twice', headers: { accept: ['*/*', '*/*'] } },
    { description: 'a name of Apollo', headers: { 'x-apollo-operation-name': 'Q' } },
    { description: 'what Apollo demands', headers: { 'apollo-require-preflight': '' } },
    { description: 'the path', path: '/graphql/' },
    { description: 'the spelling of the path', path: '/%67raphql' },
    { description: 'a parameter', path: '/graphql?x=1' },
    { description: 'the path, unknown', path: '/graphqlx', status: 404 },
    { description: 'the secret of a router', headers: { 'router-authorization': 'guess' } },
  ])('by $description, is passed on', async ({ headers, path, status = 200 }) => {
    const { send, sendBytes, passedOn } = await startAnswerServer()
    await send({ operation })
    await send({ operation })
    expect(passedOn()).toBe(1)
    const changed = writeRequest({
      operation,
      ...(path !== undefined && { path }),
      ...(headers && { headers }),
    })
    const [response] = await sendBytes(changed)

    expect(response?.status).toBe(status)
    expect(passedOn()).toBe(2)
  })

  it('gets its own origin allowed, and no other', async () => {
    const { send } = await startAnswerServer({
      corsOrigins: ['https://a.example', 'https://b.example'],
    })
    const allowed = async (origin: string | undefined) =>
      (await send({ operation, headers: { origin } })).headers.get('access-control-allow-origin')

    for (const _ of ['first', 'again']) {
      expect(await allowed('https://a.example')).toBe('https://a.example')
      expect(await allowed('https://b.example')).toBe('https://b.example')
      expect(await allowed('https://c.example')).toBeUndefined()
      expect(await allowed(undefined)).toBeUndefined()
    }
  })

  it('is refused by GET as a cross-site request, though its answer is known', async () => {
    const { send } = await startAnswerServer()
    await send({ method: 'GET', operation })
    const bare = { 'apollo-require-preflight': undefined }

    expect((await send({ method: 'GET', operation, headers: bare })).status).toBe(400)
    expect(
      (await send({ method: 'GET', operation, headers: { 'apollo-require-preflight': '' } }))
        .status,
    ).toBe(400)
  })

  it('is compared byte for byte, whatever its letters look like', async () => {
    const { send, passedOn } = await startAnswerServer()
    const keywords = ['\u00e9', 'e\u0301', '\u017f', 's', 'k', '\u212a', '\ufffd', '\u00c3\u00a9']
    const search = (keyword: string) => ({
      query:
        'query ($k: String) { learningAssets(filter: { keyword: $k }, first: 1) { totalCount } }',
      variables: { k: keyword },
    })

    for (const keyword of keywords) await send({ operation: search(keyword) })
    expect(passedOn()).toBe(keywords.length)

    for (const keyword of keywords) await send({ operation: search(keyword) })
    expect(passedOn()).toBe(keywords.length)
  })

  it('is never told from an equal one by what was not kept', async () => {
    const { send, passedOn } = await startAnswerServer({ areActivityReportsEnabled: true })
    const report = {
      query:
        '{ learningActivityReports(startedAt: "2025-09-01T07:00:00Z", endedAt: "2025-09-03T07:00:00Z", groupBy: [INDIVIDUAL]) { totalCount } }',
    }
    const requests = [
      { operation: report },
      { operation: { query: '{' } },
      { operation: { query: '{ missing }' } },
      { operation: { query: '{ __typename }' } },
      { operation: { query: '{ upstream { endpoints { callsLeft } } }' } },
      { operation: { query: '{ learningAssets(first: 1000) { totalCount } }' } },
      { operation, headers: { 'x-explain': 'true' } },
      { operation, headers: { 'x-dry-run': 'true' } },
      { operation, headers: { 'router-authorization': 'guess' } },
    ]
    for (const request of requests) await send(request)
    expect(passedOn()).toBe(requests.length)

    for (const request of requests) {
      expect((await send(request)).headers.get('age') ?? '0').toBe('0')
    }

    expect(passedOn()).toBe(requests.length * 2)
  })

  it('is answered for a router by its secret alone', async () => {
    const { send, passedOn } = await startAnswerServer({ routerSecret: 'proof' })
    const entities = {
      query:
        '{ _entities(representations: [{ __typename: "LearningAsset", urn: "urn:li:lyndaCourse:563322" }]) { ... on LearningAsset { title } } }',
    }
    const send1 = (secret: string | undefined) =>
      send({ operation: entities, headers: { 'router-authorization': secret } })

    for (const _ of ['first', 'again']) {
      expect((await send1('proof')).status).toBe(200)
      expect((await send1('guess')).status).toBe(401)
      expect((await send1(undefined)).status).toBe(401)
    }
    expect(passedOn()).toBe(6)
  })

  it('may wait to be told that its body is wanted', async () => {
    const { send } = await startAnswerServer()
    await send({ operation })

    expect((await send({ operation, headers: { expect: '100-continue' } })).status).toBe(200)
  })

  it('may be compressed, and is then known by its compressed bytes', async () => {
    const { sendBytes, passedOn } = await startAnswerServer()
    const body = gzipSync(JSON.stringify(operation))
    const bytes = Buffer.concat([
      Buffer.from(
        `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`,
      ),
      body,
    ])

    const responses = [...(await sendBytes(bytes)), ...(await sendBytes(bytes))]

    expect(responses.map(({ body: text }) => text)).toEqual([
      responses[0]?.body,
      responses[0]?.body,
    ])
    expect(responses[0]?.body).toContain('Java')
    expect(passedOn()).toBe(1)
  })
})

describe('a server that closes', () => {
  it('answers known requests by Fastify, which says that the connection ends', async () => {
    const { app, send } = await startAnswerServer()
    await send({ operation })
    const client = connect(Number(new URL(app.listeningOrigin).port), '127.0.0.1')
    const received: Buffer[] = []
    client.on('data', (data) => received.push(data))
    const ended = new Promise((resolve) => client.on('close', resolve))
    const bytes = writeRequest({ operation })
    const arrived = new Promise((resolve) => app.server.once('request', resolve))
    client.write(bytes.subarray(0, -1))
    await arrived

    const closed = app.close()
    await expect.poll(() => app.server.listening).toBe(false)
    client.write(bytes.subarray(-1))
    await Promise.all([closed, ended])

    const [response] = parseResponses(Buffer.concat(received))
    expect(response?.status).toBe(200)
    expect(response?.headers.get('connection')).toBe('close')
  })
})

describe('createServer of the library', () => {
  it.each([
    { areKnownRequestsAnsweredFirst: undefined, seen: 3 },
    { areKnownRequestsAnsweredFirst: false, seen: 3 },
    { areKnownRequestsAnsweredFirst: true, seen: 1 },
  ])(
    'shows its hooks $seen of 3 requests with $areKnownRequestsAnsweredFirst',
    async ({ areKnownRequestsAnsweredFirst, seen }) => {
      const { linkedIn } = await startTestSandbox({ assetCount: 300 })
      const app = await createServer({
        ...linkedIn,
        isProduction: true,
        areKnownRequestsAnsweredFirst,
      })
      onTestFinished(() => app.close())
      let requests = 0
      app.addHook('onRequest', async () => {
        requests += 1
      })
      const url = await app.listen({ host: '127.0.0.1', port: 0 })

      for (let times = 0; times < 3; times += 1) {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(operation),
        })
        expect(await response.text()).toContain('Java')
      }

      expect(requests).toBe(seen)
    },
  )
})
