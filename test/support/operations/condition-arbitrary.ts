import fc from 'fast-check'
import type { ConditionPlan } from './operation-plan.ts'
import type { OperationPools } from './operation-pools.ts'
import { booleanArbitrary } from './value-arbitrary.ts'

/** `@skip` and `@include`: mostly neither, now and then both. */
export function conditionArbitrary(pools: OperationPools): fc.Arbitrary<readonly ConditionPlan[]> {
  const value = booleanArbitrary(pools)
  const skip = value.map((plan): ConditionPlan => ({ directive: 'skip', value: plan }))
  const include = value.map((plan): ConditionPlan => ({ directive: 'include', value: plan }))
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(skip) },
    { weight: 1, arbitrary: fc.tuple(include) },
    { weight: 1, arbitrary: fc.tuple(include, skip) },
  )
}
