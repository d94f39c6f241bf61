import type { GraphQLResolveInfo } from 'graphql'
import type { ClassificationSource } from '../classification-source.ts'
import type { Context } from '../context.ts'
import type { QueryResolvers } from '../generated/resolver-types.ts'
import { InvalidArgumentError } from '../invalid-argument-error.ts'
import type { LearningAssetSource } from '../learning-asset-source.ts'
import { checkNumberOfKeys, lookUpClassification, lookUpLearningAsset } from '../look-ups.ts'
import { parseNodeId } from '../node-id.ts'

/** Anything by its `id`. */
export const nodeQueries: Pick<QueryResolvers, 'node' | 'nodes'> = {
  node: (_, { id }, context, info) => loadNode('id', id, context, info),

  nodes(_, { ids }, context, info) {
    checkNumberOfKeys('ids', ids)
    return ids.map((id, index) => loadNode(`ids[${index}]`, id, context, info))
  },
}

async function loadNode(
  argumentName: string,
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<LearningAssetSource | ClassificationSource | null> {
  const name = parseNodeId(id)
  if (!name) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" must be an \`id\` that this API gave.`,
    )
  }
  return name.typeName === 'LearningAsset'
    ? lookUpLearningAsset(name, context, info)
    : lookUpClassification(name, context, info)
}
