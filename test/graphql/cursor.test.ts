import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCursor, parseCursor, placeAt } from '../../src/graphql/cursor.ts'

describe('a cursor', () => {
  const encode = (text: string) => Buffer.from(text).toString('base64url')

  it('is read back as the place that it stands for', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(1_000_000_000), (first, length) => {
        const place = { ...placeAt(first), last: first + length }

        expect(parseCursor('numbers', formatCursor('numbers', place))).toEqual(place)
      }),
    )
  })

  it('is read back as the edge that it stands for, among others', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), fc.nat(49), fc.nat(49), (first, preceding, following) => {
        fc.pre(preceding + following > 0)
        const place = { first, last: first + 99, preceding, following }

        expect(parseCursor('numbers', formatCursor('numbers', place))).toEqual(place)
      }),
    )
  })

  it('reaches as far as totals do', () => {
    const place = placeAt(2_147_483_646)

    expect(parseCursor('numbers', formatCursor('numbers', place))).toEqual(place)
  })

  it.each([
    { description: 'empty text', cursor: '' },
    { description: 'a number', cursor: '3' },
    {
      description: 'the cursor of another connection',
      cursor: formatCursor('letters', placeAt(3)),
    },
    { description: 'padding', cursor: `${formatCursor('numbers', placeAt(3))}==` },
    { description: 'white space', cursor: ` ${formatCursor('numbers', placeAt(3))}` },
    { description: 'a negative place', cursor: encode('numbers:-1') },
    { description: 'a fraction', cursor: encode('numbers:1.5') },
    { description: 'a leading zero', cursor: encode('numbers:01') },
    { description: 'a place that ends before it begins', cursor: encode('numbers:3-2') },
    { description: 'one place written as two', cursor: encode('numbers:3-3') },
    { description: 'no place', cursor: encode('numbers:') },
    { description: 'an edge among none', cursor: encode('numbers:3-9:0:0') },
    { description: 'an edge among as many as there are places', cursor: encode('numbers:3-5:1:1') },
    { description: 'an edge of more places than a page has', cursor: encode('numbers:0-100:1:1') },
    { description: 'an edge of one place', cursor: encode('numbers:3:0:1') },
    { description: 'a place too far', cursor: encode('numbers:9999999999') },
  ])('is not $description', ({ cursor }) => {
    expect(parseCursor('numbers', cursor)).toBeNull()
  })
})
