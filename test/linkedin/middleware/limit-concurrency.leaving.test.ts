import { getEventListeners, setMaxListeners } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitConcurrency } from '../../../src/linkedin/middleware/limit-concurrency.ts'
import type { LinkedInRequest } from '../../../src/linkedin/request.ts'
import { createDeferred, type Deferred } from '../../support/deferred.ts'

const reason = new Error('Nobody waits any more')

/** What is sent with so many places, to be answered by hand. */
function createSubject(most: number) {
  const sent: (Deferred<unknown> & { readonly request: LinkedInRequest })[] = []
  const send = limitConcurrency(most)((request) => {
    const answer = createDeferred<unknown>()
    sent.push({ ...answer, request })
    return answer.promise
  })
  return {
    send: (path: string, signal?: AbortSignal) => send({ path, parameters: [] }, { signal }),
    sent,
    paths: () => sent.map(({ request }) => request.path),
  }
}

describe('limitConcurrency, for those who are called off', () => {
  it('lets them leave the queue at once, with their reason, and the others stay', async () => {
    const { send, sent, paths } = createSubject(1)
    const controller = new AbortController()
    send('/a')
    const left = send('/b', controller.signal)
    send('/c')

    controller.abort(reason)
    await expect(left).rejects.toBe(reason)
    expect(paths()).toEqual(['/a'])

    sent[0]?.resolve('a')
    await setImmediate()
    expect(paths()).toEqual(['/a', '/c'])
  })

  it('loses no place to them', async () => {
    const { send, sent, paths } = createSubject(1)
    const controller = new AbortController()
    send('/a')
    const left = send('/b', controller.signal)
    controller.abort(reason)
    await expect(left).rejects.toBe(reason)

    sent[0]?.resolve('a')
    await setImmediate()
    send('/c')

    expect(paths()).toEqual(['/a', '/c'])
  })

  it('does not queue who has left already, nor gives a place', async () => {
    const { send, paths } = createSubject(1)

    await expect(send('/a', AbortSignal.abort(reason))).rejects.toBe(reason)
    send('/b')
    await expect(send('/c', AbortSignal.abort(reason))).rejects.toBe(reason)

    expect(paths()).toEqual(['/b'])
  })

  it('gives on the place of who was called off just when it came', async () => {
    const { send, sent, paths } = createSubject(1)
    const controller = new AbortController()
    send('/a')
    const left = send('/b', controller.signal)
    send('/c')

    sent[0]?.resolve('a')
    controller.abort(reason)
    left.catch(() => {})
    await setImmediate()
    sent.find(({ request }) => request.path === '/b')?.reject(reason)
    await setImmediate()

    await expect(left).rejects.toBe(reason)
    expect(paths().at(-1)).toBe('/c')
  })

  it('leaves nothing behind on a signal that lives long', async () => {
    const { send, sent } = createSubject(2)
    const { signal } = new AbortController()
    setMaxListeners(0, signal)
    const answers = Array.from({ length: 100 }, (_, index) => send(`/${index}`, signal))

    for (const answer of sent) {
      answer.resolve(null)
      await setImmediate()
    }
    await Promise.all(answers)

    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('sends never more than there are places, and all that stay, in their order', async () => {
    const steps = fc.array(fc.constantFrom('send', 'leave', 'answer', 'fail'), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (most, steps) => {
        const { send, sent } = createSubject(most)
        const ended = new Set<unknown>()
        const callers: { path: string; controller: AbortController; end: Promise<unknown> }[] = []
        const underWay = () => sent.filter((each) => !ended.has(each))
        const end = (isFailure: boolean) => {
          const [first] = underWay()
          ended.add(first)
          if (isFailure) first?.reject(new Error('503'))
          else first?.resolve(null)
        }

        for (const step of steps) {
          if (step === 'send') {
            const controller = new AbortController()
            const path = `/${callers.length}`
            const end = send(path, controller.signal).catch((error: unknown) => error)
            callers.push({ path, controller, end })
          }
          if (step === 'leave') callers.at(-1)?.controller.abort(reason)
          if (step === 'answer' || step === 'fail') end(step === 'fail')
          await setImmediate()
          expect(underWay().length).toBeLessThanOrEqual(most)
        }
        while (underWay().length > 0) {
          end(false)
          await setImmediate()
        }

        const stayed = callers.filter(({ controller }) => !controller.signal.aborted)
        const paths = sent.map(({ request }) => request.path)
        expect(paths).toEqual(expect.arrayContaining(stayed.map(({ path }) => path)))
        expect(paths).toEqual(paths.toSorted((one, other) => +one.slice(1) - +other.slice(1)))
        await Promise.all(callers.map(({ end }) => end))
      }),
    )
  })
})
