import { getEventListeners, setMaxListeners } from 'node:events'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LinkedInOverloadError } from '../../../src/linkedin/errors.ts'
import {
  type ConcurrencyOptions,
  limitConcurrency,
} from '../../../src/linkedin/middleware/limit-concurrency.ts'
import type { LinkedInRequest } from '../../../src/linkedin/request.ts'
import { createClock } from '../../support/clock.ts'
import { createDeferred, type Deferred } from '../../support/deferred.ts'
import { untilIdle } from '../../support/until-idle.ts'

const reason = new Error('The caller aborted')
const toRequest = (path: string) => ({ path, parameters: [] })

/** Limits of requests in flight, and a queue that is never full. */
const toOptions = (maxInFlight: number): ConcurrencyOptions => ({
  maxInFlight,
  maxQueued: Number.POSITIVE_INFINITY,
  monotonicNow: () => 0,
  onOverloadChange() {},
})

/** At most `maxInFlight` requests in flight, to be settled by hand. */
function createSubject(maxInFlight: number, maxQueued = Number.POSITIVE_INFINITY) {
  const sent: (Deferred<unknown> & { readonly request: LinkedInRequest })[] = []
  const clock = createClock()
  const overloads: boolean[] = []
  const send = limitConcurrency({
    maxInFlight,
    maxQueued,
    monotonicNow: clock.now,
    onOverloadChange: (_, isOverloaded) => overloads.push(isOverloaded),
  })((request) => {
    const response = createDeferred<unknown>()
    sent.push({ ...response, request })
    return response.promise
  })
  return {
    send: (path: string, signal?: AbortSignal) => send(toRequest(path), { signal }),
    sendWithin: (path: string, timeMs: number) =>
      send(toRequest(path), { remainingMs: () => timeMs }),
    clock,
    overloads,
    sent,
    paths: () => sent.map(({ request }) => request.path),
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('limitConcurrency', () => {
  it('sends the next request of the queue when one settles, also when it fails', async () => {
    const answers = new Map(
      ['/v2/jobs/a', '/v2/jobs/b', '/v2/jobs/c', '/v2/jobs/d'].map((path) => [
        path,
        createDeferred<string>(),
      ]),
    )
    const sent: string[] = []
    const send = limitConcurrency(toOptions(2))(({ path }) => {
      sent.push(path)
      return answers.get(path)?.promise ?? Promise.resolve('')
    })

    const [a, b, c, d] = [...answers.keys()].map((path) => send(toRequest(path), {}))
    expect(sent).toEqual(['/v2/jobs/a', '/v2/jobs/b'])

    answers.get('/v2/jobs/b')?.reject(new Error('b'))
    await expect(b).rejects.toThrow('b')
    expect(sent).toEqual(['/v2/jobs/a', '/v2/jobs/b', '/v2/jobs/c'])

    for (const path of ['/v2/jobs/a', '/v2/jobs/c', '/v2/jobs/d']) answers.get(path)?.resolve(path)
    expect(await Promise.all([a, c, d])).toEqual(['/v2/jobs/a', '/v2/jobs/c', '/v2/jobs/d'])
    expect(sent).toEqual(['/v2/jobs/a', '/v2/jobs/b', '/v2/jobs/c', '/v2/jobs/d'])
  })

  it('is at its limit again after many requests', async () => {
    let inFlight = 0
    let most = 0
    const send = limitConcurrency(toOptions(3))(async () => {
      inFlight += 1
      most = Math.max(most, inFlight)
      await Promise.resolve()
      inFlight -= 1
    })

    for (let round = 0; round < 3; round += 1) {
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => send(toRequest(`/v2/jobs/${index}`), {})),
      )
    }

    expect(most).toBe(3)
    expect(inFlight).toBe(0)
  })

  it('removes an aborted request from the queue at once, and fails it with the reason', async () => {
    const { send, sent, paths } = createSubject(1)
    const controller = new AbortController()
    send('/v2/jobs/a')
    const aborted = send('/v2/jobs/b', controller.signal)
    send('/v2/jobs/c')

    controller.abort(reason)
    await expect(aborted).rejects.toBe(reason)
    expect(paths()).toEqual(['/v2/jobs/a'])

    sent[0]?.resolve('a')
    await untilIdle()
    expect(paths()).toEqual(['/v2/jobs/a', '/v2/jobs/c'])
  })

  it('counts no aborted request', async () => {
    const { send, sent, paths } = createSubject(1)
    const controller = new AbortController()
    send('/v2/jobs/a')
    const aborted = send('/v2/jobs/b', controller.signal)
    controller.abort(reason)
    await expect(aborted).rejects.toBe(reason)

    sent[0]?.resolve('a')
    await untilIdle()
    send('/v2/jobs/c')

    expect(paths()).toEqual(['/v2/jobs/a', '/v2/jobs/c'])
  })

  it('neither queues nor sends a request of a signal that has aborted', async () => {
    const { send, paths } = createSubject(1)

    await expect(send('/v2/jobs/a', AbortSignal.abort(reason))).rejects.toBe(reason)
    send('/v2/jobs/b')
    await expect(send('/v2/jobs/c', AbortSignal.abort(reason))).rejects.toBe(reason)

    expect(paths()).toEqual(['/v2/jobs/b'])
  })

  it('sends the next request when one aborts as it is sent', async () => {
    const { send, sent, paths } = createSubject(1)
    const controller = new AbortController()
    send('/v2/jobs/a')
    const aborted = send('/v2/jobs/b', controller.signal)
    send('/v2/jobs/c')

    sent[0]?.resolve('a')
    controller.abort(reason)
    aborted.catch(() => {})
    await untilIdle()
    sent.find(({ request }) => request.path === '/v2/jobs/b')?.reject(reason)
    await untilIdle()

    await expect(aborted).rejects.toBe(reason)
    expect(paths().at(-1)).toBe('/v2/jobs/c')
  })

  it('leaves no listener on a signal that outlives its requests', async () => {
    const { send, sent } = createSubject(2)
    const { signal } = new AbortController()
    setMaxListeners(0, signal)
    const answers = Array.from({ length: 100 }, (_, index) => send(`/v2/jobs/${index}`, signal))

    for (const answer of sent) {
      answer.resolve(null)
      await untilIdle()
    }
    await Promise.all(answers)

    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('lets an endpoint that hangs take no place from the others', async () => {
    const { send, paths } = createSubject(2)
    for (const id of ['a', 'b', 'c']) send(`/v2/learningActivityReports/${id}`)
    send('/v2/learningAssets/d')
    await untilIdle()

    expect(paths()).toEqual([
      '/v2/learningActivityReports/a',
      '/v2/learningActivityReports/b',
      '/v2/learningAssets/d',
    ])
  })

  it('never exceeds its limit, and sends every request that is not aborted, in order', async () => {
    const steps = fc.array(fc.constantFrom('send', 'abort', 'respond', 'fail'), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (limit, steps) => {
        const { send, sent } = createSubject(limit)
        const ended = new Set<unknown>()
        const callers: { path: string; controller: AbortController; end: Promise<unknown> }[] = []
        const inFlight = () => sent.filter((each) => !ended.has(each))
        const end = (isFailure: boolean) => {
          const [first] = inFlight()
          ended.add(first)
          if (isFailure) first?.reject(new Error('503'))
          else first?.resolve(null)
        }

        for (const step of steps) {
          if (step === 'send') {
            const controller = new AbortController()
            const path = `/v2/jobs/${callers.length}`
            const end = send(path, controller.signal).catch((error: unknown) => error)
            callers.push({ path, controller, end })
          }
          if (step === 'abort') callers.at(-1)?.controller.abort(reason)
          if (step === 'respond' || step === 'fail') end(step === 'fail')
          await untilIdle()
          expect(inFlight().length).toBeLessThanOrEqual(limit)
        }
        while (inFlight().length > 0) {
          end(false)
          await untilIdle()
        }

        const wanted = callers.filter(({ controller }) => !controller.signal.aborted)
        const paths = sent.map(({ request }) => request.path)
        expect(paths).toEqual(expect.arrayContaining(wanted.map(({ path }) => path)))
        expect(paths).toEqual(paths.toSorted((one, other) => +one.slice(1) - +other.slice(1)))
        await Promise.all(callers.map(({ end }) => end))
      }),
    )
  })
})

describe('limitConcurrency, of the queue', () => {
  const outcomeOf = (response: Promise<unknown>) => {
    const outcome: { error?: unknown } = {}
    response.catch((error: unknown) => Object.assign(outcome, { error }))
    return outcome
  }

  /** Moves the clock, and with it the reviews of the queue. */
  async function pass(clock: ReturnType<typeof createClock>, timeMs: number): Promise<void> {
    for (let passedMs = 0; passedMs < timeMs; passedMs += 250) {
      clock.advance(250)
      vi.advanceTimersByTime(250)
    }
    await untilIdle()
  }

  it('refuses what it has no room for while nothing moves on, with a time to retry after', async () => {
    const { send, clock, overloads } = createSubject(2, 3)
    send('/v2/jobs/a')
    send('/v2/jobs/b')
    const queued = ['/v2/jobs/c', '/v2/jobs/d', '/v2/jobs/e', '/v2/jobs/f', '/v2/jobs/g'].map(
      (path) => outcomeOf(send(path)),
    )

    // Five are to be sent before the last one, two at a time, and each in twice its age.
    await pass(clock, 2_000)
    expect(queued).toEqual([{}, {}, {}, {}, {}])
    await pass(clock, 250)
    expect(queued).toEqual([{}, {}, {}, {}, { error: expect.any(LinkedInOverloadError) }])
    expect(queued[4]?.error).toMatchObject({ isRetryable: false, retryAfterMs: 11_250 })
    await pass(clock, 60_000)

    expect(queued.filter(({ error }) => error === undefined)).toHaveLength(3)
    expect(overloads).toEqual([true])
  })

  it('refuses at once what it has no room for once it is known that nothing moves on', async () => {
    const { send, clock } = createSubject(1, 1)
    send('/v2/jobs/a')
    send('/v2/jobs/b')
    clock.advance(3_000)

    await expect(send('/v2/jobs/c')).rejects.toMatchObject({ retryAfterMs: 12_000 })
  })

  it('refuses at once what is far too much', async () => {
    const { send } = createSubject(1, 1)
    for (let index = 0; index <= 16; index += 1) send(`/v2/jobs/${index}`)

    await expect(send('/v2/jobs/17')).rejects.toMatchObject({ retryAfterMs: 1_000 })
  })

  it('refuses nothing of a burst that is sent in time', async () => {
    const { send, sent, clock } = createSubject(2, 3)
    const outcomes = Array.from({ length: 40 }, (_, index) => outcomeOf(send(`/v2/jobs/${index}`)))

    for (let turn = 0; turn < 20; turn += 1) {
      await pass(clock, 250)
      for (const response of sent.slice(2 * turn, 2 * turn + 2)) response.resolve(null)
      await untilIdle()
    }

    expect(sent).toHaveLength(40)
    expect(outcomes.filter(({ error }) => error)).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('refuses what would have its turn when its response is no longer awaited', async () => {
    const { send, sendWithin, clock } = createSubject(2)
    send('/v2/jobs/a')
    clock.advance(2_000)
    send('/v2/jobs/b')
    clock.advance(1_000)

    // Those in flight have been for two seconds on average, half of four.
    const first = outcomeOf(sendWithin('/v2/jobs/c', 3_000))
    await expect(sendWithin('/v2/jobs/d', 4_000)).rejects.toMatchObject({ retryAfterMs: 4_000 })
    await untilIdle()
    expect(first).toEqual({})
    await pass(clock, 1_000)

    expect(first.error).toMatchObject({ retryAfterMs: 3_000 })
  })

  it('refuses nothing while there is a place', async () => {
    const { sendWithin, clock, sent, paths } = createSubject(2, 0)
    sendWithin('/v2/jobs/a', 1)
    clock.advance(60_000)
    sendWithin('/v2/jobs/b', 1)
    sent[0]?.resolve(null)
    await untilIdle()
    sendWithin('/v2/jobs/c', 1)

    expect(paths()).toEqual(['/v2/jobs/a', '/v2/jobs/b', '/v2/jobs/c'])
  })

  it('has room again when a queued request aborts', async () => {
    const { send, clock, paths, sent } = createSubject(1, 1)
    const controller = new AbortController()
    send('/v2/jobs/a')
    const aborted = send('/v2/jobs/b', controller.signal)
    clock.advance(60_000)
    controller.abort(reason)
    await expect(aborted).rejects.toBe(reason)

    send('/v2/jobs/c')
    sent[0]?.resolve(null)
    await untilIdle()

    expect(paths()).toEqual(['/v2/jobs/a', '/v2/jobs/c'])
  })

  it('reports an overload once, and once that it is over', async () => {
    const { send, sent, clock, overloads } = createSubject(1, 1)
    send('/v2/jobs/a')
    send('/v2/jobs/b')
    clock.advance(60_000)
    for (const path of ['/v2/jobs/c', '/v2/jobs/d']) await send(path).catch(() => {})
    expect(overloads).toEqual([true])

    for (const response of sent) {
      response.resolve(null)
      await untilIdle()
    }
    expect(overloads).toEqual([true, false])
    send('/v2/jobs/e')
    send('/v2/jobs/f')
    clock.advance(60_000)
    await send('/v2/jobs/g').catch(() => {})

    expect(overloads).toEqual([true, false, true])
  })
})
