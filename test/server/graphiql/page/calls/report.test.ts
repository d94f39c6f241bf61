import { describe, expect, it } from 'vitest'
import * as page from '../../../../../src/server/graphiql/page/calls/report.ts'
import {
  isExplainRequested,
  readCost,
  readExplanation,
  withoutExplanation,
} from '../../../../../src/server/graphiql/page/calls/report.ts'
import * as server from '../../../../../src/server/operation-context.ts'

const EXPLANATION = { calls: 1, callsSaved: 2, requests: [] }
const COST = { ...EXPLANATION, maxCalls: 100, endpoints: [] }

describe('the request headers of the page', () => {
  it('are those that the server reads', () => {
    expect(page.EXPLAIN_HEADER).toBe(server.EXPLAIN_HEADER)
    expect(page.DRY_RUN_HEADER).toBe(server.DRY_RUN_HEADER)
  })
})

describe('isExplainRequested', () => {
  it.each([
    ['true', true],
    ['1', true],
    [' True ', true],
    ['false', false],
    ['0', false],
  ])('of a header %j is %s', (value, isRequested) => {
    expect(isExplainRequested(new Headers({ 'X-Explain': value }))).toBe(isRequested)
  })

  it('is false without the header', () => {
    expect(isExplainRequested(new Headers())).toBe(false)
  })
})

describe('readExplanation and readCost', () => {
  it("return the server's reports", () => {
    expect(readExplanation({ extensions: { explain: EXPLANATION } })).toBe(EXPLANATION)
    expect(readCost({ extensions: { cost: COST } })).toBe(COST)
  })

  it.each([
    {},
    { extensions: {} },
    { extensions: { explain: true, cost: 3 } },
    { extensions: { explain: { calls: 1 }, cost: EXPLANATION } },
    { extensions: { explain: null, cost: { ...COST, maxCalls: null } } },
  ])('return null for %j', (response) => {
    expect(readExplanation(response)).toBeNull()
    expect(readCost(response)).toBeNull()
  })
})

describe('withoutExplanation', () => {
  it('removes the explanation and nothing else', () => {
    const response = {
      errors: [],
      extensions: { tracing: 1, explain: EXPLANATION, cost: 2 },
      data: { a: null },
    }

    expect(JSON.stringify(withoutExplanation(response))).toBe(
      '{"errors":[],"extensions":{"tracing":1,"cost":2},"data":{"a":null}}',
    )
    expect(response.extensions.explain).toBe(EXPLANATION)
  })

  it('removes extensions that would be empty', () => {
    const response = { data: { a: 1 }, extensions: { explain: EXPLANATION } }

    expect(withoutExplanation(response)).toStrictEqual({ data: { a: 1 } })
  })
})
