import { describe, expect, it } from 'vitest'
import { runBench } from './run-bench.ts'

describe('npm run bench -- path', () => {
  it('counts the files and functions that a query runs through', async () => {
    const { stdout } = await runBench('path')

    const rows = stdout.split('\n').map((line) => line.trim().split(/ {2,}/))
    const figuresOf = (name: string) =>
      rows
        .find(([title]) => title === name)
        ?.slice(1)
        .map(Number)
    const [searchFiles, searchFunctions] = figuresOf('search') ?? []
    const [memoryFiles, memoryFunctions] = figuresOf('search, from memory') ?? []
    const [lookUpFiles, lookUpFunctions] = figuresOf('look-up by URN') ?? []
    expect(searchFiles).toBeLessThanOrEqual(60)
    expect(memoryFiles).toBeLessThanOrEqual(44)
    expect(lookUpFiles).toBeLessThanOrEqual(55)
    expect(memoryFiles).toBeGreaterThan(5)
    expect(memoryFunctions).toBeGreaterThan(Number(memoryFiles))
    expect(searchFunctions).toBeGreaterThan(Number(memoryFunctions))
    expect(lookUpFunctions).toBeGreaterThan(Number(lookUpFiles))
  }, 30_000)

  it('lists the files when asked to', async () => {
    const { stdout } = await runBench('path', '--files')

    const [, , fromMemory = ''] = stdout.split('\n\n')
    expect(fromMemory).toMatch(/^search, from memory\n/)
    expect(fromMemory.split('\n')).toContain('  src/graphql/context.ts')
    expect(fromMemory).not.toContain('src/sandbox/')
  }, 30_000)
})
