import type { GraphQLFieldResolver } from 'graphql'
import { isRecord, type JsonRecord } from '../../linkedin/narrow.ts'
import type { Context } from '../context.ts'
import { InvalidArgumentError } from '../invalid-argument-error.ts'
import { checkNumberOfKeys } from '../look-ups.ts'
import { withStatus } from '../with-status.ts'
import { referenceResolvers } from './reference-resolvers.ts'
import { checkRouter } from './router-trust.ts'

/** What `Query._entities` is asked for. */
interface EntitiesArguments {
  readonly representations: readonly unknown[]
}

/**
 * What the representations of other subgraphs stand for, in their order; null where there is no such
 * thing. A key that is not right fails its own place in the list; too many representations, and what
 * is none, fail the request with status 400.
 */
export const resolveEntities: GraphQLFieldResolver<unknown, Context, EntitiesArguments> = (
  _,
  { representations },
  context,
  info,
) => {
  checkRouter(info.fieldName, context.linkedInLearning.routerTrust)
  return readRepresentations(representations).map((representation, index) =>
    referenceResolvers[representation.__typename](
      { ...representation, argumentName: `representations[${index}]` },
      context,
      info,
    ),
  )
}

type TypeName = keyof typeof referenceResolvers

/** @throws {GraphQLError} status 400 */
function readRepresentations(
  representations: readonly unknown[],
): (JsonRecord & { readonly __typename: TypeName })[] {
  try {
    checkNumberOfKeys('representations', representations)
    return representations.map((representation, index) => {
      const typeName = isRecord(representation) ? representation['__typename'] : undefined
      if (isRecord(representation) && isTypeName(typeName)) {
        return { ...representation, __typename: typeName }
      }
      const names = Object.keys(referenceResolvers).join(' or ')
      throw new InvalidArgumentError(
        `representations[${index}].__typename`,
        `Argument "representations[${index}].__typename" must be ${names}.`,
      )
    })
  } catch (error) {
    throw error instanceof InvalidArgumentError ? withStatus(400, error) : error
  }
}

function isTypeName(value: unknown): value is TypeName {
  return typeof value === 'string' && Object.hasOwn(referenceResolvers, value)
}
