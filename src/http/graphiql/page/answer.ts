import type { ExecutionResult, GraphQLError } from 'graphql'

/** What the server answers to an operation. */
export type Answer = ExecutionResult

/** One thing that went wrong, as far as it comes over the wire. */
export interface AnswerError extends Partial<Pick<GraphQLError, 'locations' | 'path'>> {
  readonly message: string
}
