import { describe, expect, it } from 'vitest'
import { createWorkload } from '../../bench/upstream/workload/workload.ts'

describe('createWorkload', () => {
  const workload = createWorkload({ operations: 200, seed: 1 })

  it('begins with the same operations for the same seed, whatever its length', () => {
    expect(createWorkload({ operations: 20, seed: 1 })).toEqual(workload.slice(0, 20))
  })

  it('differs for another seed', () => {
    expect(createWorkload({ operations: 200, seed: 2 })).not.toEqual(workload)
  })
})
