import { buildSchema, execute, type GraphQLResolveInfo, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { memoizeBySelection, selectionOf } from '../../src/graphql/selection.ts'

const schema = buildSchema(
  'type Query { thing: Thing }  type Thing { a: Int, b: Int, thing: Thing }',
)

/** A function that executes a document, and the selections that were computed meanwhile. */
function createSubject(text: string) {
  const document = parse(text)
  const computed: string[] = []
  const given: string[] = []
  const selected = memoizeBySelection((info) => {
    const names = [...selectionOf(info, 'Thing').keys()].join()
    computed.push(names)
    return names
  })
  const thing = (_: unknown, _context: unknown, info: GraphQLResolveInfo) => {
    given.push(selected(info))
    return null
  }
  return {
    computed,
    given,
    run: (variableValues = {}) =>
      execute({ schema, document, rootValue: { thing }, variableValues }),
  }
}

describe('memoizeBySelection', () => {
  it('computes what a document selects once', () => {
    const { run, computed, given } = createSubject('{ thing { a ...F } } fragment F on Thing { b }')
    run()
    run()
    expect(given).toEqual(['a,b', 'a,b'])
    expect(computed).toEqual(['a,b'])
  })

  it('tells the fields of a document apart', () => {
    const { run, given } = createSubject('{ thing { a } other: thing { b } }')
    run()
    run()
    expect(given).toEqual(['a', 'b', 'a', 'b'])
  })

  it.each([
    { where: 'on a field', text: 'query ($is: Boolean!) { thing { a b @include(if: $is) } }' },
    {
      where: 'within a fragment',
      text: 'query ($is: Boolean!) { thing { a ...F } } fragment F on Thing { b @include(if: $is) }',
    },
  ])('obeys a condition $where each time', ({ text }) => {
    const { run, given } = createSubject(text)
    run({ is: true })
    run({ is: false })
    run({ is: true })
    expect(given).toEqual(['a,b', 'a', 'a,b'])
  })

  it('obeys a condition of which of two equal fields are selected', () => {
    const text = 'query ($is: Boolean!) { thing { a } ... @include(if: $is) { thing { b } } }'
    const { run, given } = createSubject(text)
    run({ is: true })
    run({ is: false })
    run({ is: true })
    expect(given).toEqual(['a,b', 'a', 'a,b'])
  })
})
