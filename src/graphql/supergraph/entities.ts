import type { GraphQLFieldResolver } from 'graphql'
import { isRecord } from '../../linkedin/narrow.ts'
import type { Context } from '../context.ts'
import { InvalidArgumentError } from '../invalid-argument-error.ts'
import { MAX_KEYS } from '../look-ups.ts'
import { type Reference, referenceResolvers } from './reference-resolvers.ts'
import { checkRouter } from './router-trust.ts'

/** What `Query._entities` is asked for. */
interface EntitiesArguments {
  readonly representations: readonly unknown[]
}

/**
 * What the representations of other subgraphs stand for, in their order; null where there is no such
 * thing. What is not right with one fails its own place, and too many of them fail each its own, so
 * that what a gateway has put into the same operation is answered all the same.
 */
export const resolveEntities: GraphQLFieldResolver<unknown, Context, EntitiesArguments> = (
  _,
  { representations },
  context,
  info,
) => {
  checkRouter(info.fieldName, context.linkedInLearning.routerTrust)
  const refusal = refuseTooMany(representations)
  if (refusal) return representations.map(() => refusal)
  return representations.map(async (representation, index) => {
    const reference = toReference(representation, `representations[${index}]`)
    return referenceResolvers[reference.__typename](reference, context, info)
  })
}

/** Gateways may refer to one thing many times, which costs no more than once. */
function refuseTooMany(representations: readonly unknown[]): InvalidArgumentError | null {
  const { size } = new Set(representations.map((representation) => JSON.stringify(representation)))
  return size > MAX_KEYS
    ? new InvalidArgumentError(
        'representations',
        `Argument "representations" takes at most ${MAX_KEYS} different ones; got ${size}.`,
      )
    : null
}

/** @throws {InvalidArgumentError} when it is of no type that can be referred to */
function toReference(representation: unknown, argumentName: string): Reference {
  const { __typename: typeName, urn, id } = isRecord(representation) ? representation : {}
  if (isTypeName(typeName)) return { __typename: typeName, urn, id, argumentName }
  throw new InvalidArgumentError(
    `${argumentName}.__typename`,
    `Argument "${argumentName}.__typename" must be ${Object.keys(referenceResolvers).join(' or ')}.`,
  )
}

function isTypeName(value: unknown): value is keyof typeof referenceResolvers {
  return typeof value === 'string' && Object.hasOwn(referenceResolvers, value)
}
