import { getEventListeners } from 'node:events'
import type { Socket } from 'node:net'
import { Agent } from 'undici'
import { describe, expect, it, onTestFinished } from 'vitest'
import { exchange } from '../../../src/linkedin/http/fetch.ts'
import { startBrokenLinkedIn } from '../../support/broken-linkedin.ts'
import { createDeferred } from '../../support/deferred.ts'

const PATH = '/v2/learningAssets'
const reason = new Error('Nobody waits any more')

/** One exchange with a LinkedIn that does with the connection as it is told. */
async function createSubject(onRequest: (socket: Socket) => void) {
  const came = createDeferred<void>()
  const closed = createDeferred<'closed'>()
  const linkedIn = await startBrokenLinkedIn((socket) => {
    socket.on('close', () => closed.resolve('closed'))
    onRequest(socket)
    came.resolve()
  })
  const dispatcher = new Agent()
  onTestFinished(async () => {
    await dispatcher.destroy()
    await linkedIn.close()
  })
  return {
    received: linkedIn.received,
    /** Resolves when a request has come. */
    came: came.promise,
    /** Resolves when the connection is closed. */
    closed: closed.promise,
    exchange: (signal: AbortSignal) =>
      exchange(
        { method: 'GET', url: `${linkedIn.apiUrl}${PATH}`, path: PATH, headers: {}, signal },
        { dispatcher, timeoutMs: 5_000 },
      ),
  }
}

function answer(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')
}

describe('exchange, when it is called off', () => {
  it.each([
    { description: 'before an answer', onRequest: () => {} },
    {
      description: 'among the headers',
      onRequest: (socket: Socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-'),
    },
    {
      description: 'in the body',
      onRequest: (socket: Socket) =>
        void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'),
    },
  ])('closes the connection and fails with the reason, $description', async ({ onRequest }) => {
    const { exchange, came, closed } = await createSubject(onRequest)
    const controller = new AbortController()
    const answered = exchange(controller.signal)
    await came

    controller.abort(reason)

    await expect(answered).rejects.toBe(reason)
    expect(await closed).toBe('closed')
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  it('sends nothing where it is called off already', async () => {
    const { exchange, received } = await createSubject(answer)

    await expect(exchange(AbortSignal.abort(reason))).rejects.toBe(reason)
    expect(received).toEqual([])
  })

  it('fails with a reason that is no error, as it is', async () => {
    const { exchange, came } = await createSubject(() => {})
    const controller = new AbortController()
    const answered = exchange(controller.signal).catch((caught: unknown) => caught)
    await came

    controller.abort('gone')

    expect(await answered).toBe('gone')
  })

  it('leaves nothing behind on a signal that lives long', async () => {
    let connections = 0
    const { exchange } = await createSubject((socket) => {
      connections += 1
      if (connections % 2 === 0) socket.destroy()
      else socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}')
    })
    const { signal } = new AbortController()

    for (let round = 0; round < 10; round += 1) await exchange(signal).catch(() => {})

    expect(connections).toBe(10)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})
