import type { GraphQLResolveInfo } from 'graphql'
import type { Locale } from '../../linkedin/locale.ts'
import { NON_ASSET_ENTITY_TYPES, parseUrn } from '../../linkedin/urn.ts'
import type { Context } from '../context.ts'
import type { QueryResolvers } from '../generated/resolver-types.ts'
import { InvalidArgumentError } from '../invalid-argument-error.ts'
import { asSearch } from '../learning-asset-connection.ts'
import { toCriteria } from '../learning-asset-criteria.ts'
import { learningAssetProjection } from '../learning-asset-projection.ts'
import type { LearningAssetSource } from '../learning-asset-source.ts'
import { parseNodeId } from '../node-id.ts'
import { selectedFields } from '../selection.ts'
import { toWindow } from '../window.ts'

const MAX_IDS = 100

/** The entry points: arguments to questions, answers to what the types below resolve from. */
export const Query: QueryResolvers = {
  node: (_, { id }, context, info) => loadNode('id', id, context, info),

  nodes(_, { ids }, context, info) {
    if (ids.length > MAX_IDS) {
      throw new InvalidArgumentError(
        'ids',
        `Argument "ids" takes at most ${MAX_IDS} values; got ${ids.length}.`,
      )
    }
    return ids.map((id, index) => loadNode(`ids[${index}]`, id, context, info))
  },

  learningAsset(_, { urn, locale }, context, info) {
    if (NON_ASSET_ENTITY_TYPES.has(parseUrn(urn)?.entityType ?? '')) {
      throw new InvalidArgumentError(
        'urn',
        'Argument "urn" must name a learning asset, such as "urn:li:lyndaCourse:563322".',
      )
    }
    return loadLearningAsset(urn, locale ?? undefined, context, info)
  },

  async learningAssets(_, { filter, sortBy, ...range }, { linkedIn }, info) {
    const window = toWindow('learningAssets', range)
    const fields = selectedFields(info, 'LearningAssetConnection')
    const isPageWanted = ['nodes', 'edges', 'pageInfo'].some((name) => fields.has(name))
    const isCountWanted = ['totalCount', 'isTotalCountCapped'].some((name) => fields.has(name))
    const given = toCriteria(filter, sortBy)
    // Where only facets are wanted, the call that has them is the only one that is needed.
    const criteria = isPageWanted || isCountWanted ? given : asSearch(given)
    const page = await linkedIn.learningAssets.findByCriteria(
      criteria,
      isPageWanted
        ? { start: window.start, count: Math.max(1, window.size) }
        : { start: 0, count: 1 },
      learningAssetProjection(info, [['nodes'], ['edges', 'node']]),
    )
    return { criteria, window, page }
  },
}

async function loadNode(
  argumentName: string,
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<LearningAssetSource | null> {
  const name = parseNodeId(id)
  if (!name) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" must be an \`id\` that this API gave.`,
    )
  }
  return loadLearningAsset(name.urn, name.locale, context, info)
}

async function loadLearningAsset(
  urn: string,
  targetLocale: Locale | undefined,
  { loaders }: Context,
  info: GraphQLResolveInfo,
): Promise<LearningAssetSource | null> {
  const projection = learningAssetProjection(info)
  const entity = await loaders.learningAsset.load({ urn, locale: targetLocale, projection })
  return entity && { entity, targetLocale }
}
