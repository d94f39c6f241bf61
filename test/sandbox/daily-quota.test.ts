import { describe, expect, it } from 'vitest'
import { createSandboxClient } from './sandbox-client.ts'

const ASSET = '/v2/learningAssets/urn:li:lyndaCourse:669544'

describe('daily quota', () => {
  it('is used up by resource and renewed at midnight UTC', async () => {
    let now = Date.UTC(2026, 10, 21, 14)
    const { get } = await createSandboxClient({ dailyQuota: 1, now: () => now })
    const statusOf = async (path: string) => (await get(path)).status

    expect(await statusOf(ASSET)).toBe(200)
    expect(await statusOf(ASSET)).toBe(429)
    expect(await statusOf('/v2/learningClassifications/urn:li:lyndaCategory:7220')).toBe(200)
    now = Date.UTC(2026, 10, 22) - 1
    expect(await statusOf(ASSET)).toBe(429)
    now += 1
    expect(await statusOf(ASSET)).toBe(200)
  })

  it('answers in the recorded words, without Retry-After', async () => {
    const { get } = await createSandboxClient({ dailyQuota: 0 })

    const response = await get(ASSET)

    expect(response.headers.has('retry-after')).toBe(false)
    expect(await response.json()).toEqual({
      status: 429,
      serviceErrorCode: 101,
      code: 'TOO_MANY_REQUESTS',
      message:
        'Resource level throttle APPLICATION DAY limit for calls to this resource is reached.',
    })
  })
})
