import { describe, expect, it } from 'vitest'
import {
  isRecord,
  readCount,
  readList,
  readNumber,
  readRecord,
  readString,
} from '../../src/linkedin/json.ts'

const VALUES = [
  { description: 'an object', value: { a: 1 }, isRecord: true },
  { description: 'an empty object', value: {}, isRecord: true },
  { description: 'an object without a prototype', value: Object.create(null), isRecord: true },
  { description: 'a list', value: [], isRecord: false },
  { description: 'null', value: null, isRecord: false },
  { description: 'undefined', value: undefined, isRecord: false },
  { description: 'a string', value: '{}', isRecord: false },
  { description: 'a number', value: 0, isRecord: false },
  { description: 'a boolean', value: true, isRecord: false },
]

describe('isRecord', () => {
  it.each(VALUES)('is $isRecord for $description', ({ value, isRecord: expected }) => {
    expect(isRecord(value)).toBe(expected)
  })
})

describe('readRecord', () => {
  it.each(VALUES)(
    'reads $description, or null where it is no object',
    ({ value, isRecord: isOne }) => {
      expect(readRecord({ member: value }, 'member')).toBe(isOne ? value : null)
    },
  )

  it('is null for a member that is absent', () => {
    expect(readRecord({}, 'member')).toBeNull()
  })
})

describe('readString', () => {
  it.each([
    { description: 'a string', value: 'text', read: 'text' },
    { description: 'an empty string', value: '', read: '' },
    { description: 'a number', value: 1, read: null },
    { description: 'a list of strings', value: ['text'], read: null },
    { description: 'null', value: null, read: null },
  ])('reads $description', ({ value, read }) => {
    expect(readString({ member: value }, 'member')).toBe(read)
  })
})

describe('readNumber', () => {
  it.each([
    { description: 'a number', value: 1.5, read: 1.5 },
    { description: 'zero', value: 0, read: 0 },
    { description: 'a negative number', value: -1, read: -1 },
    { description: 'a number too large for JSON', value: JSON.parse('1e400'), read: null },
    { description: 'NaN', value: Number.NaN, read: null },
    { description: 'a numeric string', value: '1', read: 1 },
    { description: 'a text', value: 'one', read: null },
    { description: 'an empty string', value: '', read: null },
    { description: 'a hexadecimal number', value: '0x10', read: null },
    { description: 'null', value: null, read: null },
  ])('reads $description', ({ value, read }) => {
    expect(readNumber({ member: value }, 'member')).toBe(read)
  })
})

describe('readCount', () => {
  it.each([
    { description: 'a count', value: 116, read: 116 },
    { description: 'a fraction, rounded', value: 2.9, read: 3 },
    { description: 'a negative number as 0', value: -1, read: 0 },
    { description: 'a number over 2³¹ − 1 as that', value: 1e12, read: 2_147_483_647 },
    { description: 'a numeric string', value: '3118', read: 3118 },
  ])('reads $description', ({ value, read }) => {
    expect(readCount({ member: value }, 'member')).toBe(read)
  })
})

describe('readList', () => {
  const readText = (item: unknown) => (typeof item === 'string' ? item : null)

  it.each([
    { description: 'all items', value: ['a', 'b'], read: ['a', 'b'] },
    { description: 'no items', value: [], read: [] },
    { description: 'the readable items', value: [1, 'a', null, {}, 'b'], read: ['a', 'b'] },
    { description: 'an empty string', value: [''], read: [''] },
    { description: 'an object as no items', value: { 0: 'a', length: 1 }, read: [] },
    { description: 'a single item as a list of one', value: 'ab', read: ['ab'] },
    { description: 'null as no items', value: null, read: [] },
  ])('reads $description', ({ value, read }) => {
    expect(readList({ member: value }, 'member', readText)).toEqual(read)
  })
})
