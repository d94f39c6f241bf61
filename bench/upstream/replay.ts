import { isDeepStrictEqual } from 'node:util'
import type { Contender } from './contender.ts'
import type { Operation } from './workload/operation.ts'

/** Those who are asked for the same. */
export interface Contenders {
  readonly ours: Contender
  readonly plain: Contender
}

/** An operation that the contenders have answered differently. */
export interface Difference {
  readonly operation: Operation
  readonly ours: unknown
  readonly plain: unknown
}

/** How a replay went. */
export interface Replay {
  readonly durationMs: number
  readonly differingAnswers: number
  readonly firstDifference: Difference | null
}

/** So many answers are kept until the other contender has given them too. */
const TURN = 250

/**
 * Asks both contenders for all operations, each for one after another, and compares every answer. The
 * two go their own way, and wait for each other only now and then.
 */
export async function replay(
  workload: readonly Operation[],
  { ours, plain }: Contenders,
): Promise<Replay> {
  const startedAt = performance.now()
  let differingAnswers = 0
  let firstDifference: Difference | null = null

  for (let start = 0; start < workload.length; start += TURN) {
    const operations = workload.slice(start, start + TURN)
    const [our, their] = await Promise.all([
      answerAll(ours, operations),
      answerAll(plain, operations),
    ])
    for (const [index, operation] of operations.entries()) {
      // Members of an object have no order.
      if (isDeepStrictEqual(our[index], their[index])) continue
      differingAnswers += 1
      firstDifference ??= { operation, ours: our[index], plain: their[index] }
    }
  }
  return { durationMs: performance.now() - startedAt, differingAnswers, firstDifference }
}

async function answerAll(
  { answer }: Contender,
  operations: readonly Operation[],
): Promise<readonly unknown[]> {
  const answers: unknown[] = []
  for (const operation of operations) answers.push(await answer(operation))
  return answers
}
