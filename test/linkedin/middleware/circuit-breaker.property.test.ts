import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CallResult,
  type CircuitBreaker,
  createCircuitBreaker,
} from '../../../src/linkedin/middleware/circuit-breaker.ts'
import { createClock } from '../../support/clock.ts'

const PATH = '/v2/learningAssets'
const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

type Kind = CallResult['kind']

/** What is expected of a circuit, told from all that has happened since it was last closed. */
interface Model {
  nowMs: number
  /** Counts how often the circuit was opened or closed. */
  epoch: number
  ends: { readonly atMs: number; readonly kind: Kind }[]
  /** Null while the circuit is closed. */
  opening: {
    readonly sinceMs: number
    readonly lengthMs: number
    untilMs: number
  } | null
  /** The calls in flight: the opening that each has begun, where it is a probe. */
  readonly calls: { readonly epoch: number; readonly opening: Model['opening'] }[]
}

interface Subject {
  readonly clock: ReturnType<typeof createClock>
  readonly breaker: CircuitBreaker
  readonly releases: ((result: CallResult) => void)[]
}

function isPermitted({ opening, nowMs }: Model): boolean {
  return !opening || nowMs >= opening.untilMs
}

/** Whether the calls since the circuit was closed are to open it. */
function isFailing({ ends, nowMs }: Model): boolean {
  const lastAnswer = ends.findLastIndex(({ kind }) => kind === 'answered')
  const row = ends.slice(lastAnswer + 1)
  if (row.length >= 5 && nowMs - (row[0]?.atMs ?? nowMs) >= SECOND_MS) return true
  const second = (atMs: number) => Math.floor(atMs / SECOND_MS)
  const recent = ends.filter(({ atMs }) => second(atMs) > second(nowMs) - 10)
  const failed = recent.filter(({ kind }) => kind === 'failed')
  return recent.length >= 20 && failed.length * 2 >= recent.length
}

function open(model: Model, sinceMs: number, lengthMs: number): void {
  model.opening = { sinceMs, lengthMs, untilMs: model.nowMs + lengthMs }
  model.epoch += 1
}

const call: fc.Command<Model, Subject> = {
  check: () => true,
  run(model, { breaker, releases }) {
    expect(breaker.isClosed(PATH)).toBe(model.opening === null)
    expect(breaker.blockedForMs(PATH) === 0).toBe(isPermitted(model))
    if (!isPermitted(model)) {
      expect(() => breaker.acquire(PATH)).toThrow('LinkedIn is not called while it is down')
      return
    }
    releases.push(breaker.acquire(PATH))
    const { opening } = model
    if (opening) {
      const longestMs = Math.max(2.5 * SECOND_MS, (model.nowMs - opening.sinceMs) / 7)
      open(model, opening.sinceMs, Math.min(2 * opening.lengthMs, longestMs, MINUTE_MS))
      // One probe an opening: the next call is blocked again.
      expect(() => breaker.acquire(PATH)).toThrow('LinkedIn is not called while it is down')
    }
    model.calls.push({ epoch: model.epoch, opening: model.opening })
  },
  toString: () => 'call',
}

const end = (choice: number, kind: Kind): fc.Command<Model, Subject> => ({
  check: (model) => model.calls.length > 0,
  run(model, { releases }) {
    const index = choice % model.calls.length
    const [call] = model.calls.splice(index, 1)
    const [release] = releases.splice(index, 1)
    release?.({ kind })

    if (call?.opening) {
      if (kind === 'failed') call.opening.untilMs = model.nowMs + call.opening.lengthMs
      if (kind !== 'answered' || model.opening?.sinceMs !== call.opening.sinceMs) return
      model.opening = null
      model.ends = []
      model.epoch += 1
    } else if (call?.epoch === model.epoch && kind !== 'unknown') {
      model.ends.push({ atMs: model.nowMs, kind })
      if (kind === 'failed' && isFailing(model)) open(model, model.nowMs, SECOND_MS)
    }
  },
  toString: () => `end ${choice}: ${kind}`,
})

const pass = (durationMs: number): fc.Command<Model, Subject> => ({
  check: () => true,
  run(model, { clock }) {
    clock.advance(durationMs)
    model.nowMs += durationMs
  },
  toString: () => `${durationMs} ms`,
})

const kind = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Kind>('failed') },
  { weight: 2, arbitrary: fc.constant<Kind>('answered') },
  { weight: 1, arbitrary: fc.constant<Kind>('unknown') },
)
const commands = fc.commands(
  [
    fc.constant(call),
    fc.tuple(fc.nat(30), kind).map(([choice, kind]) => end(choice, kind)),
    fc
      .oneof(
        fc.constantFrom(1, 999, SECOND_MS, 2 * SECOND_MS),
        fc.nat(3 * SECOND_MS),
        fc.nat(10 * MINUTE_MS),
      )
      .map((durationMs) => pass(durationMs)),
  ],
  { maxCommands: 300, size: 'max' },
)

describe('A circuit, after any calls', () => {
  it('is open, probed once an opening, and closed as its model is', () => {
    let openings = 0
    fc.assert(
      fc.property(commands, (commands) => {
        const clock = createClock(0)
        const model: Model = { nowMs: 0, epoch: 0, ends: [], opening: null, calls: [] }
        const real = { clock, breaker: createCircuitBreaker(clock.now), releases: [] }
        fc.modelRun(() => ({ model, real }), commands)
        openings += model.epoch
      }),
      { numRuns: 300 },
    )
    // The commands reach what they are about.
    expect(openings).toBeGreaterThan(300)
  })
})
