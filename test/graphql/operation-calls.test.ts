import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CallBudgetError } from '../../src/graphql/errors.ts'
import { createOperationCalls } from '../../src/graphql/operation-calls.ts'
import type { Exchange, LinkedInRequest } from '../../src/linkedin/request.ts'
import { formatTarget } from '../../src/linkedin/request-url.ts'
import type { Served } from '../../src/upstream/pipeline.ts'
import { createClock } from '../support/clock.ts'
import { similarRequests } from '../support/request-arbitrary.ts'

const ASSETS = '/v2/learningAssets'
const COURSE = `${ASSETS}/urn:li:lyndaCourse:563322`

function toRequest(more: Partial<LinkedInRequest> = {}): LinkedInRequest {
  return { path: COURSE, parameters: [['includeRetired', 'true']], fields: ['urn'], ...more }
}

function toExchange(request: LinkedInRequest, status: number | null = 200): Exchange {
  return { request, status, durationMs: 5 }
}

/** The calls of an operation, and a way to make some. */
function createSubject(maxCalls = 50) {
  const clock = createClock(0)
  const calls = createOperationCalls({ maxCalls, deadlineMs: 1_000, monotonicNow: clock.now })
  return {
    calls,
    clock,
    /** Sends a request that takes these exchanges. */
    send(request: LinkedInRequest, exchanges: readonly Exchange[], source?: Served['source']) {
      const context = calls.contextFor(request)
      for (const exchange of exchanges) context.onExchange?.(exchange)
      if (source) context.onServed?.({ source, freshUntilMs: null })
    },
    charge: (request: LinkedInRequest) => calls.contextFor(request).chargeCall?.(),
  }
}

describe('the calls of an operation', () => {
  it('are awaited until the deadline of the operation', () => {
    const { calls, clock } = createSubject()
    const { remainingMs } = calls.contextFor(toRequest())

    expect(remainingMs?.()).toBe(1_000)
    clock.advance(1_001)
    expect(remainingMs?.()).toBe(-1)
  })

  it('are charged once for requests that differ in their fields alone', () => {
    const wireOf = ({ fields: _, depthParameter: __, ...request }: LinkedInRequest) =>
      formatTarget(request)

    fc.assert(
      fc.property(similarRequests, ([one, other]) => {
        const { charge } = createSubject(1)
        charge(one)

        const isCharged = wireOf(one) !== wireOf(other)

        if (isCharged) expect(() => charge(other)).toThrow(CallBudgetError)
        else charge(other)
      }),
      { numRuns: 1_000 },
    )
  })

  it('are none at first', () => {
    const { calls } = createSubject()

    expect(calls.callCount()).toBe(0)
    expect(calls.explain()).toEqual([])
  })

  it('count a coalesced call once, and a cached response not at all', () => {
    const { calls, send } = createSubject()
    const coalesced = toExchange(toRequest({ fields: ['urn', 'title'] }))

    send(toRequest(), [coalesced], 'miss')
    send(toRequest({ fields: ['title'] }), [coalesced], 'miss')
    send(toRequest(), [], 'fresh')

    expect(calls.callCount()).toBe(1)
    expect(calls.callsByPath(({ path }) => path)).toEqual(new Map([[COURSE, 1]]))
    expect(calls.explain().map((each) => each.calls)).toEqual([1, 1, 0])
  })

  it('count a retried call twice', () => {
    const { calls, send } = createSubject()

    send(toRequest(), [toExchange(toRequest(), 503), toExchange(toRequest(), 200)], 'miss')

    expect(calls.callCount()).toBe(2)
    expect(calls.explain()).toMatchObject([{ calls: 2, status: 200 }])
  })

  it('count the call of a request without a response yet', () => {
    const { calls, send } = createSubject()

    send(toRequest(), [toExchange(toRequest(), null)])

    expect(calls.callCount()).toBe(1)
    expect(calls.explain()).toMatchObject([{ source: null, status: null, durationMs: null }])
  })

  it('do not count a background refresh', () => {
    const { calls } = createSubject()
    const context = calls.contextFor(toRequest())

    context.onServed?.({ source: 'stale', freshUntilMs: null })
    context.onExchange?.(toExchange(toRequest()))

    expect(calls.callCount()).toBe(0)
  })

  it('are explained in the order of the requests, each with its own duration', () => {
    const { calls, clock } = createSubject()
    const first = calls.contextFor(toRequest())
    clock.advance(3)
    const second = calls.contextFor(toRequest({ path: ASSETS, parameters: [], fields: [] }))
    clock.advance(1.26)
    second.onServed?.({ source: 'stale', freshUntilMs: null })
    first.onExchange?.(toExchange(toRequest(), 200))
    clock.advance(5)
    first.onServed?.({ source: 'miss', freshUntilMs: null })

    expect(calls.explain()).toEqual([
      {
        path: COURSE,
        parameters: { includeRetired: 'true' },
        fields: 'urn',
        source: 'miss',
        calls: 1,
        status: 200,
        durationMs: 9.3,
      },
      {
        path: ASSETS,
        parameters: {},
        fields: null,
        source: 'stale',
        calls: 0,
        status: null,
        durationMs: 1.3,
      },
    ])
  })

  it('are explained as they were sent, which can be for more than was requested', () => {
    const { calls, send } = createSubject()
    const requested = toRequest({ path: ASSETS, window: { start: 10, count: 5 } })
    const sent = { ...requested, window: { start: 0, count: 50 }, fields: ['urn', 'details.level'] }

    send(requested, [toExchange(sent)], 'miss')

    expect(calls.explain()).toMatchObject([
      { parameters: { count: '50' }, fields: 'urn,details:(level)' },
    ])
  })
})

