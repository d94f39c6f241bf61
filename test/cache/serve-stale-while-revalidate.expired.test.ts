import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  createServedCache,
  type LettersCall,
  LIFETIME,
  Outage,
  REFRESH_BACKOFF_MS,
} from '../support/cache-layers.ts'

const want = (letters: string, more: Partial<LettersCall> = {}) => ({
  name: 'box',
  letters,
  ...more,
})
const EXPIRED_MS = LIFETIME.freshMs + LIFETIME.staleMs

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
    await setImmediate()
    calls[0]?.resolve('better')

    expect(await response).toBe('better')
    expect(served).toEqual(['miss'])
    timeOut()
    await setImmediate()
    expect(served).toEqual(['miss'])
  })

  it('takes it for a better response that the resource no longer exists', async () => {
    const { send, calls, served } = await createExpired()

    const response = send(want('a'))
    await setImmediate()
    calls[0]?.resolve(null)

    expect(await response).toBeNull()
    expect(served).toEqual(['miss'])
  })

  it('serves it in an outage, and backs off', async () => {
    const { send, calls, served, clock } = await createExpired()

    const response = send(want('a'))
    await setImmediate()
    calls[0]?.reject(new Outage('503'))
    expect(await response).toMatchObject({ version: 0 })

    clock.advance(REFRESH_BACKOFF_MS - 1)
    expect(await send(want('a'))).toMatchObject({ version: 0 })
    expect(calls).toHaveLength(1)

    clock.advance(1)
    send(want('a'))
    await setImmediate()
    expect(calls).toHaveLength(2)
    expect(served).toEqual(['stale-if-error', 'stale-if-error'])
  })

  it('serves it to who has waited long enough, and lets the call go on', async () => {
    const { send, calls, served, timeOut, refreshFailures } = await createExpired()
    const { signal } = new AbortController()

    const response = send(want('a', { signal }))
    await setImmediate()
    timeOut()

    expect(await response).toMatchObject({ version: 0 })
    expect(served).toEqual(['stale-if-error'])
    calls[0]?.reject(new Outage('503'))
    await setImmediate()
    expect(refreshFailures).toEqual([])
  })

  it('backs off when the call fails after the time-out', async () => {
    const { send, calls, timeOut } = await createExpired()
    const response = send(want('a'))
    await setImmediate()
    timeOut()
    await response
    calls[0]?.reject(new Outage('503'))
    await setImmediate()

    expect(await send(want('a'))).toMatchObject({ version: 0 })
    expect(calls).toHaveLength(1)
  })

  it('rejects with a failure that is no outage, and reports a miss', async () => {
    const { send, calls, served } = await createExpired()
    const failure = new Error('403')

    const response = send(want('a'))
    await setImmediate()
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
    await setImmediate()

    expect(calls[0]?.context.signal).toBe(signal)
  })
})
