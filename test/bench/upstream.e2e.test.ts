import { describe, expect, it } from 'vitest'
import { runBench } from './run-bench.ts'

describe('npm run bench -- upstream', () => {
  it('compares the calls to LinkedIn for equal answers', async () => {
    const { stdout } = await runBench('upstream', '--operations', '30')

    const rows = stdout.split('\n').map((line) => line.trim().split(/ {2,}/))
    const figuresOf = (name: string) => rows.find(([title]) => title === name)?.slice(1, 4)
    const [plainCalls, plainKilobytes] = figuresOf('plain Apollo Server')?.map(Number) ?? []
    const [calls, kilobytes] = figuresOf('this server')?.map(Number) ?? []
    expect(plainCalls).toBeGreaterThanOrEqual(1_000)
    expect(calls).toBeGreaterThan(0)
    expect(calls).toBeLessThan(Number(plainCalls))
    expect(kilobytes).toBeGreaterThan(0)
    expect(kilobytes).toBeLessThan(Number(plainKilobytes))
    expect(figuresOf('Answers that differ')).toEqual(['0'])
  })

  it('names the option that is not right', async () => {
    await expect(runBench('upstream', '--operations', 'many')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        '--operations must be a whole number from 1 to 999999; got "many".',
      ),
    })
  })
})
