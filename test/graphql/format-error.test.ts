import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { formatError } from '../../src/graphql/format-error.ts'

describe('formatError', () => {
  it.each([
    new Error('db password=hunter2'),
    new GraphQLError('resolver said', { originalError: new TypeError('hunter2') }),
    new GraphQLError('unknown code hunter2', { extensions: { code: 'SOMETHING_ELSE' } }),
    new GraphQLError('no code hunter2'),
    'a string, hunter2',
    undefined,
  ])('masks what it does not know: %s', (error) => {
    const formatted = {
      message: 'hunter2',
      path: ['a'],
      extensions: { code: 'hunter2', hunter: 2 },
    }

    expect(formatError(formatted, error)).toEqual({
      message: 'Internal server error',
      path: ['a'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    })
  })
})
