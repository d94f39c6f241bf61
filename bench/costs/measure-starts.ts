import type { Child } from '../child.ts'
import { startProduct } from '../product.ts'
import { askForCourses } from './ask.ts'
import { KNOWN_KEYWORD } from './workload.ts'

/** How long it took from starting the process to its first answer, in milliseconds. */
export interface StartReport {
  readonly withCredentials: readonly number[]
  /** With the sandbox in the same process. */
  readonly withoutCredentials: readonly number[]
}

/** Starts the product as often as asked, both ways in turn. */
export async function measureStarts(upstream: Child, starts: number): Promise<StartReport> {
  const withCredentials: number[] = []
  const withoutCredentials: number[] = []
  for (let start = 0; start < starts; start += 1) {
    withCredentials.push(await timeStart(upstream))
    withoutCredentials.push(await timeStart())
  }
  return { withCredentials, withoutCredentials }
}

async function timeStart(upstream?: Child): Promise<number> {
  const startedAt = performance.now()
  const product = await startProduct(upstream)
  await askForCourses(product.url, KNOWN_KEYWORD)
  const duration = performance.now() - startedAt
  await product.end()
  return duration
}
