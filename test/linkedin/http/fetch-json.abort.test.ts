import { getEventListeners } from 'node:events'
import type { Socket } from 'node:net'
import { Agent } from 'undici'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fetchJson } from '../../../src/linkedin/http/fetch-json.ts'
import { createDeferred } from '../../support/deferred.ts'
import { startBrokenLinkedIn } from '../../support/fake-linkedin.ts'

const PATH = '/v2/learningAssets'
const reason = new Error('The client disconnected')

/** Sends requests to a server that handles each connection with `onRequest`. */
async function createSubject(onRequest: (socket: Socket) => void) {
  const arrived = createDeferred<void>()
  const closed = createDeferred<'closed'>()
  const linkedIn = await startBrokenLinkedIn((socket) => {
    socket.on('close', () => closed.resolve('closed'))
    onRequest(socket)
    arrived.resolve()
  })
  const dispatcher = new Agent()
  onTestFinished(async () => {
    await dispatcher.destroy()
    await linkedIn.close()
  })
  return {
    received: linkedIn.received,
    /** Resolves when a request has arrived. */
    arrived: arrived.promise,
    /** Resolves when the connection is closed. */
    closed: closed.promise,
    send: (signal: AbortSignal) =>
      fetchJson(
        { method: 'GET', url: `${linkedIn.apiUrl}${PATH}`, path: PATH, headers: {}, signal },
        { dispatcher, timeoutMs: 60_000 },
      ),
  }
}

function respond(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')
}

describe('fetchJson, aborted', () => {
  it.each([
    { description: 'before the response', onRequest: () => {} },
    {
      description: 'within the headers',
      onRequest: (socket: Socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-'),
    },
    {
      description: 'within the body',
      onRequest: (socket: Socket) =>
        void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'),
    },
  ])('closes the connection and fails with the reason $description', async ({ onRequest }) => {
    const { send, arrived, closed } = await createSubject(onRequest)
    const controller = new AbortController()
    const response = send(controller.signal)
    await arrived

    controller.abort(reason)

    await expect(response).rejects.toBe(reason)
    expect(await closed).toBe('closed')
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  it('sends nothing for a signal that has aborted already', async () => {
    const { send, received } = await createSubject(respond)

    await expect(send(AbortSignal.abort(reason))).rejects.toBe(reason)
    expect(received).toEqual([])
  })

  it('fails with a reason that is no Error', async () => {
    const { send, arrived } = await createSubject(() => {})
    const controller = new AbortController()
    const response = send(controller.signal).catch((caught: unknown) => caught)
    await arrived

    controller.abort('gone')

    expect(await response).toBe('gone')
  })

  it('leaves no listener on a signal that outlives it', async () => {
    let connections = 0
    const { send } = await createSubject((socket) => {
      connections += 1
      if (connections % 2 === 0) socket.destroy()
      else socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}')
    })
    const { signal } = new AbortController()

    for (let round = 0; round < 10; round += 1) await send(signal).catch(() => {})

    expect(connections).toBe(10)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})
