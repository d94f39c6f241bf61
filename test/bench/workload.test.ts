import { describe, expect, it } from 'vitest'
import { createWorkload } from '../../bench/upstream/workload/workload.ts'

describe('createWorkload', () => {
  it('is the same for the same seed, and another for another', () => {
    const workload = createWorkload({ operations: 200, seed: 1 })

    expect(createWorkload({ operations: 200, seed: 1 })).toEqual(workload)
    expect(createWorkload({ operations: 200, seed: 2 })).not.toEqual(workload)
  })

  it('begins alike whatever its length', () => {
    const workload = createWorkload({ operations: 200, seed: 1 })

    expect(createWorkload({ operations: 20, seed: 1 })).toEqual(workload.slice(0, 20))
  })
})
