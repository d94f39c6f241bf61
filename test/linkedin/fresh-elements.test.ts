import { describe, expect, it } from 'vitest'
import { toFreshElements } from '../../src/linkedin/fresh-elements.ts'

/** Elements by letter: capitals have an identity, small letters have none. */
const toElements = (letters: string) =>
  [...letters].map((letter) => (/[A-Z]/.test(letter) ? { urn: letter } : { value: letter }))

const identityOf = (element: unknown) =>
  toElements('ABCDE').find(({ urn }) => urn === (element as { urn?: string }).urn)?.urn ?? null

describe('toFreshElements', () => {
  it.each([
    { description: 'the first response', read: '', given: 'aab', fresh: 'aab' },
    { description: 'nothing again', read: 'abc', given: 'de', fresh: 'de' },
    { description: 'the end again', read: 'abc', given: 'bcd', fresh: 'd' },
    { description: 'the last one again', read: 'abc', given: 'c', fresh: '' },
    { description: 'a part within again', read: 'abcd', given: 'bc', fresh: '' },
    { description: 'elements with identities in any order', read: 'ABC', given: 'CAD', fresh: 'D' },
    { description: 'both kinds again', read: 'aBcA', given: 'BcAd', fresh: 'd' },
    {
      description: 'one with an identity twice in a response',
      read: 'A',
      given: 'BB',
      fresh: 'BB',
    },
    { description: 'one without, elsewhere than before', read: 'abc', given: 'dab', fresh: 'dab' },
    { description: 'one without, but not what followed', read: 'abc', given: 'bde', fresh: 'bde' },
    { description: 'equal ones only', read: 'aaa', given: 'aa', fresh: 'aa' },
    { description: 'equal ones that each side has twice', read: 'baa', given: 'aac', fresh: 'aac' },
    { description: 'equal ones between others', read: 'baac', given: 'aacd', fresh: 'd' },
  ])('leaves out what was read: $description', ({ read, given, fresh }) => {
    expect(toFreshElements(toElements(given), toElements(read), identityOf)).toEqual(
      toElements(fresh),
    )
  })

  it('takes elements for equal in whatever order their members are', () => {
    const read = [{ one: 1, other: { a: 1, b: [2] } }]
    const given = [{ other: { b: [2], a: 1 }, one: 1 }, { one: 2 }]

    expect(toFreshElements(given, read, () => null)).toEqual([{ one: 2 }])
  })

  it('takes no elements for equal that JSON does not tell apart', () => {
    const given = [{ value: Number.NEGATIVE_INFINITY }]

    expect(toFreshElements(given, [{ value: Number.POSITIVE_INFINITY }], () => null)).toEqual(given)
  })
})
