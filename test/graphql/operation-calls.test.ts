import { describe, expect, it } from 'vitest'
import { CallBudgetError } from '../../src/graphql/errors.ts'
import { createOperationCalls } from '../../src/graphql/operation-calls.ts'
import type { Exchange, LinkedInRequest } from '../../src/linkedin/request.ts'
import type { Served } from '../../src/upstream/pipeline.ts'
import { createClock } from '../support/clock.ts'

const ASSETS = '/v2/learningAssets'
const COURSE = `${ASSETS}/urn:li:lyndaCourse:563322`

function request(more: Partial<LinkedInRequest> = {}): LinkedInRequest {
  return { path: COURSE, parameters: [['includeRetired', 'true']], fields: ['urn'], ...more }
}

function exchangeOf(request: LinkedInRequest, status: number | null = 200): Exchange {
  return { request, status, durationMs: 5 }
}

/** The calls of an operation, and a way to make some. */
function createSubject(maxCalls = 50) {
  const clock = createClock(0)
  const { signal } = new AbortController()
  const calls = createOperationCalls({ signal, maxCalls, monotonicNow: clock.now })
  return {
    calls,
    clock,
    signal,
    /** Asks on behalf of the operation: the exchanges that were made, and how it ended. */
    asks(request: LinkedInRequest, exchanges: readonly Exchange[], source?: Served['source']) {
      const context = calls.contextFor(request)
      for (const exchange of exchanges) context.onExchange?.(exchange)
      if (source) context.onServed?.({ source, freshUntilMs: null })
    },
    mayAsk: (request: LinkedInRequest) => calls.contextFor(request).chargeCall?.(),
  }
}

describe('OperationCalls', () => {
  it('are none at first, on behalf of the operation', () => {
    const { calls, signal } = createSubject()

    expect(calls.signal).toBe(signal)
    expect(calls.callCount()).toBe(0)
    expect(calls.explain()).toEqual([])
    expect(calls.callsByPath(({ path }) => path)).toEqual(new Map())
  })

  it('are as many as LinkedIn got: one where several requests shared it', () => {
    const { calls, asks } = createSubject()
    const shared = exchangeOf(request({ fields: ['urn', 'title'] }))

    asks(request(), [shared], 'miss')
    asks(request({ fields: ['title'] }), [shared], 'miss')
    asks(request(), [], 'fresh')

    expect(calls.callCount()).toBe(1)
    expect(calls.explain().map((each) => each.calls)).toEqual([1, 1, 0])
  })

  it('are two where one had to be repeated', () => {
    const { calls, asks } = createSubject()

    asks(request(), [exchangeOf(request(), 503), exchangeOf(request(), 200)], 'miss')

    expect(calls.callCount()).toBe(2)
    expect(calls.explain()).toMatchObject([{ calls: 2, status: 200 }])
  })

  it('are counted by path, each once', () => {
    const { calls, asks } = createSubject()
    const shared = exchangeOf(request())
    const search = request({ path: ASSETS, window: { start: 0, count: 10 } })

    asks(request(), [shared])
    asks(request(), [shared])
    asks(search, [exchangeOf(search), exchangeOf(search)])

    expect(calls.callsByPath(({ path }) => path)).toEqual(
      new Map([
        [COURSE, 1],
        [ASSETS, 2],
      ]),
    )
  })

  it('count the exchanges of a request that has not been answered yet', () => {
    const { calls, asks } = createSubject()

    asks(request(), [exchangeOf(request(), null)])

    expect(calls.callCount()).toBe(1)
    expect(calls.explain()).toMatchObject([{ source: null, status: null, durationMs: null }])
  })
})

