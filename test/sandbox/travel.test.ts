import { describe, expect, it } from 'vitest'
import { createSandboxClient } from './sandbox-client.ts'

describe('travel', () => {
  it('adds up, on top of the clock that the sandbox was given', async () => {
    let now = Date.UTC(2026, 0, 1)
    const { sandbox, get } = await createSandboxClient({ now: () => now })
    const dateOf = async () => Date.parse((await get('/v2/jobs')).headers.get('date') ?? '')

    sandbox.travel(3_600_000)
    sandbox.travel(60_000)
    now += 1_000

    expect(await dateOf()).toBe(Date.UTC(2026, 0, 1, 1, 1, 1))
  })
})
