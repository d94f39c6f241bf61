import { describe, expect, it } from 'vitest'
import { runBench } from './run-bench.ts'

describe('npm run bench', () => {
  it('compares the server with its baselines, and times its start', async () => {
    const { stdout } = await runBench('--rounds', '1', '--requests', '5', '--starts', '1')

    const rows = stdout.split('\n').map((line) => line.trim().split(/ {2,}/))
    const ratios = rows.flatMap(([name, , , ratio]) => (name === 'this server' ? [ratio] : []))
    expect(ratios.map(Number)).toEqual([expect.toSatisfy(isUsable), expect.toSatisfy(isUsable)])
    const starts = rows.flatMap(([name, ms]) => (name?.startsWith('with') ? [ms] : []))
    expect(starts.map(Number)).toEqual([expect.toSatisfy(isUsable), expect.toSatisfy(isUsable)])
  })

  it('names the option that is not right', async () => {
    await expect(runBench('--rounds', '0')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--rounds must be a whole number from 1 to 999999; got "0".'),
    })
  })
})

function isUsable(measurement: unknown): boolean {
  return Number.isFinite(measurement) && Number(measurement) > 0
}
