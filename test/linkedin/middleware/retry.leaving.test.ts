import { getEventListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { LinkedInStatusError } from '../../../src/linkedin/errors.ts'
import { retry } from '../../../src/linkedin/middleware/retry.ts'
import { createDeferred } from '../../support/deferred.ts'

const PATH = '/v2/learningAssets'

describe('retry, with the timers of the server', () => {
  it('fails with the reason of who leaves while it waits, and leaves nothing behind', async () => {
    const waits = createDeferred<void>()
    const controller = new AbortController()
    const reason = new Error('Nobody waits any more')
    const send = retry({
      attempts: 3,
      baseDelayMs: 200,
      deadlineMs: 100_000,
      monotonicNow: () => 0,
      random: () => 0.5,
      sleep(_delayMs, signal) {
        waits.resolve()
        return sleep(60_000, undefined, { ...(signal && { signal }) })
      },
    })(async () => {
      throw new LinkedInStatusError(PATH, { status: 503 })
    })
    const answer = send({ path: PATH, parameters: [] }, { signal: controller.signal })
    await waits.promise

    controller.abort(reason)

    await expect(answer).rejects.toBe(reason)
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })
})
