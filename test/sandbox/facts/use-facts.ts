import { expect } from 'vitest'
import { CLASSIFICATIONS, CRITERIA, type Fact, GATEWAY, JAVA, PAGES, refusal } from './fact.ts'

const DAY_MS = 86_400_000
const NOON = Date.UTC(2026, 10, 21, 12)

/** 1.5 using the token, 1.7 rate limits. */
export const USE_FACTS: readonly Fact[] = [
  {
    number: '1.5.1',
    fact: 'the header Authorization has the bearer token',
    source: PAGES.authentication,
    grade: 'documented',
    check: async ({ get }) => {
      expect((await get(CRITERIA)).status).toBe(200)
    },
  },
  {
    number: '1.5.2',
    fact: 'partners send their URN in the header referer',
    source: PAGES.partner,
    grade: 'documented',
    options: {},
    check: async ({ sandbox, get }) => {
      await get('/v2/jobs', { referer: 'urn:li:partner:dundermifflin' })

      expect(sandbox.calls.at(-1)?.referer).toBe('urn:li:partner:dundermifflin')
    },
  },
  refusal({
    number: '1.7.1',
    cause: 'a call beyond the daily quota',
    source: GATEWAY,
    grade: 'recorded',
    options: { dailyQuota: 0 },
    body: {
      status: 429,
      serviceErrorCode: 101,
      code: 'TOO_MANY_REQUESTS',
      message:
        'Resource level throttle APPLICATION DAY limit for calls to this resource is reached.',
    },
    send: async ({ get }) => {
      const response = await get(JAVA)
      expect(response.headers.has('retry-after')).toBe(false)
      return response
    },
  }),
  {
    number: '1.7.2',
    fact: 'the quota is per resource, and resets at midnight UTC',
    source: PAGES.rateLimits,
    grade: 'documented',
    options: { dailyQuota: 1, now: () => NOON },
    check: async ({ sandbox, get }) => {
      const statusOf = async (path: string) => (await get(path)).status

      expect([await statusOf(JAVA), await statusOf(CRITERIA)]).toEqual([200, 429])
      expect(await statusOf(`${CLASSIFICATIONS}/urn:li:lyndaCategory:7220`)).toBe(200)
      sandbox.advanceTime(DAY_MS / 2 - 1)
      expect(await statusOf(JAVA)).toBe(429)
      sandbox.advanceTime(1)
      expect(await statusOf(JAVA)).toBe(200)
    },
  },
]
