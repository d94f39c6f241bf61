import { describe, expect, it } from 'vitest'
import { operationNameIn } from '../../../src/server/graphiql/page/ask-server.ts'
import {
  describeEndpointCost,
  describeImaginedSource,
  describeSource,
  formatDuration,
  placeOf,
  summarize,
} from '../../../src/server/graphiql/page/calls/format.ts'
import * as pageHeaders from '../../../src/server/graphiql/page/calls/report.ts'
import {
  readCost,
  readExplanation,
  withoutExplanation,
} from '../../../src/server/graphiql/page/calls/report.ts'
import {
  createExplainSwitch,
  createTabReports,
  NO_REPORT,
  type TabReport,
} from '../../../src/server/graphiql/page/calls/state.ts'
import { DRY_RUN_HEADER, EXPLAIN_HEADER } from '../../../src/server/headers.ts'

const EXPLANATION = { calls: 1, callsSaved: 2, requests: [] }
const COST = { ...EXPLANATION, maxCalls: 100, endpoints: [] }
const EXPLAINED: TabReport = {
  answer: { text: '{}', isAsked: true, explanation: EXPLANATION },
  dryRun: null,
}

describe('readExplanation and readCost', () => {
  it('read what the server tells', () => {
    expect(readExplanation({ extensions: { explain: EXPLANATION } })).toBe(EXPLANATION)
    expect(readCost({ extensions: { cost: COST } })).toBe(COST)
  })

  it.each([
    {},
    { extensions: {} },
    { extensions: { explain: true, cost: 3 } },
    { extensions: { explain: { calls: 1 }, cost: EXPLANATION } },
    { extensions: { explain: null, cost: null } },
  ])('find nothing in %j', (answer) => {
    expect(readExplanation(answer)).toBeNull()
    expect(readCost(answer)).toBeNull()
  })
})

describe('withoutExplanation', () => {
  it('takes out the explanation, and nothing else', () => {
    const answer = {
      errors: [],
      extensions: { tracing: 1, explain: EXPLANATION, cost: 2 },
      data: { a: null },
    }

    expect(JSON.stringify(withoutExplanation(answer))).toBe(
      '{"errors":[],"extensions":{"tracing":1,"cost":2},"data":{"a":null}}',
    )
    expect(answer.extensions.explain).toBe(EXPLANATION)
  })

  it('leaves no extensions that would be empty', () => {
    const answer = { data: { a: 1 }, extensions: { explain: EXPLANATION } }

    expect(withoutExplanation(answer)).toStrictEqual({ data: { a: 1 } })
  })
})

describe('the headers', () => {
  it('are those that the server reads', () => {
    expect(pageHeaders.EXPLAIN_HEADER).toBe(EXPLAIN_HEADER)
    expect(pageHeaders.DRY_RUN_HEADER).toBe(DRY_RUN_HEADER)
  })

  it.each([
    ['true', true],
    ['1', true],
    [' True ', true],
    ['false', false],
    ['0', false],
  ])('ask for an explanation when one says %j: %s', (value, isAsked) => {
    expect(pageHeaders.isExplanationAsked(new Headers({ 'X-Explain': value }))).toBe(isAsked)
  })

  it('ask for none by themselves', () => {
    expect(pageHeaders.isExplanationAsked(new Headers())).toBe(false)
  })
})

describe('operationNameIn', () => {
  it.each([
    ['query A { a } query B { b }', 'B', 'B'],
    ['query A { a }', 'B', undefined],
    ['fragment B on Query { b } { ...B }', 'B', undefined],
    ['{ a }', null, undefined],
    ['query A {', 'A', 'A'],
  ])('in "%s" with the name %s is %s', (query, name, known) => {
    expect(operationNameIn(query, name)).toBe(known)
  })
})

describe('createExplainSwitch', () => {
  it('is on until it is turned off, and remembers that', () => {
    const remembered = new Map<string, string>()
    const storage = {
      get: (name: string) => remembered.get(name) || null,
      set: (name: string, value: string) => remembered.set(name, value),
    }
    const explainSwitch = createExplainSwitch(storage)
    let changes = 0
    const unsubscribe = explainSwitch.subscribe(() => changes++)

    expect(explainSwitch.current()).toBe(true)
    explainSwitch.set(false)
    explainSwitch.set(false)
    expect(explainSwitch.current()).toBe(false)
    expect(createExplainSwitch(storage).current()).toBe(false)
    expect(changes).toBe(1)

    unsubscribe()
    explainSwitch.set(true)
    expect(createExplainSwitch(storage).current()).toBe(true)
    expect(changes).toBe(1)
  })
})

