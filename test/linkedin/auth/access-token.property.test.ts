import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorize } from '../../../src/linkedin/auth/authorize.ts'
import { AccessTokenError, LinkedInStatusError } from '../../../src/linkedin/errors.ts'
import { createTokenSource, grantedToken, refusal } from '../../support/token-source.ts'
import { untilIdle } from '../../support/until-idle.ts'

const SECOND_MS = 1_000
const HOUR_MS = 3_600_000
const unauthorized = new LinkedInStatusError('/v2/jobs', { status: 401 })
const ENDPOINT_FAILURES = {
  unavailable: new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 503, ''),
  limited: new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 429, ''),
  undocumented: new AccessTokenError('UNDOCUMENTED_ANSWER', 200, ''),
  refused: new AccessTokenError('CLIENT_AUTHENTICATION_FAILED', 401, ''),
} as const

type Endpoint = 'grants' | keyof typeof ENDPOINT_FAILURES
/** Which calls LinkedIn refuses: none, all, every second or third one, or tokens granted so far. */
type Api = 'takes' | 'refuses' | 'every second' | 'every third' | 'revokes' | 'is slow to take'

type Step =
  | { readonly kind: 'endpoint'; readonly does: Endpoint }
  | { readonly kind: 'api'; readonly does: Api }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'set clock'; readonly byMs: number }
  | { readonly kind: 'late refusal' }
  | { readonly kind: 'query'; readonly times: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('endpoint' as const),
    does: fc.constantFrom<Endpoint>('grants', 'unavailable', 'limited', 'undocumented', 'refused'),
  }),
  fc.record({
    kind: fc.constant('api' as const),
    does: fc.constantFrom<Api>(
      'takes',
      'refuses',
      'every second',
      'every third',
      'revokes',
      'is slow to take',
    ),
  }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
  fc.record({
    kind: fc.constant('set clock' as const),
    byMs: fc.constantFrom(-HOUR_MS, -30 * SECOND_MS, 30 * SECOND_MS, HOUR_MS),
  }),
  fc.record({ kind: fc.constant('late refusal' as const) }),
  fc.record({ kind: fc.constant('query' as const), times: fc.integer({ min: 1, max: 5 }) }),
)

/** LinkedIn as the steps make it, and what it has seen. */
function createWorld(lifetimeSeconds: number) {
  const tokens = createTokenSource()
  const { source, clock, requestTimes } = tokens
  // What the system clock shows changes; this does not.
  let elapsedMs = 0
  const grantedAtMs = new Map<string, number>()
  const revoked = new Set<string>()
  let endpoint: Endpoint = 'grants'
  let api: Api = 'takes'
  let calls = 0
  const expiredSent: string[] = []
  const outcomes: ('granted' | 'failed')[] = []

  tokens.respondWith(async () => {
    if (endpoint !== 'grants') {
      outcomes.push('failed')
      throw ENDPOINT_FAILURES[endpoint]
    }
    outcomes.push('granted')
    const value = `token-${requestTimes.length}`
    grantedAtMs.set(value, now())
    return grantedToken(value, lifetimeSeconds)
  })

  /** The time of the source's own pauses included. */
  function now(): number {
    return Math.max(elapsedMs, requestTimes.at(-1) ?? 0)
  }

  function isRefused(token: string): boolean {
    calls += 1
    const ageMs = now() - (grantedAtMs.get(token) ?? Number.NEGATIVE_INFINITY)
    if (ageMs >= lifetimeSeconds * SECOND_MS) expiredSent.push(token)
    if (revoked.has(token) || api === 'refuses') return true
    if (api === 'is slow to take') return ageMs < 2 * SECOND_MS
    if (api === 'every second') return calls % 2 === 0
    return api === 'every third' && calls % 3 === 0
  }

  const send = authorize(source)(async ({ headers }) => {
    if (isRefused(headers?.['authorization']?.replace('Bearer ', '') ?? '')) throw unauthorized
    return 'answer'
  })

  async function query(): Promise<{ calls: number; isAnswered: boolean }> {
    const before = calls
    const isAnswered = await send({ path: '/v2/jobs', parameters: [] }, {}).then(
      () => true,
      () => false,
    )
    await untilIdle()
    return { calls: calls - before, isAnswered }
  }

  async function run(each: Step): Promise<void> {
    if (each.kind === 'endpoint') endpoint = each.does
    if (each.kind === 'api') {
      api = each.does
      if (api === 'revokes') for (const token of grantedAtMs.keys()) revoked.add(token)
    }
    if (each.kind === 'set clock') clock.set(each.byMs)
    if (each.kind === 'wait') {
      clock.advance(each.seconds * SECOND_MS)
      elapsedMs = now() + each.seconds * SECOND_MS
    }
    if (each.kind === 'late refusal') {
      const [oldest] = grantedAtMs.keys()
      if (oldest && oldest !== (await source.current().catch(() => oldest))) {
        await source.afterRefusal(oldest, refusal(1)).catch(() => {})
      }
    }
    if (each.kind === 'query') {
      for (let time = 0; time < each.times; time += 1) {
        expect((await query()).calls).toBeLessThanOrEqual(3)
      }
    }
    // The response to a token request takes no time: its limits are shorter than any wait.
    await untilIdle()
  }

  return { run, query, expiredSent, requestTimes, outcomes, source }
}

