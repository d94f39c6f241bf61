import { describe, expect, it, vi } from 'vitest'
import {
  createServedCache,
  type LettersCall,
  LIFETIME,
  Outage,
  REFRESH_BACKOFF_MS,
} from '../support/cache-layers.ts'
import { untilIdle } from '../support/until-idle.ts'

const want = (letters: string, more: Partial<LettersCall> = {}) => ({
  name: 'box',
  letters,
  ...more,
})
const STALE_MS = LIFETIME.freshMs
const EXPIRED_MS = LIFETIME.freshMs + LIFETIME.staleMs

describe('serveStaleWhileRevalidate, on a miss', () => {
  it('makes a call', async () => {
    const { send, calls, served } = createServedCache()

    const response = send(want('a'))
    await untilIdle()
    calls[0]?.resolve('response')

    expect(await response).toBe('response')
    expect(calls.map(({ request }) => request)).toMatchObject([want('a')])
    expect(served).toEqual(['miss'])
  })

  it('makes a call when no entry covers the request', async () => {
    const { send, store, calls } = createServedCache()
    await store('a')
    await store('b')

    send(want('ab'))
    await untilIdle()

    expect(calls.map(({ request }) => request.letters)).toEqual(['ab'])
  })

  it('rejects with the failure of the call, and reports a miss', async () => {
    const { send, calls, served } = createServedCache()
    const failure = new Outage('503')

    const response = send(want('a'))
    await untilIdle()
    calls[0]?.reject(failure)

    await expect(response).rejects.toBe(failure)
    expect(served).toEqual(['miss'])
  })

  it('makes a call when the entry has expired', async () => {
    const { send, store, clock, calls } = createServedCache()
    await store('a')
    clock.advance(STALE_MS + LIFETIME.staleIfErrorMs)

    send(want('a'))
    await untilIdle()

    expect(calls).toHaveLength(1)
  })

  it('reads no entry of what has no lifetime', async () => {
    const find = vi.fn(() => undefined)
    const { send, calls, entries } = createServedCache()
    entries.find = find

    const response = send({ name: '~', letters: 'a' })
    await untilIdle()
    calls[0]?.resolve('response')

    expect(await response).toBe('response')
    expect(find).not.toHaveBeenCalled()
  })

  it('makes no call that may not be charged', async () => {
    const { send, calls, served } = createServedCache()
    const refusal = new Error('The call budget is used up')
    const chargeCall = vi.fn(() => {
      throw refusal
    })

    await expect(send(want('a', { chargeCall }))).rejects.toBe(refusal)
    await expect(send({ name: '~', letters: 'a', chargeCall })).rejects.toBe(refusal)

    expect(chargeCall).toHaveBeenCalledTimes(2)
    expect(calls).toEqual([])
    expect(served).toEqual(['miss', 'miss'])
  })
})

describe('serveStaleWhileRevalidate, with a fresh entry', () => {
  it('serves it to the last millisecond without a call', async () => {
    const { send, store, clock, calls, served } = createServedCache()
    await store('a')
    clock.advance(STALE_MS - 1)

    expect(await send(want('a'))).toEqual({ name: 'box', letters: 'a', version: 0 })
    expect(calls).toEqual([])
    expect(served).toEqual(['fresh'])
  })

  it('serves the wanted part of it', async () => {
    const { send, store } = createServedCache()
    await store('abc')

    expect(await send(want('b'))).toMatchObject({ letters: 'b' })
  })

  it('serves that the resource does not exist', async () => {
    const { send, store, served } = createServedCache()
    await store('a', null)

    expect(await send(want('a'))).toBeNull()
    expect(served).toEqual(['fresh'])
  })

  it('serves the newest entry that covers the request', async () => {
    const { send, store } = createServedCache()
    await store('abc')
    await store('a', { name: 'box', letters: 'a', version: 2 })

    expect(await send(want('a'))).toMatchObject({ version: 2 })
    expect(await send(want('ab'))).toMatchObject({ version: 0 })
  })

  it('charges no call', async () => {
    const { send, store } = createServedCache()
    await store('a')
    const chargeCall = vi.fn()

    await send(want('a', { chargeCall }))

    expect(chargeCall).not.toHaveBeenCalled()
  })
})

