import type { GraphQLResolveInfo } from 'graphql'
import { readLearningAsset } from '../../linkedin/learning-asset.ts'
import { readClassification } from '../../linkedin/learning-classification.ts'
import { parseUrn } from '../../linkedin/urn.ts'
import { classificationProjection } from '../classification-projection.ts'
import type { ClassificationSource } from '../classification-source.ts'
import type { Context } from '../context.ts'
import { InvalidArgumentError } from '../invalid-argument-error.ts'
import { learningAssetProjection } from '../learning-asset-projection.ts'
import type { LearningAssetSource } from '../learning-asset-source.ts'
import {
  checkAssetUrn,
  checkClassificationUrn,
  type LookUp,
  lookUpClassification,
  lookUpLearningAsset,
} from '../look-ups.ts'
import { type NodeId, parseNodeId } from '../node-id.ts'

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
