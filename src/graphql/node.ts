import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from './context.ts'
import { InvalidArgumentError } from './errors.ts'
import type { QueryResolvers } from './generated/resolver-types.ts'
import { checkNumberOfKeys, lookUpClassification, lookUpLearningAsset } from './lookups.ts'
import { parseNodeId } from './node-id.ts'
import type { ClassificationSource, LearningAssetSource } from './sources.ts'

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
