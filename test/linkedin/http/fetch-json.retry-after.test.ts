import { describe, expect, it } from 'vitest'
import { readRetryAfterMs } from '../../../src/linkedin/http/fetch-json.ts'

const NOW_MS = Date.UTC(2026, 10, 21, 12)

const HEADERS: readonly {
  description: string
  header: string | string[] | undefined
  delayMs: number | undefined
}[] = [
  { description: 'seconds', header: '2', delayMs: 2_000 },
  { description: 'zero seconds', header: '0', delayMs: 0 },
  { description: 'a day', header: '86400', delayMs: 86_400_000 },
  { description: 'seconds between spaces', header: ' 2 ', delayMs: 2_000 },
  { description: 'a date', header: 'Sat, 21 Nov 2026 12:00:30 GMT', delayMs: 30_000 },
  { description: 'midnight UTC', header: 'Sun, 22 Nov 2026 00:00:00 GMT', delayMs: 43_200_000 },
  { description: 'a date in the past', header: 'Sat, 21 Nov 2026 11:00:00 GMT', delayMs: 0 },
  {
    description: 'a date in the form of RFC 850',
    header: 'Saturday, 21-Nov-26 12:00:30 GMT',
    delayMs: 30_000,
  },
  {
    description: 'a date in the form of asctime, in GMT too',
    header: 'Sat Nov 21 12:00:30 2026',
    delayMs: 30_000,
  },
  { description: 'a word and a number', header: 'Soon 5', delayMs: undefined },
  { description: 'no header', header: undefined, delayMs: undefined },
  { description: 'an empty header', header: '', delayMs: undefined },
  { description: 'two headers', header: ['2', '3'], delayMs: undefined },
  { description: 'negative seconds', header: '-5', delayMs: undefined },
  { description: 'parts of a second', header: '1.5', delayMs: undefined },
  { description: 'a word', header: 'soon', delayMs: undefined },
  { description: 'a word in capitals', header: 'Soon', delayMs: undefined },
  { description: 'two numbers', header: '2, 3', delayMs: undefined },
  { description: 'an exponent', header: '1e9', delayMs: undefined },
  { description: 'a hexadecimal number', header: '0x10', delayMs: undefined },
  { description: 'more than nine digits', header: '9'.repeat(400), delayMs: undefined },
  { description: 'an ISO 8601 date', header: '2026-11-21T12:00:30Z', delayMs: undefined },
  {
    description: 'a date that does not exist',
    header: 'Sat, 99 Nov 2026 99:00:30 GMT',
    delayMs: undefined,
  },
]

describe('readRetryAfterMs', () => {
  it.each(HEADERS)('reads $description', ({ header, delayMs }) => {
    expect(readRetryAfterMs(header, NOW_MS)).toBe(delayMs)
  })
})
