import { describe, expect, it } from 'vitest'
import { DifferenceError, replay } from '../../bench/upstream/replay.ts'
import { createUsageMeter } from '../../bench/upstream/usage.ts'
import type { Operation } from '../../bench/upstream/workload/operations.ts'
import { createWorkload } from '../../bench/upstream/workload/workload.ts'
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
  }, 60_000)

  it('names the option that is not right', async () => {
    await expect(runBench('upstream', '--operations', 'many')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        '--operations must be a whole number from 1 to 999999; got "many".',
      ),
    })
  })
})

describe('replay', () => {
  const workload = createWorkload({ operations: 10, seed: 1 })
  const createCandidate = (answer: (operation: Operation) => unknown) => ({
    usage: createUsageMeter(),
    execute: async (operation: Operation) => answer(operation),
    end: async () => {},
  })

  it('finds the answers that differ, and names the first operation', async () => {
    const ours = createCandidate(({ name }) => ({ name, odd: false }))
    const plain = createCandidate((operation) => ({
      odd: workload.indexOf(operation) > 6,
      name: operation.name,
    }))

    const { differingAnswers, firstDifference } = await replay(workload, { ours, plain })

    expect(differingAnswers).toBe(3)
    expect(firstDifference?.operation).toBe(workload[7])
    expect(firstDifference && new DifferenceError(firstDifference).message).toContain(
      `The first answer that differs is that to ${workload[7]?.name} with `,
    )
  })
})
