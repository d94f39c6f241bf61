import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql'
import { isRecord } from '../../linkedin/json.ts'
import { readLearningAsset } from '../../linkedin/learning-assets/entity.ts'
import { readClassification } from '../../linkedin/learning-classifications.ts'
import { parseUrn } from '../../linkedin/urn.ts'
import { checkAssetUrn, checkClassificationUrn, MAX_KEYS } from '../arguments.ts'
import { classificationProjection } from '../classification/projection.ts'
import type { Context, OperationContext } from '../context.ts'
import { InvalidArgumentError } from '../errors.ts'
import { learningAssetProjection } from '../learning-asset/projection.ts'
import type { EntityKey } from '../loaders.ts'
import { lookUpClassification, lookUpLearningAsset } from '../lookups.ts'
import { type NodeId, parseNodeId } from '../node.ts'
import type { ClassificationSource, LearningAssetSource } from '../sources.ts'
import { checkRouter } from './router-trust.ts'

/** The arguments of `Query._entities`. */
interface EntitiesArguments {
  readonly representations: readonly unknown[]
}

/** The most representations in all of an operation, equal ones counted; each could get an error. */
const MAX_REPRESENTATIONS = 2_000

/**
 * The resolver of `Query._entities`: the entities of representations, in their order. An entity is
 * null where LinkedIn has none. A faulty representation fails its own place, and more than 100
 * different ones each fail theirs: a gateway puts fields of several clients into one operation. More
 * than 2000 fail the whole operation.
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
    if (count > MAX_REPRESENTATIONS) {
      throw tooMany(`${MAX_REPRESENTATIONS} values; got ${count}`, { status: 400 })
    }
    const differentCount = new Set(representations.map((each) => JSON.stringify(each))).size
    if (differentCount > MAX_KEYS) {
      const error = tooMany(`${MAX_KEYS} different values; got ${differentCount}`)
      return representations.map(() => error)
    }
    return representations.map(async (representation, index) => {
      const reference = readReference(representation, `representations[${index}]`)
      return referenceResolvers[reference.typeName](reference, { linkedInLearning }, info)
    })
  }
}

function tooMany(excess: string, options?: { readonly status: number }): InvalidArgumentError {
  const message = `Argument "representations" takes at most ${excess}.`
  return new InvalidArgumentError('representations', message, options)
}

/** A representation, read as far as its type. */
interface Reference {
  readonly typeName: NodeId['typeName']
  readonly urn: unknown
  readonly id: unknown
  /** The representation's place in the operation, such as `representations[3]`. */
  readonly argumentName: string
}

/** @throws {InvalidArgumentError} when its type is not one with reference resolvers */
function readReference(representation: unknown, argumentName: string): Reference {
  const { __typename: typeName, urn, id } = isRecord(representation) ? representation : {}
  if (isTypeName(typeName)) return { typeName, urn, id, argumentName }
  throw new InvalidArgumentError(
    `${argumentName}.__typename`,
    `Argument "${argumentName}.__typename" must be ${Object.keys(referenceResolvers).join(' or ')}.`,
  )
}

function isTypeName(value: unknown): value is keyof typeof referenceResolvers {
  return typeof value === 'string' && Object.hasOwn(referenceResolvers, value)
}

type ReferenceResolver<Source> = (
  reference: Reference,
  context: Context,
  info: GraphQLResolveInfo,
) => Promise<Source | null>

/**
 * The reference resolvers, by type. An entity of which no field but the URN is needed is taken for
 * existing, without a call.
 */
const referenceResolvers: {
  readonly LearningAsset: ReferenceResolver<LearningAssetSource>
  readonly Classification: ReferenceResolver<ClassificationSource>
} = {
  async LearningAsset(reference, context, info) {
    const key = readKey(reference, checkAssetUrn)
    const { fields, contents } = learningAssetProjection(info)
    const entity = fields.size === 0 && !contents ? readLearningAsset({ urn: key.urn }) : null
    return entity ? { entity, targetLocale: undefined } : lookUpLearningAsset(key, context, info)
  },

  async Classification(reference, context, info) {
    const key = readKey(reference, checkClassificationUrn)
    const isUrnEnough = classificationProjection(info).size === 0
    const classification = isUrnEnough ? readClassification({ urn: key.urn }) : null
    return classification
      ? { classification, targetLocale: undefined }
      : lookUpClassification(key, context, info)
  },
}

/** The key of a reference: an `id` has a locale, a `urn` none. */
function readKey(
  { typeName, id, urn, argumentName }: Reference,
  checkUrn: (argumentName: string, urn: string) => void,
): EntityKey {
  if (typeof id === 'string') {
    const nodeId = parseNodeId(id)
    if (nodeId?.typeName === typeName) return nodeId
    throw new InvalidArgumentError(
      `${argumentName}.id`,
      `Argument "${argumentName}.id" must be an \`id\` of a ${typeName} that this API gave.`,
    )
  }
  if (typeof urn !== 'string' || !parseUrn(urn)) {
    throw new InvalidArgumentError(
      `${argumentName}.urn`,
      `Argument "${argumentName}.urn" must be a URN such as "urn:li:lyndaCourse:563322".`,
    )
  }
  checkUrn(`${argumentName}.urn`, urn)
  return { urn, locale: undefined }
}
