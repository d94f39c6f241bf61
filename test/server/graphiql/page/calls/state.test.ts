import { describe, expect, it } from 'vitest'
import {
  createExplainSwitch,
  createTabReports,
  type TabReport,
} from '../../../../../src/server/graphiql/page/calls/state.ts'

const EXPLANATION = { calls: 1, callsSaved: 2, requests: [] }
const COST = { ...EXPLANATION, maxCalls: 100, endpoints: [] }
const EXPLAINED: TabReport = {
  answer: { text: '{}', isExplainRequested: true, explanation: EXPLANATION },
  dryRun: null,
}
const EMPTY: TabReport = { answer: null, dryRun: null }

describe('createTabReports', () => {
  it('records reports for the active tab alone', () => {
    const { byTab, setActiveTab, record } = createTabReports()

    setActiveTab('first')
    record(EXPLAINED)
    setActiveTab('second')
    record(EMPTY)

    expect(byTab.current()).toEqual(
      new Map([
        ['first', EXPLAINED],
        ['second', EMPTY],
      ]),
    )
  })

  it('adds a dry run to the answer until it is ended', () => {
    const { byTab, setActiveTab, record, startDryRun, endDryRun } = createTabReports()
    const outcome = { cost: COST, errors: [] }
    setActiveTab('tab')
    record(EXPLAINED)

    const finish = startDryRun('tab')
    expect(byTab.current().get('tab')).toEqual({ ...EXPLAINED, dryRun: 'pending' })
    finish(outcome)
    expect(byTab.current().get('tab')).toEqual({ ...EXPLAINED, dryRun: outcome })
    endDryRun('tab')
    expect(byTab.current().get('tab')).toEqual(EXPLAINED)
  })

  it('drops the outcome of a dry run after another dry run or an answer', () => {
    const { byTab, setActiveTab, record, startDryRun } = createTabReports()
    const late = { cost: null, errors: [{ message: 'late' }] }
    const early = { cost: COST, errors: [] }
    setActiveTab('tab')

    const finishFirst = startDryRun('tab')
    const finishSecond = startDryRun('tab')
    finishSecond(early)
    finishFirst(late)
    expect(byTab.current().get('tab')?.dryRun).toBe(early)

    const finishThird = startDryRun('tab')
    record(EXPLAINED)
    finishThird(late)
    expect(byTab.current().get('tab')).toBe(EXPLAINED)
  })
})

describe('createExplainSwitch', () => {
  it('is on by default, and stored', () => {
    const storage = createStorage()
    const explainSwitch = createExplainSwitch(storage)

    expect(explainSwitch.current()).toBe(true)
    explainSwitch.set(false)
    expect(explainSwitch.current()).toBe(false)
    expect(createExplainSwitch(storage).current()).toBe(false)
    explainSwitch.set(true)
    expect(createExplainSwitch(storage).current()).toBe(true)
  })

  it('calls its listeners on a change, until they unsubscribe', () => {
    const explainSwitch = createExplainSwitch(createStorage())
    let changes = 0
    const unsubscribe = explainSwitch.subscribe(() => changes++)

    explainSwitch.set(false)
    explainSwitch.set(false)
    expect(changes).toBe(1)

    unsubscribe()
    explainSwitch.set(true)
    expect(changes).toBe(1)
  })
})

function createStorage() {
  const entries = new Map<string, string>()
  return {
    get: (name: string) => entries.get(name) || null,
    set: (name: string, value: string) => entries.set(name, value),
  }
}