/** How many times fall into the window that begins at each of them. */
function mostInWindow(times: readonly number[], windowMs: number): number {
  return Math.max(
    0,
    ...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length),
  )
}

describe('the access token, whatever LinkedIn does', () => {
  it('is never sent once it has expired, and is requested seldom', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 40 }),
        fc.constantFrom(60, 300, 1_800, 7_775_999),
        async (steps, lifetimeSeconds) => {
          const world = createWorld(lifetimeSeconds)
          for (const each of steps) await world.run(each)

          expect(world.expiredSent).toEqual([])
          // Two tokens at the start, or a failure and one more try before each of two. A clock that is
          // set forward ends the life of a token as time does.
          const ended = steps.filter((each) => each.kind === 'set clock' && each.byMs > 0).length
          expect(mostInWindow(world.requestTimes, 10 * SECOND_MS)).toBeLessThanOrEqual(4 + ended)
          expect(mostInWindow(world.requestTimes, 60 * SECOND_MS)).toBeLessThanOrEqual(14 + ended)
        },
      ),
      {
        numRuns: 300,
        examples: [
          // The token is refreshed as it is refused, and no other one is taken.
          [
            [
              { kind: 'query', times: 1 },
              { kind: 'wait', seconds: 48 },
              { kind: 'api', does: 'refuses' },
              { kind: 'query', times: 1 },
              { kind: 'wait', seconds: 1 },
            ],
            60,
          ],
        ],
      },
    )
  })

  it('is renewed at most once in ten seconds where the endpoint grants', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const world = createWorld(7_775_999)
        for (const each of steps) if (each.kind !== 'endpoint') await world.run(each)

        // The first is none: it is requested because there was none.
        expect(mostInWindow(world.requestTimes.slice(1), 10 * SECOND_MS)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 200 },
    )
  })

  it('is requested three times in 15 seconds of failure, then twice a minute', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Endpoint>('unavailable', 'limited', 'undocumented', 'refused'),
        fc.array(fc.integer({ min: 100, max: 20_000 }), { minLength: 5, maxLength: 60 }),
        async (does, waits) => {
          const world = createWorld(1_800)
          await world.run({ kind: 'endpoint', does })
          for (const waitMs of waits) {
            await world.query()
            await world.run({ kind: 'wait', seconds: waitMs / SECOND_MS })
          }

          const [startMs = 0] = world.requestTimes
          const later = world.requestTimes.filter((at) => at >= startMs + 15 * SECOND_MS)
          expect(world.requestTimes.length - later.length).toBeLessThanOrEqual(3)
          expect(mostInWindow(later, 60 * SECOND_MS)).toBeLessThanOrEqual(2)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('is good again once LinkedIn is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const world = createWorld(1_800)
        for (const each of steps) await world.run(each)
        await world.run({ kind: 'endpoint', does: 'grants' })
        await world.run({ kind: 'api', does: 'takes' })
        // The longest of all pauses.
        await world.run({ kind: 'wait', seconds: 61 })

        expect((await world.query()).isAnswered).toBe(true)
        expect(world.source.status().state).toBe('valid')
      }),
      { numRuns: 200 },
    )
  })
})
