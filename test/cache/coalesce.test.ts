import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { coalesce } from '../../src/cache/coalesce.ts'
import type { CacheContext } from '../../src/cache/policy.ts'
import {
  createCoalescedCalls,
  LETTERS_POLICY,
  NESTED_POLICY,
  Refusal,
  WaitTimeout,
} from '../support/cache-layers.ts'
import { untilIdle } from '../support/until-idle.ts'

const want = (letters: string, context: CacheContext & { readonly name?: string } = {}) => ({
  name: 'box',
  letters,
  ...context,
})

describe('coalesce', () => {
  it('makes one call for concurrent requests for the same', async () => {
    const { send, calls } = createCoalescedCalls()

    const responses = Array.from({ length: 100 }, () => send(want('a')))
    await untilIdle()
    calls[0]?.responds()

    expect(new Set(await Promise.all(responses)).size).toBe(1)
    expect(calls).toHaveLength(1)
  })

  it('makes one call for all parts of a resource that are requested in one tick', async () => {
    const { send, calls, letters } = createCoalescedCalls()

    const responses = [send(want('a')), send(want('bc')), send(want('ca'))]
    await untilIdle()
    calls[0]?.responds()

    expect(letters()).toEqual(['abc'])
    expect(await Promise.all(responses)).toMatchObject([
      { letters: 'a' },
      { letters: 'bc' },
      { letters: 'ca' },
    ])
  })

  it('waits for a call in flight that covers the request', async () => {
    const { send, calls } = createCoalescedCalls()
    send(want('abc'))
    await untilIdle()

    const response = send(want('b'))
    await untilIdle()
    calls[0]?.responds()

    expect(await response).toMatchObject({ letters: 'b' })
    expect(calls).toHaveLength(1)
  })

  it('makes one call for other parts when the call in flight has ended', async () => {
    const { send, calls, letters } = createCoalescedCalls()
    const first = send(want('a'))
    await untilIdle()

    const others = [send(want('b')), send(want('c'))]
    await untilIdle()
    others.push(send(want('d')), send(want('a')))
    await untilIdle()
    expect(letters()).toEqual(['a'])

    calls[0]?.responds()
    await first
    await untilIdle()
    expect(letters()).toEqual(['a', 'bcd'])

    calls[1]?.responds()
    expect(await Promise.all(others)).toMatchObject([
      { letters: 'b' },
      { letters: 'c' },
      { letters: 'd' },
      { letters: 'a' },
    ])
  })

  it('makes the call for other parts also when the call in flight fails', async () => {
    const { send, calls, letters } = createCoalescedCalls()
    const first = send(want('a'))
    await untilIdle()
    const second = send(want('b'))

    calls[0]?.fails(new Error('503'))
    await expect(first).rejects.toThrow('503')
    await untilIdle()
    calls[1]?.responds()

    expect(await second).toMatchObject({ letters: 'b' })
    expect(letters()).toEqual(['a', 'b'])
  })

  it('keeps resources apart', async () => {
    const { send, calls } = createCoalescedCalls()

    const responses = [send(want('a')), send(want('a', { name: 'bag' }))]
    await untilIdle()
    calls[1]?.responds()
    calls[0]?.responds()

    expect(await Promise.all(responses)).toMatchObject([{ name: 'box' }, { name: 'bag' }])
  })

  it('makes concurrent calls for what does not unite', async () => {
    const { send, calls, letters } = createCoalescedCalls(NESTED_POLICY)

    const responses = [send(want('ab')), send(want('cd'))]
    await untilIdle()
    responses.push(send(want('ef')))
    await untilIdle()

    expect(letters()).toEqual(['ab', 'cd', 'ef'])
    for (const call of calls) call.responds()
    expect(await Promise.all(responses)).toMatchObject([
      { letters: 'ab' },
      { letters: 'cd' },
      { letters: 'ef' },
    ])
  })

  it('waits for every call in flight that it unites with', async () => {
    const { send, calls, letters } = createCoalescedCalls(NESTED_POLICY)
    const parts = [send(want('ab')), send(want('cd'))]
    await untilIdle()
    send(want('abcd'))

    calls[1]?.responds()
    await parts[1]
    await untilIdle()
    expect(letters()).toEqual(['ab', 'cd'])

    calls[0]?.responds()
    await parts[0]
    await untilIdle()
    expect(letters()).toEqual(['ab', 'cd', 'abcd'])
  })

  it('waits also for a call that it unites with only once it has grown', async () => {
    const { send, calls, letters } = createCoalescedCalls(NESTED_POLICY)
    const first = send(want('ab'))
    await untilIdle()

    send(want('cd'))
    send(want('abcd'))
    await untilIdle()
    expect(letters()).toEqual(['ab'])

    calls[0]?.responds()
    await first
    await untilIdle()
    expect(letters()).toEqual(['ab', 'abcd'])
  })

  it('joins a call in flight rather than one that is still to be made', async () => {
    const { send, calls, letters } = createCoalescedCalls(NESTED_POLICY)
    send(want('b'))
    await untilIdle()
    send(want('bc'))
    send(want('cd'))
    await untilIdle()
    expect(letters()).toEqual(['b', 'cd'])

    const response = send(want('c'))
    calls[1]?.responds()

    expect(await response).toMatchObject({ letters: 'c' })
    expect(letters()).toEqual(['b', 'cd'])
  })

  it('makes a new call once the last one has ended', async () => {
    const { send, calls } = createCoalescedCalls()
    const first = send(want('a'))
    await untilIdle()
    calls[0]?.responds()
    await first

    send(want('a'))
    await untilIdle()

    expect(calls).toHaveLength(2)
  })

  it('rejects all waiters with a failure, and remembers none', async () => {
    const { send, calls } = createCoalescedCalls()
    const failure = new Error('503')
    const responses = [send(want('a')), send(want('b'))]
    await untilIdle()
    calls[0]?.fails(failure)

    expect(await Promise.allSettled(responses)).toEqual([
      { status: 'rejected', reason: failure },
      { status: 'rejected', reason: failure },
    ])

    const later = send(want('a'))
    await untilIdle()
    calls[1]?.responds()
    expect(await later).toMatchObject({ letters: 'a' })
  })

  it('rejects all waiters when the call cannot be made', async () => {
    const failure = new TypeError('No context')
    const fetch = coalesce({
      policy: LETTERS_POLICY,
      mergeContexts(): CacheContext {
        throw failure
      },
      createTimeout: () => new WaitTimeout(),
    })(async () => ({ response: null, freshUntilMs: null }))

    const responses = await Promise.allSettled([fetch(want('a'), {}), fetch(want('b'), {})])

    expect(responses).toEqual([
      { status: 'rejected', reason: failure },
      { status: 'rejected', reason: failure },
    ])
  })

  it('makes a call of its own for a request that the response cannot be sliced for', async () => {
    const { fetched, calls, letters } = createCoalescedCalls({
      ...LETTERS_POLICY,
      slice: (response, held, wanted) => (held === wanted ? response : undefined),
    })
    const whole = fetched(want('ab'))
    const part = fetched(want('b'))
    await untilIdle()

    calls[0]?.responds(1_000)
    expect(await whole).toMatchObject({ response: { letters: 'ab' }, freshUntilMs: 1_000 })
    await untilIdle()
    calls[1]?.responds(2_000)

    expect(await part).toMatchObject({ response: { letters: 'b' }, freshUntilMs: 2_000 })
    expect(letters()).toEqual(['ab', 'b'])
  })

  it('makes a call of its own for a request where one that others are in was refused', async () => {
    const { send, calls, letters } = createCoalescedCalls()
    const refusal = new Refusal('400')
    const whole = send(want('ab'))
    const part = send(want('b'))
    await untilIdle()

    calls[0]?.fails(refusal)
    await expect(whole).rejects.toBe(refusal)
    await untilIdle()
    calls[1]?.responds()

    expect(await part).toMatchObject({ letters: 'b' })
    expect(letters()).toEqual(['ab', 'b'])
  })

  it('takes null for a response', async () => {
    const { send, calls } = createCoalescedCalls({ ...LETTERS_POLICY, slice: () => null })
    const response = send(want('a'))
    await untilIdle()
    calls[0]?.responds()

    expect(await response).toBeNull()
    expect(calls).toHaveLength(1)
  })

  it('resolves every waiter to the time until which the response is fresh', async () => {
    const { fetched, calls } = createCoalescedCalls()
    const early = fetched(want('ab'))
    await untilIdle()
    const late = fetched(want('a'))

    calls[0]?.responds(1_000)

    expect(await Promise.all([early, late])).toMatchObject([
      { freshUntilMs: 1_000 },
      { freshUntilMs: 1_000 },
    ])
  })

  it('shares nothing between two instances', async () => {
    const one = createCoalescedCalls()
    const other = createCoalescedCalls()

    one.send(want('a'))
    other.send(want('a'))
    await untilIdle()

    expect(other.calls).toHaveLength(1)
  })
})

