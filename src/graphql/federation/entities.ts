import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql'
import { isRecord } from '../../linkedin/json.ts'
import { readLearningAsset } from '../../linkedin/learning-assets/entity.ts'
import { readClassification } from '../../linkedin/learning-classifications.ts'
import { parseUrn } from '../../linkedin/urn.ts'
import { classificationProjection } from '../classification/projection.ts'
import type { Context, OperationContext } from '../context.ts'
import { InvalidArgumentError } from '../errors.ts'
import { learningAssetProjection } from '../learning-asset/projection.ts'
import {
  checkAssetUrn,
  checkClassificationUrn,
  type LookUp,
  lookUpClassification,
  lookUpLearningAsset,
  MAX_KEYS,
} from '../lookups.ts'
import { type NodeId, parseNodeId } from '../node-id.ts'
import type { ClassificationSource, LearningAssetSource } from '../sources.ts'
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
    if (count > MAX_REPRESENTATIONS)
      throw tooMany(count, { maximum: MAX_REPRESENTATIONS, status: 400 })

    const differentCount = new Set(representations.map((each) => JSON.stringify(each))).size
    if (differentCount > MAX_KEYS) {
      const error = tooMany(differentCount, { maximum: MAX_KEYS, kind: 'different ' })
      return representations.map(() => error)
    }
    return representations.map(async (representation, index) => {
      const reference = toReference(representation, `representations[${index}]`)
      return referenceResolvers[reference.__typename](reference, { linkedInLearning }, info)
    })
  }
}

interface Excess {
  readonly maximum: number
  readonly kind?: string
  readonly status?: number
}

function tooMany(count: number, { maximum, kind = '', ...options }: Excess): InvalidArgumentError {
  return new InvalidArgumentError(
    'representations',
    `Argument "representations" takes at most ${maximum} ${kind}values; got ${count}.`,
    options,
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

/** What another subgraph tells of a thing: its type, and one of its keys. */
export interface Reference {
  readonly __typename: NodeId['typeName']
  readonly urn?: unknown
  readonly id?: unknown
  /** Where it stands in the operation, such as `representations[3]`. */
  readonly argumentName: string
}

type ReferenceResolver<Source> = (
  reference: Reference,
  context: Context,
  info: GraphQLResolveInfo,
) => Promise<Source | null>

/**
 * The things that other subgraphs refer to, by type. A reference from which no more is wanted than its
 * names costs no call, and is believed.
 */
export const referenceResolvers: {
  readonly LearningAsset: ReferenceResolver<LearningAssetSource>
  readonly Classification: ReferenceResolver<ClassificationSource>
} = {
  async LearningAsset(reference, context, info) {
    const name = readKey(reference, checkAssetUrn)
    const { fields, contents } = learningAssetProjection(info)
    const entity = fields.size === 0 && !contents ? readLearningAsset({ urn: name.urn }) : null
    return entity ? { entity, targetLocale: undefined } : lookUpLearningAsset(name, context, info)
  },

  async Classification(reference, context, info) {
    const name = readKey(reference, checkClassificationUrn)
    const isNameEnough = classificationProjection(info).size === 0
    const classification = isNameEnough ? readClassification({ urn: name.urn }) : null
    return classification
      ? { classification, targetLocale: undefined }
      : lookUpClassification(name, context, info)
  },
}

/** An `id` names a thing in a locale; a `urn` leaves the locale to LinkedIn. */
function readKey(
  { __typename: typeName, id, urn, argumentName }: Reference,
  check: (argumentName: string, urn: string) => void,
): LookUp {
  if (typeof id === 'string') {
    const name = parseNodeId(id)
    if (name?.typeName === typeName) return name
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
  check(`${argumentName}.urn`, urn)
  return { urn, locale: undefined }
}
