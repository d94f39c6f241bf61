import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { arenaBytes, createByteArena, type Extent } from '../../src/cache/byte-arena.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

describe('createByteArena', () => {
  it('gives back what was written, of any length', () => {
    const arena = createByteArena()
    const lengths = [0, 1, 1_023, 1_024, 1_025, 300_000, 3_000_000]
    const written = lengths.map((length, index) => Buffer.alloc(length, index + 1))

    const extents = written.map((bytes) => arena.write(bytes))

    expect(extents.map((extent, index) => written[index]?.equals(arena.read(extent)))).toEqual(
      lengths.map(() => true),
    )
  })

  it('keeps a copy', () => {
    const arena = createByteArena()
    const bytes = Buffer.from('before')
    const extent = arena.write(bytes)

    bytes.write('after!')

    expect(text(arena.read(extent))).toBe('before')
  })

  it('changes nothing that is kept by whatever is written and freed', () => {
    const lengths = fc.integer({ min: 0, max: 5_000 })
    const turns = fc.array(fc.record({ length: lengths, freed: fc.nat(20) }), { maxLength: 60 })
    fc.assert(
      fc.property(turns, (all) => {
        const arena = createByteArena()
        const kept: { extent: Extent; bytes: Buffer }[] = []
        for (const [index, { length, freed }] of all.entries()) {
          const bytes = Buffer.alloc(length, index + 1)
          kept.push({ extent: arena.write(bytes), bytes })
          for (const { extent } of kept.splice(freed, 1)) arena.free(extent)
        }
        for (const { extent, bytes } of kept) expect(bytes.equals(arena.read(extent))).toBe(true)
      }),
    )
  })

  it('takes memory for what is kept at a time, not for all that was', () => {
    const allocate = vi.spyOn(Buffer, 'allocUnsafeSlow')
    const arena = createByteArena()
    const bytes = Buffer.alloc(10_000)

    const extents = Array.from({ length: 300 }, () => arena.write(bytes))
    for (let turn = 0; turn < 3_000; turn += 1) {
      const place = (turn * 7) % extents.length
      const extent = extents[place]
      if (extent) arena.free(extent)
      extents[place] = arena.write(bytes)
    }
    const taken = allocate.mock.calls.reduce((sum, [size]) => sum + size, 0)
    allocate.mockRestore()

    expect(taken).toBeGreaterThanOrEqual(300 * 10_000)
    expect(taken).toBeLessThan(300 * arenaBytes(10_000) + 1_048_576)
  })
})

describe('arenaBytes', () => {
  it('is whole blocks', () => {
    expect([0, 1, 1_024, 1_025].map(arenaBytes)).toEqual([0, 1_024, 1_024, 2_048])
  })
})
