import { isDeepStrictEqual } from 'node:util'
import { BenchError } from '../command-line.ts'
import type { Candidate } from './candidate.ts'
import type { Operation } from './workload/operations.ts'

/** The servers that execute the same operations. */
export interface Candidates {
  readonly ours: Candidate
  readonly plain: Candidate
}

/** How a replay went. */
export interface Replay {
  readonly durationMs: number
  readonly differingAnswers: number
  readonly firstDifference: Difference | null
}

/** An operation that the candidates have answered differently. */
export interface Difference {
  readonly operation: Operation
  readonly ours: unknown
  readonly plain: unknown
}

/** The candidates give different answers, so that their usage cannot be compared. */
export class DifferenceError extends BenchError {
  override readonly name = 'DifferenceError'

  constructor({ operation: { name, variables, query }, ours, plain }: Difference) {
    super(
      [
        `The first answer that differs is that to ${name} with ${JSON.stringify(variables)}:`,
        query,
        `this server:         ${JSON.stringify(ours)}`,
        `plain Apollo Server: ${JSON.stringify(plain)}`,
      ].join('\n'),
    )
  }
}

/** So many answers are held until the other candidate has given them too. */
const BATCH_SIZE = 250

/**
 * Executes all operations on both candidates, on each of them `atOnce` at a time, and compares every
 * answer. The two wait for each other only at the end of a batch.
 */
export async function replay(
  workload: readonly Operation[],
  { ours, plain }: Candidates,
  atOnce: number,
): Promise<Replay> {
  const startedAt = performance.now()
  let differingAnswers = 0
  let firstDifference: Difference | null = null

  for (let start = 0; start < workload.length; start += BATCH_SIZE) {
    const operations = workload.slice(start, start + BATCH_SIZE)
    const [our, their] = await Promise.all([
      executeAll(ours, operations, atOnce),
      executeAll(plain, operations, atOnce),
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

async function executeAll(
  { execute }: Candidate,
  operations: readonly Operation[],
  atOnce: number,
): Promise<readonly unknown[]> {
  const answers: unknown[] = []
  const queue = operations.entries()

  async function executeNext(): Promise<void> {
    for (const [index, operation] of queue) answers[index] = await execute(operation)
  }

  await Promise.all(Array.from({ length: atOnce }, executeNext))
  return answers
}
