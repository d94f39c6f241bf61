import { extendSchema, type GraphQLField, type GraphQLSchema, parse, print } from 'graphql'
import type { Context } from '../context.ts'
import { resolvers } from '../resolvers.ts'
import { keepDirectives, readTypeDefinitions } from '../type-definitions.ts'
import { createEntitiesResolver } from './entities.ts'
import { offeredPart } from './public-schema.ts'
import { checkSchemaReader } from './router-trust.ts'

/** What a supergraph may know. */
export interface SubgraphOptions {
  /** Whether clients may ask for the schema. The router of a supergraph always may. */
  readonly isIntrospectionEnabled: boolean
  /** Whether a supergraph is offered `node` and `nodes`, which only one of its subgraphs can give. */
  readonly isNodeOffered: boolean
}

/** The names of the directives that gateways of each kind read. */
const FEDERATION = ['link', 'key', 'shareable', 'tag', 'lookup', 'specifiedBy', 'deprecated']
const STITCHING = ['merge', 'specifiedBy', 'deprecated']

/** What Apollo Federation's subgraph specification asks for, and `_sdl`, as schema stitching has it. */
const FOR_GATEWAYS = parse(`
  extend type Query {
    "What the other subgraphs of a supergraph refer to, by \`urn\` or \`id\`; at most 100 at a time."
    _entities(
      "Objects with their \`__typename\`, and one of their keys."
      representations: [_Any!]!
    ): [_Entity]!

    "This API for gateways of Apollo Federation."
    _service: _Service!

    "This API for gateways of schema stitching: SDL with the directive \`@merge\`."
    _sdl: String!
  }

  "What the subgraphs of a supergraph know each other's things by."
  scalar _Any

  "Whatever another subgraph may refer to."
  union _Entity = LearningAsset | Classification

  "This API for gateways of Apollo Federation."
  type _Service {
    "SDL with the directives of Apollo Federation."
    sdl: String!
  }
`)

/**
 * The contract as a subgraph of a supergraph.
 * (https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec)
 */
export function createSubgraphSchema(
  contract: GraphQLSchema,
  options: SubgraphOptions,
): GraphQLSchema {
  const schema = extendSchema(contract, FOR_GATEWAYS)
  // Extending forgets it.
  schema.description = contract.description
  const { _entities, _service, _sdl } = schema.getQueryType()?.getFields() ?? {}
  const entity = schema.getType('_Entity')
  if (!_entities || !_service || !_sdl || !entity) throw new TypeError('The schema is no subgraph')

  const offered = offeredPart(readTypeDefinitions(), options.isNodeOffered ? ['node', 'nodes'] : [])
  offerSdl(_service, { sdl: print(keepDirectives(offered, FEDERATION)) }, options)
  offerSdl(_sdl, print(keepDirectives(offered, STITCHING)), options)
  _entities.resolve = createEntitiesResolver()
  Object.assign(entity, { resolveType: resolvers.Node?.__resolveType })
  return schema
}

function offerSdl(
  field: GraphQLField<unknown, Context>,
  answer: unknown,
  { isIntrospectionEnabled }: SubgraphOptions,
): void {
  field.resolve = (_, _args, { linkedInLearning: { routerTrust, calls } }) => {
    checkSchemaReader(field.name, routerTrust, isIntrospectionEnabled)
    // No cache may keep it from those who want to know what is new.
    calls.noteVolatile()
    return answer
  }
}
