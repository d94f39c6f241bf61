import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addStoredFields, type Coverage, covers, unite } from '../../src/upstream/coverage.ts'
import { anyAskedCoverage, anyCoverage } from '../support/coverages.ts'

const page = (start: number, count: number, fields: readonly string[] | null = null): Coverage => ({
  fields,
  locales: null,
  window: { start, count },
})
const entity = (...fields: readonly string[]): Coverage => ({ fields, locales: null, window: null })
const lookUp = (...targets: readonly (string | null)[]): Coverage => ({
  ...ALL,
  locales: { targets, availableLocales: null },
})
const ALL: Coverage = { fields: null, locales: null, window: null }

describe('covers', () => {
  it.each([
    { description: 'the same fields', held: entity('a', 'b'), wanted: entity('b', 'a'), is: true },
    { description: 'some of the fields', held: entity('a', 'b'), wanted: entity('a'), is: true },
    { description: 'other fields', held: entity('a'), wanted: entity('a', 'b'), is: false },
    { description: 'a field, of all', held: ALL, wanted: entity('a'), is: true },
    { description: 'all, of a field', held: entity('a'), wanted: ALL, is: false },
    { description: 'a path below', held: entity('a'), wanted: entity('a.b.c'), is: true },
    { description: 'a path above', held: entity('a.b'), wanted: entity('a'), is: false },
    { description: 'a longer name', held: entity('a'), wanted: entity('ab'), is: false },
    { description: 'the same window', held: page(5, 5), wanted: page(5, 5), is: true },
    { description: 'a window within', held: page(5, 5), wanted: page(6, 3), is: true },
    { description: 'one that begins before', held: page(5, 5), wanted: page(4, 3), is: false },
    { description: 'one that ends after', held: page(5, 5), wanted: page(6, 5), is: false },
    { description: 'a count of zero', held: page(5, 5), wanted: page(0, 0), is: true },
    { description: 'a count of zero, by one', held: page(0, 0), wanted: page(9, 0), is: true },
    { description: 'an element, by none', held: page(0, 0), wanted: page(0, 1), is: false },
    { description: 'the same locale', held: lookUp('de-DE'), wanted: lookUp('de-DE'), is: true },
    { description: 'one of its locales', held: lookUp('de', null), wanted: lookUp(null), is: true },
    { description: 'another locale', held: lookUp('de-DE'), wanted: lookUp(null), is: false },
    { description: 'more locales', held: lookUp(null), wanted: lookUp('de', null), is: false },
    { description: 'an entity, by a page', held: page(0, 5), wanted: ALL, is: false },
    { description: 'a page, by an entity', held: ALL, wanted: page(0, 0), is: false },
  ])('tells of $description: $is', ({ held, wanted, is }) => {
    expect(covers(held, wanted)).toBe(is)
  })

  it('holds of each and itself', () => {
    fc.assert(
      fc.property(anyCoverage, (coverage) => {
        expect(covers(coverage, coverage)).toBe(true)
      }),
    )
  })

  it('holds of the first and the last of three where it does of each two', () => {
    fc.assert(
      fc.property(anyCoverage, anyCoverage, anyCoverage, (one, two, three) => {
        const areChained = covers(one, two) && covers(two, three)
        expect(!areChained || covers(one, three)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('unite', () => {
  it.each([
    {
      description: 'knows no one question where what is heavy is wanted of a part only',
      one: page(0, 10, ['a', 'b']),
      other: page(2, 3, ['b', 'title']),
      united: null,
    },
    {
      description: 'takes the larger window and light fields of a part of it',
      one: page(0, 10, ['a', 'b']),
      other: page(2, 3, ['urn', 'title']),
      united: page(0, 10, ['a', 'b', 'urn', 'title']),
    },
    {
      description: 'takes all fields of the same window',
      one: page(0, 10, ['a']),
      other: page(0, 10, ['b']),
      united: page(0, 10, ['a', 'b']),
    },
    {
      description: 'takes all fields where one wants all',
      one: entity('a'),
      other: ALL,
      united: ALL,
    },
    {
      description: 'takes a page for a count of zero',
      one: page(0, 0, ['a']),
      other: page(20, 10, ['a']),
      united: page(20, 10, ['a']),
    },
    {
      description: 'knows no one question for windows beside each other',
      one: page(0, 10),
      other: page(10, 10),
      united: null,
    },
    {
      description: 'knows no one question for windows that overlap',
      one: page(0, 10),
      other: page(5, 10),
      united: null,
    },
    {
      description: 'knows no one question for two locales',
      one: lookUp('de-DE'),
      other: lookUp(null),
      united: null,
    },
    {
      description: 'knows no one question for a page and an entity',
      one: page(0, 10),
      other: ALL,
      united: null,
    },
  ])('$description', ({ one, other, united }) => {
    expect(unite(one, other)).toEqual(united)
    expect(unite(other, one)?.window).toEqual(united?.window)
  })

  it('covers both', () => {
    fc.assert(
      fc.property(anyCoverage, anyCoverage, (one, other) => {
        const united = unite(one, other)
        expect(united === null || (covers(united, one) && covers(united, other))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is known of questions wherever one covers the other', () => {
    fc.assert(
      fc.property(anyAskedCoverage, anyAskedCoverage, (one, other) => {
        const isKnown = unite(one, other) !== null && unite(other, one) !== null
        expect(!covers(one, other) || isKnown).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('addStoredFields', () => {
  it.each([
    {
      description: 'takes the fields that are known of the same entity',
      wanted: entity('a'),
      held: entity('b'),
      grown: entity('a', 'b'),
    },
    {
      description: 'takes the fields that are known of the same page',
      wanted: page(0, 10, ['a']),
      held: page(0, 10, ['b']),
      grown: page(0, 10, ['a', 'b']),
    },
    {
      description: 'takes nothing of a part of the page',
      wanted: page(0, 10, ['a']),
      held: page(5, 5, ['b']),
      grown: page(0, 10, ['a']),
    },
    {
      description: 'takes nothing of a larger page',
      wanted: page(5, 5, ['a']),
      held: page(0, 10, ['b']),
      grown: page(5, 5, ['a']),
    },
    {
      description: 'takes the fields that are known of it in the same locale',
      wanted: { ...lookUp('de-DE'), fields: ['a'] },
      held: { ...lookUp('de-DE', 'de'), fields: ['b'] },
      grown: { ...lookUp('de-DE'), fields: ['a', 'b'] },
    },
    {
      description: 'takes nothing of another locale',
      wanted: { ...lookUp('de-DE'), fields: ['a'] },
      held: { ...lookUp(null), fields: ['b'] },
      grown: { ...lookUp('de-DE'), fields: ['a'] },
    },
    {
      description: 'takes nothing of a page beside it',
      wanted: page(0, 10, ['a']),
      held: page(10, 10, ['b']),
      grown: page(0, 10, ['a']),
    },
  ])('$description', ({ wanted, held, grown }) => {
    expect(addStoredFields(wanted, [held])).toEqual(grown)
  })

  it('covers what is wanted, and asks for no other window and in no other locale', () => {
    fc.assert(
      fc.property(anyCoverage, anyCoverage, (wanted, held) => {
        const grown = addStoredFields(wanted, [held])
        expect(covers(grown, wanted)).toBe(true)
        expect(grown.window).toEqual(wanted.window)
        expect(grown.locales).toEqual(wanted.locales)
      }),
    )
  })
})