describe('the lifetime of an answer', () => {
  const lifetime = (freshUntilMs: number, staleUntilMs: number, expiresAtMs: number) => ({
    freshUntilMs,
    staleUntilMs,
    expiresAtMs,
  })
  const fresh = (...ends: Parameters<typeof lifetime>) => ({
    source: 'fresh' as const,
    ...lifetime(...ends),
  })

  it('ends, in each of its ages, with the first of its responses', () => {
    const { calls } = createSubject()
    for (const served of [fresh(3, 4, 9), fresh(1, 5, 8), fresh(2, 6, 7)]) {
      calls.contextFor(toRequest()).onServed?.(served)
    }

    expect(calls.lifetime()).toEqual(lifetime(1, 4, 7))
  })

  it('has no time as stale where a response has none', () => {
    const { calls } = createSubject()
    calls.contextFor(toRequest()).onServed?.({ source: 'miss', freshUntilMs: 2 })

    expect(calls.lifetime()).toEqual(lifetime(2, 2, 2))
  })

  it.each([
    { description: 'without a request', note: () => {} },
    {
      description: 'while a request has no response',
      note: ({ contextFor }: ReturnType<typeof createSubject>['calls']) => contextFor(toRequest()),
    },
    {
      description: 'with a response that is not fresh',
      note: ({ contextFor }: ReturnType<typeof createSubject>['calls']) =>
        contextFor(toRequest()).onServed?.({ source: 'stale', freshUntilMs: null }),
    },
    {
      description: 'after a volatile value was read',
      note: ({ contextFor, noteVolatile }: ReturnType<typeof createSubject>['calls']) => {
        contextFor(toRequest()).onServed?.(fresh(1, 2, 3))
        noteVolatile()
      },
    },
  ])('is null $description', ({ note }) => {
    const { calls } = createSubject()

    note(calls)

    expect(calls.lifetime()).toBeNull()
  })
})

describe('the call budget of an operation', () => {
  it('charges equal requests, and those with other fields, once', () => {
    const { charge } = createSubject(1)

    charge(toRequest())
    charge(toRequest({ fields: ['title'] }))

    expect(() => charge(toRequest())).not.toThrow()
  })

  it.each([
    { description: 'another path', second: { path: `${ASSETS}/urn:li:lyndaCourse:2` } },
    { description: 'other parameters', second: { parameters: [] } },
    { description: 'another window', second: { window: { start: 0, count: 10 } } },
    { description: 'another locale', second: { targetLocale: 'de-DE' } },
  ])('charges a request with $description', ({ second }) => {
    const { charge } = createSubject(1)
    charge(toRequest())

    expect(() => charge(toRequest(second))).toThrow(new CallBudgetError(1))
  })
})
