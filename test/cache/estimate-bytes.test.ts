import v8 from 'node:v8'
import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { estimateBytes } from '../../src/cache/memory-store.ts'
import { createSandboxClient } from '../support/sandbox.ts'

const TEN_MEGABYTES = 10_000_000

v8.setFlagsFromString('--expose-gc')
const collectGarbage: () => void = vm.runInNewContext('gc')

const VALUES = [
  { description: 'a number', value: 1, bytes: 8 },
  { description: 'the largest number of 32 bits', value: 2_147_483_647, bytes: 8 },
  { description: 'a larger one', value: 2_147_483_648, bytes: 8 + 16 },
  { description: 'a fraction', value: 0.5, bytes: 8 + 16 },
  { description: 'a truth', value: true, bytes: 8 },
  { description: 'null', value: null, bytes: 8 },
  { description: 'nothing', value: undefined, bytes: 8 },
  { description: 'an empty text', value: '', bytes: 24 },
  { description: 'a text of Latin-1, at a byte a character', value: 'Übersicht', bytes: 24 + 16 },
  { description: 'another text, at two bytes a character', value: 'Обзор', bytes: 24 + 16 },
  { description: 'a text in whole slots', value: 'abc', bytes: 24 + 8 },
  { description: 'an emoji, which is two characters', value: '😀😀😀', bytes: 24 + 16 },
  { description: 'an empty list', value: [], bytes: 56 },
  { description: 'a list', value: [1, 'a'], bytes: 56 + 8 + 32 },
  { description: 'an empty object', value: {}, bytes: 32 },
  { description: 'an object, but for its names', value: { a: 1, b: '' }, bytes: 32 + 8 + 24 },
  { description: 'bytes', value: new Uint8Array(100), bytes: 104 + 100 },
  { description: 'what is nested', value: { a: [{}] }, bytes: 32 + 56 + 32 },
]

describe('estimateBytes', () => {
  it.each(VALUES)('counts $description', ({ value, bytes }) => {
    expect(estimateBytes(value)).toBe(bytes)
  })

  it('counts no less than pages of assets take when they are parsed, and not much more', async () => {
    const client = await createSandboxClient()
    const path = '/v2/learningAssets?q=criteria&count=100'
    const ratios: number[] = []

    const text = await (await client.get(path)).text()
    for (let time = 0; time < 5; time += 1) ratios.push(estimatedToTaken(text))

    const median = ratios.sort((one, other) => one - other)[2]
    expect(median).toBeGreaterThan(1)
    expect(median).toBeLessThan(1.6)
  })
})

/** How much more is estimated for many copies of a parsed text than they take of the heap. */
function estimatedToTaken(text: string): number {
  const before = usedBytes()
  const copies = Array.from({ length: Math.ceil(TEN_MEGABYTES / text.length) }, () =>
    JSON.parse(text),
  )
  const taken = usedBytes() - before
  // Used after it was measured, so that nothing is gone by then.
  return estimateBytes(copies) / taken
}

function usedBytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}
