import type { GraphQLFieldResolver } from 'graphql'
import { isRecord } from '../../linkedin/narrow.ts'
import type { Context, OperationContext } from '../context.ts'
import { InvalidArgumentError } from '../invalid-argument-error.ts'
import { MAX_KEYS } from '../look-ups.ts'
import { withStatus } from '../with-status.ts'
import { type Reference, referenceResolvers } from './reference-resolvers.ts'
import { checkRouter } from './router-trust.ts'

/** What `Query._entities` is asked for. */
interface EntitiesArguments {
  readonly representations: readonly unknown[]
}

/** More than any gateway has a use for, and few enough for an error to each. */
const MAX_REPRESENTATIONS = 2_000

/**
 * What the representations of other subgraphs stand for, in their order; null where there is no such
 * thing. What is not right with one fails its own place, and too many things fail each its own, so that
 * what a gateway has put into the same operation is answered all the same. A flood of representations,
 * in all of an operation, is a bad request.
 */
export function createEntitiesResolver(): GraphQLFieldResolver<
  unknown,
  Context,
  EntitiesArguments
> {
  const counts = new WeakMap<OperationContext, number>()

  return (_, { representations }, { linkedInLearning }, info) => {
    checkRouter(info.fieldName, linkedInLearning.routerTrust)
    const count = (counts.get(linkedInLearning) ?? 0) + representations.length
    counts.set(linkedInLearning, count)
    if (count > MAX_REPRESENTATIONS) throw withStatus(400, tooMany(MAX_REPRESENTATIONS, count))

    const differentCount = new Set(representations.map((each) => JSON.stringify(each))).size
    const refusal = differentCount > MAX_KEYS && tooMany(MAX_KEYS, differentCount, 'different ')
    if (refusal) return representations.map(() => refusal)
    return representations.map(async (representation, index) => {
      const reference = toReference(representation, `representations[${index}]`)
      return referenceResolvers[reference.__typename](reference, { linkedInLearning }, info)
    })
  }
}

function tooMany(maximum: number, count: number, which = ''): InvalidArgumentError {
  return new InvalidArgumentError(
    'representations',
    `Argument "representations" takes at most ${maximum} ${which}values; got ${count}.`,
  )
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
