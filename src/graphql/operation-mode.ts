import { ApolloServerErrorCode } from '@apollo/server/errors'
import { GraphQLError } from 'graphql'
import type { OperationMode } from './context.ts'
import { ForbiddenError, withStatus } from './errors.ts'

/** What a client says that it wants, and what it may have. */
export interface OperationModeOptions {
  readonly isExplainWanted: boolean
  readonly isDryRun: boolean
  /** The header that says neither yes nor no. Null when all do. */
  readonly invalidHeader: string | null
  /** Whether clients may be told what their operations ask of LinkedIn. */
  readonly isExplainEnabled: boolean
}

/**
 * What an operation is executed for. Explanations that are turned off are left out; a dry run that is
 * turned off is refused, for executing the operation would spend what its sender meant to save.
 *
 * @throws {GraphQLError} when the operation must not be executed at all
 */
export function toOperationMode(options: OperationModeOptions): OperationMode {
  const { isExplainWanted, isDryRun, invalidHeader, isExplainEnabled } = options
  if (invalidHeader !== null) {
    throw new GraphQLError(`Header "${invalidHeader}" must be true or false.`, {
      extensions: { code: ApolloServerErrorCode.BAD_REQUEST, http: { status: 400 } },
    })
  }
  if (isDryRun && !isExplainEnabled) {
    throw withStatus(403, new ForbiddenError('Dry runs are turned off on this server.'))
  }
  if (isDryRun) return 'dryRun'
  return isExplainWanted && isExplainEnabled ? 'explain' : 'answer'
}
