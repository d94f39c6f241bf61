import { GraphQLError } from 'graphql'

/** An error that also gives the whole HTTP answer its status, for there is no use in the rest of it. */
export function withStatus(status: number, originalError: Error): GraphQLError {
  return new GraphQLError(originalError.message, {
    originalError,
    extensions: { http: { status } },
  })
}
