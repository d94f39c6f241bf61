import { execute, type GraphQLSchema, parse } from 'graphql'
import { createContext } from '../../src/graphql/context.ts'
import { formatError } from '../../src/graphql/format-error.ts'
import type { LinkedInClient } from '../../src/linkedin/client.ts'
import type { Operation } from './operations/operation-arbitrary.ts'

/** What a client is told. Errors are in an order of their own: they happen in any. */
export async function answerOperation(
  schema: GraphQLSchema,
  client: LinkedInClient,
  { document, variables }: Operation,
) {
  const { data, errors = [] } = await execute({
    schema,
    document: parse(document),
    variableValues: variables,
    contextValue: createContext({
      linkedIn: {
        clientFor: () => client,
        dryRunFor: () => client,
        status: () => ({ accessToken: { state: 'none', expiresAtMs: null }, endpoints: [] }),
      },
      areActivityReportsEnabled: true,
      mode: 'answer',
      routerTrust: 'open',
      maxCalls: Number.POSITIVE_INFINITY,
      monotonicNow: () => 0,
    }),
  })
  const told = errors.map((error) => formatError(error.toJSON(), error))
  return { data, errors: told.sort((one, other) => compare(one.path, other.path)) }
}

function compare(one: unknown, other: unknown): number {
  return String(one) < String(other) ? -1 : 1
}