describe('coalesce, when waiters abort', () => {
  const reason = new Error('The client has disconnected')

  it('rejects them with the reason of their own signal, and not the others', async () => {
    const { send, calls } = createCoalescedCalls()
    const [one, other, third] = [1, 2, 3].map(() => new AbortController())
    const aborted = [
      send(want('a', { signal: one?.signal })),
      send(want('b', { signal: other?.signal })),
    ]
    const waiting = [send(want('c', { signal: third?.signal })), send(want('c'))]
    await untilIdle()

    one?.abort(new Error('one'))
    other?.abort(new Error('other'))
    await expect(aborted[0]).rejects.toThrow('one')
    await expect(aborted[1]).rejects.toThrow('other')
    expect(calls[0]?.signal.aborted).toBe(false)

    calls[0]?.responds()
    expect(await Promise.all(waiting)).toMatchObject([{ letters: 'c' }, { letters: 'c' }])
  })

  it('aborts the call with the last waiter', async () => {
    const { send, calls } = createCoalescedCalls()
    const [one, other] = [new AbortController(), new AbortController()]
    const responses = [
      send(want('a', { signal: one.signal })),
      send(want('a', { signal: other.signal })),
    ]
    await untilIdle()

    one.abort(new Error('one'))
    expect(calls[0]?.signal.aborted).toBe(false)
    other.abort(reason)

    expect(calls[0]?.signal.aborted).toBe(true)
    expect(await Promise.allSettled(responses)).toEqual([
      { status: 'rejected', reason: new Error('one') },
      { status: 'rejected', reason },
    ])
  })

  it('aborts no call that a waiter without a signal waits for', async () => {
    const { send, calls } = createCoalescedCalls()
    const controller = new AbortController()
    const background = send(want('a'))
    send(want('a', { signal: controller.signal })).catch(() => {})
    await untilIdle()

    controller.abort(reason)
    calls[0]?.responds()

    expect(await background).toMatchObject({ letters: 'a' })
  })

  it('counts a context that waits twice as two waiters', async () => {
    const { send, calls } = createCoalescedCalls()
    const call = want('a', { signal: new AbortController().signal })

    const responses = [send(call), send(call)]
    await untilIdle()
    calls[0]?.responds()

    expect(await Promise.all(responses)).toHaveLength(2)
  })

  it('makes a new call for a request that comes after the call aborted', async () => {
    const { send, calls } = createCoalescedCalls()
    const controller = new AbortController()
    const aborted = send(want('a', { signal: controller.signal }))
    await untilIdle()

    controller.abort(reason)
    const later = send(want('a'))
    await expect(aborted).rejects.toBe(reason)
    await untilIdle()
    calls[1]?.responds()

    expect(await later).toMatchObject({ letters: 'a' })
    expect(calls).toHaveLength(2)
  })

  it('lets later requests join a call that is finished nevertheless', async () => {
    const { send, calls } = createCoalescedCalls()
    const controller = new AbortController()
    const aborted = send(want('ab', { signal: controller.signal }))
    await untilIdle()
    calls[0]?.sends()

    controller.abort(reason)
    await expect(aborted).rejects.toBe(reason)
    const later = [send(want('a')), send(want('b', { signal: new AbortController().signal }))]
    await untilIdle()
    calls[0]?.responds()

    expect(await Promise.all(later)).toMatchObject([{ letters: 'a' }, { letters: 'b' }])
    expect(calls).toHaveLength(1)
  })

  it('makes a new call for those who joined one that was dropped', async () => {
    const { send, calls } = createCoalescedCalls()
    const controller = new AbortController()
    const aborted = send(want('a', { signal: controller.signal }))
    await untilIdle()
    calls[0]?.sends()
    controller.abort(reason)
    await expect(aborted).rejects.toBe(reason)
    const later = [send(want('a')), send(want('a'))]
    await untilIdle()

    // As a call rejects that failed once, and is not retried.
    calls[0]?.fails(calls[0].signal.reason)
    await untilIdle()
    calls[1]?.responds()

    expect(await Promise.all(later)).toMatchObject([{ letters: 'a' }, { letters: 'a' }])
    expect(calls).toHaveLength(2)
  })

  it('drops a call of its own for what could not be sliced, with its only waiter', async () => {
    const { send, calls } = createCoalescedCalls({
      ...LETTERS_POLICY,
      slice: (response, held, wanted) => (held === wanted ? response : undefined),
    })
    const controller = new AbortController()
    send(want('ab'))
    const part = send(want('b', { signal: controller.signal }))
    await untilIdle()
    calls[0]?.responds()
    await untilIdle()

    controller.abort(reason)

    await expect(part).rejects.toBe(reason)
    expect(calls[1]?.signal.aborted).toBe(true)
  })

  it('makes no call when all waiters abort before it is made', async () => {
    const { send, calls } = createCoalescedCalls()
    const controller = new AbortController()
    const { signal } = controller
    const responses = [send(want('a', { signal })), send(want('b', { signal }))]

    controller.abort(reason)

    expect(await Promise.allSettled(responses)).toEqual([
      { status: 'rejected', reason },
      { status: 'rejected', reason },
    ])
    await untilIdle()
    expect(calls).toEqual([])
  })

  it('makes no call when all waiters abort while another call is in flight', async () => {
    const { send, calls } = createCoalescedCalls()
    const first = send(want('a'))
    await untilIdle()
    const controller = new AbortController()
    const second = send(want('b', { signal: controller.signal }))
    await untilIdle()

    controller.abort(reason)
    await expect(second).rejects.toBe(reason)
    calls[0]?.responds()
    await first
    await untilIdle()

    expect(calls).toHaveLength(1)
  })

  it('makes the next call when the call in flight aborts', async () => {
    const { send, calls } = createCoalescedCalls()
    const controller = new AbortController()
    send(want('a', { signal: controller.signal })).catch(() => {})
    await untilIdle()
    const second = send(want('b'))

    controller.abort(reason)
    await untilIdle()
    calls[1]?.responds()

    expect(await second).toMatchObject({ letters: 'b' })
  })

  it('rejects a request that has aborted already', async () => {
    const { send, calls } = createCoalescedCalls()

    await expect(send(want('a', { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason)
    await untilIdle()

    expect(calls).toEqual([])
  })

  it('leaves no listener on a signal that outlives its requests', async () => {
    const { send, calls } = createCoalescedCalls()
    const { signal } = new AbortController()

    for (let round = 0; round < 100; round += 1) {
      const response = send(want('a', { signal }))
      const failure = send(want('b', { signal, name: 'bag' }))
      await untilIdle()
      calls.at(-2)?.responds()
      calls.at(-1)?.fails(reason)
      await Promise.allSettled([response, failure])
    }
    await untilIdle()

    expect(calls).toHaveLength(200)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('ignores a signal that aborts after the response', async () => {
    const { send, calls } = createCoalescedCalls()
    const controller = new AbortController()
    const response = send(want('a', { signal: controller.signal }))
    await untilIdle()
    calls[0]?.responds()
    await response

    controller.abort(reason)

    expect(calls[0]?.signal.aborted).toBe(false)
  })
})

describe('coalesce, when waiters have waited for as long as they may', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  const within = (timeMs: number) => ({ remainingMs: () => timeMs })

  it('rejects them with a time-out, and not the others', async () => {
    const { send, calls } = createCoalescedCalls()
    const short = send(want('a', within(10)))
    const long = send(want('b', within(20)))
    await untilIdle()

    vi.advanceTimersByTime(9)
    calls[0]?.sends()
    vi.advanceTimersByTime(1)
    await expect(short).rejects.toBeInstanceOf(WaitTimeout)
    expect(calls[0]?.signal.aborted).toBe(false)
    calls[0]?.responds()

    expect(await long).toMatchObject({ letters: 'b' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('aborts the call with the last waiter', async () => {
    const { send, calls } = createCoalescedCalls()
    const responses = [send(want('a', within(10))), send(want('a', within(20)))]
    await untilIdle()

    vi.advanceTimersByTime(20)
    await expect(Promise.all(responses)).rejects.toBeInstanceOf(WaitTimeout)

    expect(calls[0]?.signal.aborted).toBe(true)
    await Promise.allSettled(responses)
  })

  it.each([0, -1])('makes no call for a request with %i milliseconds left', async (timeMs) => {
    const { send, calls } = createCoalescedCalls()

    await expect(send(want('a', within(timeMs)))).rejects.toBeInstanceOf(WaitTimeout)
    await untilIdle()

    expect(calls).toEqual([])
  })

  it('leaves neither a timer nor a listener', async () => {
    const { send, calls } = createCoalescedCalls()
    const controller = new AbortController()
    const { signal } = controller
    const responses = ['a', 'b', 'c'].map((name) =>
      send(want('a', { name, signal, ...within(10) })),
    )
    await untilIdle()

    calls[0]?.responds()
    calls[1]?.fails(new Error('503'))
    await Promise.allSettled(responses.slice(0, 2))
    await untilIdle()
    expect(vi.getTimerCount()).toBe(1)
    controller.abort()
    await Promise.allSettled(responses)

    expect(vi.getTimerCount()).toBe(0)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})
