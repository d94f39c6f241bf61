import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseCoding, compress } from '../../../src/server/answers/content-coding.ts'

const LARGE = 10_000
const SMALL = 1_023

describe('chooseCoding', () => {
  it.each([
    { header: undefined, coding: null },
    { header: '', coding: null },
    { header: 'gzip', coding: 'gzip' },
    { header: 'GZip', coding: 'gzip' },
    { header: 'x-gzip', coding: 'gzip' },
    { header: 'br', coding: 'br' },
    { header: 'gzip, deflate, br', coding: 'br' },
    { header: 'gzip, deflate, br, zstd', coding: 'br' },
    { header: 'gzip,br', coding: 'br' },
    { header: 'br;q=1.0, gzip;q=1.0', coding: 'br' },
    { header: 'br;q=0.9, gzip', coding: 'gzip' },
    { header: 'br ; q=0.9 , gzip ; q=0.8', coding: 'br' },
    { header: 'br;Q=0.1, gzip;q=0.2', coding: 'gzip' },
    { header: 'br;q=0.001', coding: 'br' },
    { header: 'deflate', coding: null },
    { header: 'zstd, compress', coding: null },
    { header: '*', coding: 'br' },
    { header: '*;q=0.5, gzip;q=0.7', coding: 'gzip' },
    { header: '*;q=0.5, gzip;q=0.3', coding: 'br' },
    { header: 'br;q=0, *', coding: 'gzip' },
    { header: 'br;q=0, gzip;q=0', coding: null },
    { header: '*;q=0', coding: null },
    { header: '*;q=0, gzip', coding: 'gzip' },
    { header: 'identity', coding: null },
    { header: 'identity, gzip', coding: 'gzip' },
    { header: 'identity;q=0.5, gzip;q=0.4', coding: null },
    { header: 'identity;q=0.4, gzip;q=0.5', coding: 'gzip' },
    { header: 'identity;q=0, gzip;q=0.1', coding: 'gzip' },
    { header: 'identity;q=0', coding: null },
    { header: 'identity;q=0, deflate', coding: null },
    { header: 'gzip;q=2, br;q=0.5', coding: 'br' },
    { header: 'gzip;q=x', coding: null },
    { header: 'gzip;level=9', coding: null },
    { header: 'gzip br', coding: null },
    { header: ',,gzip,,', coding: 'gzip' },
    { header: `${'a,'.repeat(60)}gzip`, coding: null },
  ])('gives $coding for "$header"', ({ header, coding }) => {
    expect(chooseCoding(header, LARGE)).toBe(coding)
  })

  it('leaves small bodies as they are, unless that is refused', () => {
    expect(chooseCoding('gzip, br', SMALL)).toBeNull()
    expect(chooseCoding('gzip, br', SMALL + 1)).toBe('br')
    expect(chooseCoding('gzip, identity;q=0', SMALL)).toBe('gzip')
    expect(chooseCoding('gzip, *;q=0', SMALL)).toBe('gzip')
  })

  it('gives nothing that a client refuses, whatever it sends', () => {
    const weight = fc.constantFrom('', ';q=0', ';q=0.0', ';q=0.3', ';q=0.7', ';q=1')
    const coding = fc.constantFrom('gzip', 'br', 'identity', 'deflate', '*')
    const elements = fc.uniqueArray(fc.tuple(coding, weight), { selector: ([name]) => name })

    fc.assert(
      fc.property(elements, fc.constantFrom(SMALL, LARGE), (given, length) => {
        const weights = new Map<string, number>(
          given.map(([name, q]) => [name, Number(q.slice(3) || '1')]),
        )
        const chosen = chooseCoding(given.map(([name, q]) => name + q).join(', '), length)

        if (chosen !== null) {
          const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
          expect(weightOf(chosen)).toBeGreaterThan(0)
          expect(weightOf(chosen)).toBe(Math.max(weightOf('br'), weightOf('gzip')))
          expect(weightOf(chosen)).toBeGreaterThanOrEqual(weights.get('identity') ?? 0)
        } else if (length === LARGE) {
          const most = Math.max(
            ...['br', 'gzip'].map((each) => weights.get(each) ?? weights.get('*') ?? 0),
          )
          expect(most === 0 || most < (weights.get('identity') ?? 0)).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('compress', () => {
  it.each([
    { coding: 'br' as const, decompress: brotliDecompressSync },
    { coding: 'gzip' as const, decompress: gunzipSync },
  ])('makes bytes of which $coding makes the body', async ({ coding, decompress }) => {
    const body = Buffer.from(
      JSON.stringify(Array.from({ length: 900 }, (_, id) => ({ id, name: 'ü' }))),
    )

    const bytes = await compress(coding, body)

    expect(decompress(bytes)).toEqual(body)
    expect(bytes.length).toBeLessThan(body.length / 3)
    // In memory of its own, so that the size of an answer is what it takes.
    expect(bytes.buffer.byteLength).toBe(bytes.length)
  })
})
