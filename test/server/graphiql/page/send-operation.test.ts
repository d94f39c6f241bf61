import { describe, expect, it } from 'vitest'
import { operationNameIn, toHeaders } from '../../../../src/server/graphiql/page/send-operation.ts'

describe('operationNameIn', () => {
  it.each([
    { description: 'a name in it', query: 'query A { a } query B { b }', name: 'B', found: 'B' },
    { description: 'a name not in it', query: 'query A { a }', name: 'B', found: undefined },
    {
      description: 'the name of a fragment',
      query: 'fragment B on Query { b } { ...B }',
      name: 'B',
      found: undefined,
    },
    { description: 'no name', query: '{ a }', name: null, found: undefined },
    { description: 'a syntax error', query: 'query A {', name: 'A', found: 'A' },
  ])('of a document with $description is $found', ({ query, name, found }) => {
    expect(operationNameIn(query, name)).toBe(found)
  })
})

describe('toHeaders', () => {
  it('sends values of any type as text', () => {
    expect([...toHeaders({ 'X-Explain': true, 'x-number': 1 })]).toEqual([
      ['x-explain', 'true'],
      ['x-number', '1'],
    ])
  })

  it('is empty where nothing was typed', () => {
    expect([...toHeaders(undefined)]).toEqual([])
  })
})
