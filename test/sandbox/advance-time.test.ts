import { describe, expect, it } from 'vitest'
import { createSandboxClient } from './sandbox-client.ts'

describe('advanceTime', () => {
  it('adds up, on top of the given clock', async () => {
    let now = Date.UTC(2026, 0, 1)
    const { sandbox, get } = await createSandboxClient({ now: () => now })
    const dateOf = async () => Date.parse((await get('/v2/jobs')).headers.get('date') ?? '')

    sandbox.advanceTime(3_600_000)
    sandbox.advanceTime(60_000)
    now += 1_000

    expect(await dateOf()).toBe(Date.UTC(2026, 0, 1, 1, 1, 1))
  })
})
