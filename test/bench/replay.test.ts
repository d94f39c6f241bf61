import { describe, expect, it } from 'vitest'
import { DifferenceError, replay } from '../../bench/upstream/replay.ts'
import { createUsageMeter } from '../../bench/upstream/usage.ts'
import type { Operation } from '../../bench/upstream/workload/operations.ts'
import { createWorkload } from '../../bench/upstream/workload/workload.ts'

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

    const { differingAnswers, firstDifference } = await replay(workload, { ours, plain }, 1)

    expect(differingAnswers).toBe(3)
    expect(firstDifference?.operation).toBe(workload[7])
    expect(firstDifference && new DifferenceError(firstDifference).message).toContain(
      `The first answer that differs is that to ${workload[7]?.name} with `,
    )
  })
})
