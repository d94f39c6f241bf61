import { describe, expect, it } from 'vitest'
import { estimateBytes } from '../../src/cache/estimate-bytes.ts'

const VALUES = [
  { description: 'a number', value: 1, bytes: 8 },
  { description: 'a truth', value: true, bytes: 8 },
  { description: 'null', value: null, bytes: 8 },
  { description: 'nothing', value: undefined, bytes: 8 },
  { description: 'an empty text', value: '', bytes: 24 },
  { description: 'a text, at two bytes a character', value: 'abc', bytes: 30 },
  { description: 'an emoji, which is two characters', value: '😀', bytes: 28 },
  { description: 'an empty list', value: [], bytes: 32 },
  { description: 'a list', value: [1, 'a'], bytes: 32 + 8 + 8 + 8 + 26 },
  { description: 'an empty object', value: {}, bytes: 56 },
  { description: 'an object', value: { a: 1, b: '' }, bytes: 56 + 17 + 8 + 17 + 24 },
  { description: 'bytes', value: new Uint8Array(100), bytes: 196 },
  { description: 'what is nested', value: { a: [{}] }, bytes: 56 + 17 + 32 + 8 + 56 },
]

describe('estimateBytes', () => {
  it.each(VALUES)('counts $description', ({ value, bytes }) => {
    expect(estimateBytes(value)).toBe(bytes)
  })
})
