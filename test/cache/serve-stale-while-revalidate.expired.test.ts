import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createKeptParcels, Outage, PAUSE_MS } from '../support/kept-parcels.ts'
import { LIFETIME, type ParcelRequest } from '../support/parcel.ts'

const want = (letters: string, more: Partial<ParcelRequest> = {}) => ({
  name: 'box',
  letters,
  ...more,
})
const EXPIRED_MS = LIFETIME.freshMs + LIFETIME.staleMs

describe('serveFromRecords, where an answer is expired', () => {
  async function createExpired() {
    const subject = createKeptParcels()
    await subject.keep('a')
    subject.clock.advance(EXPIRED_MS)
    return subject
  }

  it('waits for a better one', async () => {
    const { ask, questions, served, losePatience } = await createExpired()

    const answer = ask(want('a'))
    await setImmediate()
    questions[0]?.resolve('better')

    expect(await answer).toBe('better')
    expect(served).toEqual(['miss'])
    losePatience()
    await setImmediate()
    expect(served).toEqual(['miss'])
  })

  it('takes it for a better one that there is none any more', async () => {
    const { ask, questions, served } = await createExpired()

    const answer = ask(want('a'))
    await setImmediate()
    questions[0]?.resolve(null)

    expect(await answer).toBeNull()
    expect(served).toEqual(['miss'])
  })

  it('serves it in an outage, and asks for nothing better for a while', async () => {
    const { ask, questions, served, clock } = await createExpired()

    const answer = ask(want('a'))
    await setImmediate()
    questions[0]?.reject(new Outage('503'))
    expect(await answer).toMatchObject({ version: 0 })

    clock.advance(PAUSE_MS - 1)
    expect(await ask(want('a'))).toMatchObject({ version: 0 })
    expect(questions).toHaveLength(1)

    clock.advance(1)
    ask(want('a'))
    await setImmediate()
    expect(questions).toHaveLength(2)
    expect(served).toEqual(['expired', 'expired'])
  })

  it('serves it to who has waited long enough, and lets the question go on', async () => {
    const { ask, questions, served, losePatience, refreshFailures } = await createExpired()
    const { signal } = new AbortController()

    const answer = ask(want('a', { signal }))
    await setImmediate()
    losePatience()

    expect(await answer).toMatchObject({ version: 0 })
    expect(served).toEqual(['expired'])
    questions[0]?.reject(new Outage('503'))
    await setImmediate()
    expect(refreshFailures).toEqual([])
  })

  it('asks for nothing better for a while after nobody had the patience for a failure', async () => {
    const { ask, questions, losePatience } = await createExpired()
    const answer = ask(want('a'))
    await setImmediate()
    losePatience()
    await answer
    questions[0]?.reject(new Outage('503'))
    await setImmediate()

    expect(await ask(want('a'))).toMatchObject({ version: 0 })
    expect(questions).toHaveLength(1)
  })

  it('fails where the failure is no outage, and says that it has asked', async () => {
    const { ask, questions, served } = await createExpired()
    const failure = new Error('403')

    const answer = ask(want('a'))
    await setImmediate()
    questions[0]?.reject(failure)

    await expect(answer).rejects.toBe(failure)
    expect(served).toEqual(['miss'])
  })

  it('asks nothing where that is refused, and serves what there is', async () => {
    const { ask, questions, served } = await createExpired()
    const beforeAsking = () => {
      throw new Error('The budget is spent')
    }

    expect(await ask(want('a', { beforeAsking }))).toMatchObject({ name: 'box', letters: 'a' })

    expect(questions).toEqual([])
    expect(served).toEqual(['expired'])
  })

  it('asks on behalf of who waits: for as long as that one does', async () => {
    const { ask, questions } = await createExpired()
    const { signal } = new AbortController()

    ask(want('a', { signal }))
    await setImmediate()

    expect(questions[0]?.request.signal).toBe(signal)
  })
})
