import type { Context } from '../../graphql/context.ts'
import type { Answer, AnswerTimes } from './answer.ts'

/** What is found out about an answer while its operation is executed. */
export interface Delivery {
  /** Under which the answer is kept. Null when it is not. */
  key: string | null
  /** The answer that was kept, which is sent in place of an execution. Null when there was none. */
  kept: Answer | null
  /** Of an answer that was made now. Null when no cache may store it. */
  times: AnswerTimes | null
}

/** The context of an operation that this server answers. */
export interface ServerContext extends Context {
  readonly delivery: Delivery
}

/** Of an operation that is not executed yet. */
export function createDelivery(): Delivery {
  return { key: null, kept: null, times: null }
}
