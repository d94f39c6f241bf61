import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ForbiddenError } from '../../../src/graphql/errors.ts'
import {
  AccessTokenError,
  LinkedInNetworkError,
  LinkedInOutageError,
  LinkedInOverloadError,
  LinkedInQuotaError,
  LinkedInStatusError,
} from '../../../src/linkedin/errors.ts'
import { errorLogPlugin } from '../../../src/server/plugins/error-log.ts'
import { createLogRecorder } from '../../support/recorders.ts'

const TWO_ASSETS = 'query Two { a: asset { title } b: asset { title } }'

describe('errorLogPlugin', () => {
  it('logs an internal error of each field, as an error', async () => {
    const { execute, logged } = startServer(() => new TypeError('CANARY'))

    await execute(TWO_ASSETS)

    expect(logged()).toMatchObject([
      {
        level: 'error',
        msg: 'Field failed: internal error',
        operationName: 'Two',
        path: 'a.title',
        error: { type: 'TypeError', message: 'CANARY' },
      },
      { level: 'error', msg: 'Field failed: internal error', path: 'b.title' },
    ])
  })

  it('logs a failure of LinkedIn once per operation and message, as a warning', async () => {
    const failures = [
      new LinkedInNetworkError('/v2/one'),
      new LinkedInNetworkError('/v2/one'),
      new LinkedInStatusError('/v2/two', { status: 403 }),
    ]
    const { execute, logged } = startServer(() => failures.shift())

    await execute('{ a: asset { title } b: asset { title } c: asset { title } }')

    expect(logged()).toMatchObject([
      { level: 'warn', msg: 'Field failed: LinkedIn error', path: 'a.title' },
      { level: 'warn', msg: 'Field failed: LinkedIn error', path: 'c.title' },
    ])
  })

  it.each([
    {
      description: 'an exhausted quota, which is logged by the quota itself',
      failure: () => new LinkedInQuotaError('/v2/one', 1_000),
      query: TWO_ASSETS,
    },
    {
      description: 'a lack of a token, which is logged by its source',
      failure: () => new AccessTokenError('UNDOCUMENTED_ANSWER', 400, 'Wait.'),
      query: TWO_ASSETS,
    },
    {
      description: 'an overload, which is logged by the queue itself',
      failure: () => new LinkedInOverloadError('/v2/one', 1_000),
      query: TWO_ASSETS,
    },
    {
      description: 'an outage, which is logged when it begins and ends',
      failure: () => new LinkedInOutageError('/v2/one', 1_000),
      query: TWO_ASSETS,
    },
    {
      description: 'a refusal',
      failure: () => new ForbiddenError('CANARY'),
      query: TWO_ASSETS,
    },
    { description: 'an invalid operation', failure: () => undefined, query: '{ unknown }' },
  ])('does not log $description', async ({ failure, query }) => {
    const { execute, logged } = startServer(failure)

    const { errors } = await execute(query)

    expect(errors).not.toEqual([])
    expect(logged()).toEqual([])
  })

  it('logs an error outside the execution, as an error', async () => {
    const { execute, logged } = startServer(() => undefined, {
      async requestDidStart() {
        throw new Error('CANARY')
      },
    })

    await expect(execute('{ __typename }')).rejects.toThrow('Internal server error')

    expect(logged()).toMatchObject([
      { level: 'error', msg: 'Request failed: internal error', error: { message: 'CANARY' } },
    ])
  })
})

/** A server whose field `Asset.title` fails with each error that is given, or is null. */
function startServer(failure: () => unknown, ...plugins: readonly ApolloServerPlugin[]) {
  const { lines, log } = createLogRecorder()
  const server = new ApolloServer({
    typeDefs: 'type Query { asset: Asset } type Asset { title: String }',
    resolvers: { Query: { asset: () => ({}) }, Asset: { title: () => failure() } },
    plugins: [errorLogPlugin(log), ...plugins],
    logger: createLogRecorder().log,
    stopOnTerminationSignals: false,
  })
  onTestFinished(() => server.stop())
  return {
    async execute(query: string) {
      const { body } = await server.executeOperation({ query })
      return { errors: body.kind === 'single' ? (body.singleResult.errors ?? []) : [] }
    },
    logged: () => lines.map((line) => JSON.parse(line)),
  }
}