describe('createTabReports', () => {
  it('tells the tab that gets the answers, and leaves the others alone', () => {
    const { byTab, followTab, tell } = createTabReports()

    followTab('first')
    tell(EXPLAINED)
    followTab('second')
    tell(NO_REPORT)

    expect(byTab.current()).toEqual(
      new Map([
        ['first', EXPLAINED],
        ['second', NO_REPORT],
      ]),
    )
  })

  it('shows a dry run before the answer, until it is ended', () => {
    const { byTab, followTab, tell, startDryRun, endDryRun } = createTabReports()
    const outcome = { cost: COST, errors: [] }
    followTab('tab')
    tell(EXPLAINED)

    const finish = startDryRun('tab')
    expect(byTab.current().get('tab')).toEqual({ ...EXPLAINED, dryRun: 'pending' })
    finish(outcome)
    expect(byTab.current().get('tab')).toEqual({ ...EXPLAINED, dryRun: outcome })
    endDryRun('tab')
    expect(byTab.current().get('tab')).toEqual(EXPLAINED)
  })

  it('drops the outcome of a dry run that something else has replaced', () => {
    const { byTab, followTab, tell, startDryRun } = createTabReports()
    const late = { cost: null, errors: [{ message: 'late' }] }
    const early = { cost: COST, errors: [] }
    followTab('tab')

    const finishFirst = startDryRun('tab')
    const finishSecond = startDryRun('tab')
    finishSecond(early)
    finishFirst(late)
    expect(byTab.current().get('tab')?.dryRun).toBe(early)

    const finishThird = startDryRun('tab')
    tell(EXPLAINED)
    finishThird(late)
    expect(byTab.current().get('tab')).toBe(EXPLAINED)
  })
})

describe('the words of the page', () => {
  it.each([
    [{ calls: 0, callsSaved: 0 }, 'No calls to LinkedIn'],
    [{ calls: 1, callsSaved: 0 }, '1 call to LinkedIn'],
    [{ calls: 1, callsSaved: 2 }, '1 call to LinkedIn, 2 saved'],
    [{ calls: 12, callsSaved: 1 }, '12 calls to LinkedIn, 1 saved'],
  ])('sum up %j as "%s"', (count, words) => {
    expect(summarize(count)).toBe(words)
  })

  it.each([
    [{ calls: 1, callsLeft: null }, '1 call, no daily limit known'],
    [{ calls: 3, callsLeft: 500 }, '3 calls, then 497 left today'],
    [{ calls: 3, callsLeft: 3 }, '3 calls, then 0 left today'],
    [{ calls: 3, callsLeft: 2 }, '3 calls, but 2 left today'],
  ])('say of %j "%s"', (cost, words) => {
    expect(describeEndpointCost({ path: '/v2/learningAssets', ...cost })).toBe(words)
  })

  it.each([
    ['fresh', 'Fresh from memory', 'Fresh from memory'],
    ['stale', 'Stale from memory, being refreshed', 'Stale from memory, being refreshed'],
    [
      'expired',
      'Expired from memory, LinkedIn not available',
      'Expired from memory, LinkedIn not available',
    ],
    ['miss', 'Asked LinkedIn', 'Would ask LinkedIn'],
    [null, 'Not answered', 'Not answered'],
  ] as const)('call the source %s "%s", and in a dry run "%s"', (source, made, imagined) => {
    expect(describeSource(source)).toBe(made)
    expect(describeImaginedSource(source)).toBe(imagined)
  })

  it.each([
    [0, '0 ms'],
    [0.62, '0.6 ms'],
    [9.96, '10 ms'],
    [926.5, '927 ms'],
  ])('write %f milliseconds as "%s"', (durationMs, words) => {
    expect(formatDuration(durationMs)).toBe(words)
  })

  it.each([
    [{ locations: [{ line: 3, column: 5 }], path: ['a'] }, 'line 3, column 5'],
    [{ path: ['nodes', 0, 'title'] }, 'nodes.0.title'],
    [{ locations: [] }, null],
    [{}, null],
  ])('place the error %j at %s', (error, place) => {
    expect(placeOf({ message: 'No.', ...error })).toBe(place)
  })
})