describe('OperationCalls.explain', () => {
  it('tells of each question and its answer, in the order asked', () => {
    const { calls, clock } = createSubject()
    const first = calls.contextFor(request())
    clock.advance(3)
    const second = calls.contextFor(request({ path: ASSETS, parameters: [], fields: [] }))
    clock.advance(1.26)
    second.onServed?.({ source: 'stale', freshUntilMs: null })
    first.onExchange?.(exchangeOf(request(), 200))
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

  it('tells what LinkedIn was asked, which may be more than was wanted', () => {
    const { calls, asks } = createSubject()
    const wanted = request({ path: ASSETS, window: { start: 10, count: 5 } })
    const asked = { ...wanted, window: { start: 0, count: 50 }, fields: ['urn', 'details.level'] }

    asks(wanted, [exchangeOf(asked)], 'miss')

    expect(calls.explain()).toMatchObject([
      { parameters: { count: '50' }, fields: 'urn,details:(level)' },
    ])
  })

  it.each([
    { window: { start: 0, count: 10 }, parameters: { count: '10' } },
    { window: { start: 10, count: 10 }, parameters: { start: '10', count: '10' } },
    { window: { start: 0, count: 0 }, parameters: { count: '1' } },
  ])('tells of window $window as it is on the wire', ({ window, parameters }) => {
    const { calls, asks } = createSubject()

    asks(request({ parameters: [], window }), [], 'fresh')

    expect(calls.explain()[0]?.parameters).toEqual(parameters)
  })
})

describe('OperationCalls.freshUntilMs', () => {
  const fresh = (freshUntilMs: number | null) => ({ source: 'fresh' as const, freshUntilMs })

  it('is the earliest end of all that was answered', () => {
    const { calls } = createSubject()
    for (const untilMs of [3_000, 1_000, 2_000]) {
      calls.contextFor(request()).onServed?.(fresh(untilMs))
    }

    expect(calls.freshUntilMs()).toBe(1_000)
  })

  it('is not known while nothing was asked', () => {
    expect(createSubject().calls.freshUntilMs()).toBeNull()
  })

  it('is not known while a question has no answer', () => {
    const { calls } = createSubject()
    calls.contextFor(request()).onServed?.(fresh(1_000))
    calls.contextFor(request())

    expect(calls.freshUntilMs()).toBeNull()
  })

  it('is not known where that of one answer is not', () => {
    const { calls } = createSubject()
    for (const untilMs of [1_000, null, 2_000]) {
      calls.contextFor(request()).onServed?.(fresh(untilMs))
    }

    expect(calls.freshUntilMs()).toBeNull()
  })

  it('is not known once something was read that is true at the moment only', () => {
    const { calls } = createSubject()
    calls.contextFor(request()).onServed?.(fresh(1_000))

    calls.noteVolatile()

    expect(calls.freshUntilMs()).toBeNull()
  })
})

describe('The budget of an operation', () => {
  it('is not spent by what is asked twice, nor by other fields of the same', () => {
    const { mayAsk } = createSubject(1)

    mayAsk(request())
    mayAsk(request({ fields: ['title'] }))
    mayAsk(request())
  })

  it.each([
    { description: 'another thing', second: { path: `${ASSETS}/urn:li:lyndaCourse:2` } },
    { description: 'the same with other parameters', second: { parameters: [] } },
    { description: 'a page of it', second: { window: { start: 0, count: 10 } } },
  ])('is spent by $description', ({ second }) => {
    const { mayAsk } = createSubject(1)
    mayAsk(request())

    expect(() => mayAsk(request(second))).toThrow(new CallBudgetError(1))
  })

  it('is spent by each page', () => {
    const { mayAsk } = createSubject(2)
    mayAsk(request({ window: { start: 0, count: 10 } }))
    mayAsk(request({ window: { start: 10, count: 10 } }))

    expect(() => mayAsk(request({ window: { start: 20, count: 10 } }))).toThrow(CallBudgetError)
  })

  it('allows nothing where there is none', () => {
    const { mayAsk } = createSubject(0)

    expect(() => mayAsk(request())).toThrow(
      'This operation needs more than 0 calls to LinkedIn: ask for fewer things at a time.',
    )
  })
})