describe('serveStaleWhileRevalidate, with a stale entry', () => {
  it('serves it at once, and refreshes it in the background', async () => {
    const { send, store, clock, calls, served } = createServedCache()
    await store('a')
    clock.advance(STALE_MS)

    expect(await send(want('a'))).toMatchObject({ version: 0 })
    expect(calls).toHaveLength(1)
    expect(served).toEqual(['stale'])

    clock.advance(LIFETIME.staleMs - 1)
    expect(await send(want('a'))).toMatchObject({ version: 0 })
    expect(served).toEqual(['stale', 'stale'])
  })

  it('charges the background refresh, and detaches it from the signal', async () => {
    const { send, store, clock, calls } = createServedCache()
    await store('a')
    clock.advance(STALE_MS)
    const chargeCall = vi.fn()
    const { signal } = new AbortController()

    await send(want('a', { chargeCall, signal }))

    expect(chargeCall).toHaveBeenCalledOnce()
    expect(calls[0]?.context.signal).toBeUndefined()
    expect(calls[0]?.context.chargeCall).toBeUndefined()
  })

  it('backs off after the refresh failed', async () => {
    const { send, store, clock, calls, served, refreshFailures } = createServedCache()
    await store('a')
    clock.advance(STALE_MS)
    const failure = new Outage('503')
    await send(want('a'))
    calls[0]?.reject(failure)
    await untilIdle()

    clock.advance(REFRESH_BACKOFF_MS - 1)
    expect(await send(want('a'))).toMatchObject({ version: 0 })
    expect(calls).toHaveLength(1)

    clock.advance(1)
    await send(want('a'))
    expect(calls).toHaveLength(2)
    expect(served).toEqual(['stale', 'stale', 'stale'])
    expect(refreshFailures).toEqual([failure])
  })

  it('serves it without a refresh that may not be charged', async () => {
    const { send, store, clock, calls, served } = createServedCache()
    await store('a')
    clock.advance(STALE_MS)
    const chargeCall = () => {
      throw new Error('The call budget is used up')
    }

    await send(want('a', { chargeCall }))

    expect(calls).toEqual([])
    expect(served).toEqual(['stale'])
  })

  it('reports a failure that is no outage too, and backs off', async () => {
    const { send, store, clock, calls, refreshFailures } = createServedCache()
    await store('a')
    clock.advance(STALE_MS)
    const failure = new Error('403')
    await send(want('a'))
    calls[0]?.reject(failure)
    await untilIdle()

    await send(want('a'))

    expect(refreshFailures).toEqual([failure])
    expect(calls).toHaveLength(1)
  })

  it('reports a failure once that many requests shared', async () => {
    const { send, store, clock, calls, refreshFailures } = createServedCache()
    await store('ab')
    clock.advance(STALE_MS)
    await Promise.all([send(want('a')), send(want('b')), send(want('a'))])

    const failure = new Outage('503')
    for (const call of calls) call.reject(failure)
    await untilIdle()

    expect(refreshFailures).toEqual([failure])
  })
})

describe('serveStaleWhileRevalidate, with a stale-if-error entry', () => {
  async function createExpired() {
    const subject = createServedCache()
    await subject.store('a')
    subject.clock.advance(EXPIRED_MS)
    return subject
  }

  it('waits for a better response', async () => {
    const { send, calls, served, timeOut } = await createExpired()

    const response = send(want('a'))
    await untilIdle()
    calls[0]?.resolve('better')

    expect(await response).toBe('better')
    expect(served).toEqual(['miss'])
    timeOut()
    await untilIdle()
    expect(served).toEqual(['miss'])
  })

  it('counts as a better response that the resource does not exist', async () => {
    const { send, calls, served } = await createExpired()

    const response = send(want('a'))
    await untilIdle()
    calls[0]?.resolve(null)

    expect(await response).toBeNull()
    expect(served).toEqual(['miss'])
  })

  it('serves it in an outage, and backs off', async () => {
    const { send, calls, served, clock } = await createExpired()

    const response = send(want('a'))
    await untilIdle()
    calls[0]?.reject(new Outage('503'))
    expect(await response).toMatchObject({ version: 0 })

    clock.advance(REFRESH_BACKOFF_MS - 1)
    expect(await send(want('a'))).toMatchObject({ version: 0 })
    expect(calls).toHaveLength(1)

    clock.advance(1)
    send(want('a'))
    await untilIdle()
    expect(calls).toHaveLength(2)
    expect(served).toEqual(['stale-if-error', 'stale-if-error'])
  })

  it('serves it when the refresh times out, without aborting the call', async () => {
    const { send, calls, served, timeOut, refreshFailures } = await createExpired()
    const { signal } = new AbortController()

    const response = send(want('a', { signal }))
    await untilIdle()
    timeOut()

    expect(await response).toMatchObject({ version: 0 })
    expect(served).toEqual(['stale-if-error'])
    calls[0]?.reject(new Outage('503'))
    await untilIdle()
    expect(refreshFailures).toEqual([])
  })

  it('lets the next requests not wait again when the refresh times out', async () => {
    const { send, calls, clock, timeOut } = await createExpired()
    const response = send(want('a'))
    await untilIdle()
    timeOut()
    await response

    clock.advance(REFRESH_BACKOFF_MS - 1)
    expect(await send(want('a'))).toMatchObject({ version: 0 })
    expect(calls).toHaveLength(1)

    clock.advance(1)
    send(want('a'))
    await untilIdle()
    expect(calls).toHaveLength(2)
  })

  it('backs off when the call fails after the time-out', async () => {
    const { send, calls, timeOut } = await createExpired()
    const response = send(want('a'))
    await untilIdle()
    timeOut()
    await response
    calls[0]?.reject(new Outage('503'))
    await untilIdle()

    expect(await send(want('a'))).toMatchObject({ version: 0 })
    expect(calls).toHaveLength(1)
  })

  it('rejects with a failure that is no outage, and reports a miss', async () => {
    const { send, calls, served } = await createExpired()
    const failure = new Error('403')

    const response = send(want('a'))
    await untilIdle()
    calls[0]?.reject(failure)

    await expect(response).rejects.toBe(failure)
    expect(served).toEqual(['miss'])
  })

  it('makes no call that may not be charged, and serves what there is', async () => {
    const { send, calls, served } = await createExpired()
    const chargeCall = () => {
      throw new Error('The call budget is used up')
    }

    expect(await send(want('a', { chargeCall }))).toMatchObject({ name: 'box', letters: 'a' })

    expect(calls).toEqual([])
    expect(served).toEqual(['stale-if-error'])
  })

  it('makes the call with the signal of the request', async () => {
    const { send, calls } = await createExpired()
    const { signal } = new AbortController()

    send(want('a', { signal }))
    await untilIdle()

    expect(calls[0]?.context.signal).toBe(signal)
  })
})
