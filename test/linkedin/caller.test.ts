import { getEventListeners } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sendFor } from '../../src/linkedin/client.ts'
import type { Exchange, LinkedInRequest, Served } from '../../src/linkedin/request.ts'

const REQUEST: LinkedInRequest = { path: '/v2/learningAssets', parameters: [] }

describe('sendFor', () => {
  it('sends on behalf of a caller, and gives the answer', async () => {
    const sent: LinkedInRequest[] = []
    const { signal } = new AbortController()
    const beforeAsking = () => {}
    const send = sendFor(
      async (request) => {
        sent.push(request)
        return 'answer'
      },
      { signal, beforeAsking },
    )

    expect(await send(REQUEST)).toBe('answer')
    expect(sent).toEqual([{ ...REQUEST, signal, beforeAsking }])
  })

  it('observes each request by itself', async () => {
    const told: unknown[] = []
    const send = sendFor(
      async (request) => {
        request.onExchange?.({ request: REQUEST, status: 200, durationMs: 1 })
        request.onServed?.({ source: 'miss', freshUntilMs: null })
      },
      {
        onRequest: ({ path }) => ({
          onServed: ({ source }: Served) => told.push([path, source]),
          onExchange: ({ status }: Exchange) => told.push([path, status]),
        }),
      },
    )

    await send({ ...REQUEST, path: '/a' })
    await send({ ...REQUEST, path: '/b' })

    expect(told).toEqual([
      ['/a', 200],
      ['/a', 'miss'],
      ['/b', 200],
      ['/b', 'miss'],
    ])
  })

  it('sends for nobody in particular', async () => {
    const send = sendFor(async ({ signal, beforeAsking }) => [signal, beforeAsking], {})

    expect(await send(REQUEST)).toEqual([undefined, undefined])
  })

  it('takes no leak for it that an operation waits for many requests', async () => {
    const warnings: Error[] = []
    const warn = (warning: Error) => warnings.push(warning)
    process.on('warning', warn)
    onTestFinished(() => void process.off('warning', warn))
    const { signal } = new AbortController()
    const send = sendFor(
      async ({ signal }) => {
        signal?.addEventListener('abort', () => {})
      },
      { signal },
    )

    await Promise.all(Array.from({ length: 100 }, () => send(REQUEST)))
    await setImmediate()

    expect(getEventListeners(signal, 'abort')).toHaveLength(100)
    expect(warnings).toEqual([])
  })
})
