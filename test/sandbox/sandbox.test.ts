import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { createSandboxClient } from '../support/sandbox.ts'

describe('startSandbox', () => {
  it('rejects when its port is taken', async () => {
    const { sandbox } = await createSandboxClient()

    const second = startSandbox({ port: Number(new URL(sandbox.url).port) })

    await expect(second).rejects.toThrow('EADDRINUSE')
  })
})

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
