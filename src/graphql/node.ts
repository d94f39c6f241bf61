/**
 * Relay's object identification: an opaque `id` for each object, and the root fields that take it.
 * (GraphQL Global Object Identification Specification, https://relay.dev/graphql/objectidentification.htm)
 */
import type { GraphQLResolveInfo } from 'graphql'
import { parseLocale } from '../linkedin/locale.ts'
import { parseUrn } from '../linkedin/urn.ts'
import { checkLength, MAX_KEYS } from './arguments.ts'
import type { Context } from './context.ts'
import { InvalidArgumentError } from './errors.ts'
import type { QueryResolvers } from './generated/resolver-types.ts'
import type { EntityKey } from './loaders.ts'
import { lookUpClassification, lookUpLearningAsset } from './lookups.ts'
import type { ClassificationSource, LearningAssetSource } from './sources.ts'

/** The objects of given `id`s. */
export const nodeQueries: Pick<QueryResolvers, 'node' | 'nodes'> = {
  node: (_, { id }, context, info) => loadNode('id', id, context, info),

  nodes(_, { ids }, context, info) {
    checkLength('ids', ids, MAX_KEYS)
    return ids.map((id, index) => loadNode(`ids[${index}]`, id, context, info))
  },
}

async function loadNode(
  argumentName: string,
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<LearningAssetSource | ClassificationSource | null> {
  const nodeId = parseNodeId(id)
  if (!nodeId) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" must be an \`id\` that this API gave.`,
    )
  }
  return nodeId.typeName === 'LearningAsset'
    ? lookUpLearningAsset(nodeId, context, info)
    : lookUpClassification(nodeId, context, info)
}

const TYPE_NAMES = ['LearningAsset', 'Classification'] as const

/** What an `id` stands for: an entity of LinkedIn's in a locale. */
export interface NodeId extends EntityKey {
  readonly typeName: (typeof TYPE_NAMES)[number]
}

/** The `id` of an entity. Clients keep it: its form never changes. */
export function formatNodeId({ typeName, urn, locale }: NodeId): string {
  return Buffer.from(`${typeName}|${locale ?? ''}|${urn}`).toString('base64url')
}

/** The entity of an `id`. Null for what `formatNodeId` does not give. */
export function parseNodeId(id: string): NodeId | null {
  const [type, tag, urn = '', ...rest] = Buffer.from(id, 'base64url').toString().split('|')
  const typeName = TYPE_NAMES.find((name) => name === type)
  if (!typeName || rest.length > 0 || !parseUrn(urn)) return null
  const locale = tag ? parseLocale(tag) : undefined
  if (locale === null) return null
  const nodeId: NodeId = { typeName, urn, locale }
  return formatNodeId(nodeId) === id ? nodeId : null
}
