/**
 * Federation: what the gateway of a supergraph gets of the schema. This file makes the subgraph,
 * `entities.ts` resolves its entities, `public-schema.ts` and `router-trust.ts` decide what clients
 * without the router's secret may read.
 */
import { extendSchema, type GraphQLField, type GraphQLSchema, parse, print } from 'graphql'
import type { Context } from '../context.ts'
import { resolvers } from '../resolver-map.ts'
import { keepDirectives, readTypeDefinitions } from '../schema.ts'
import { createEntitiesResolver } from './entities.ts'
import { toPublicSchema } from './public-schema.ts'
import { checkSchemaReader } from './router-trust.ts'

/** What a supergraph gets of the schema. */
export interface SubgraphOptions {
  /** Whether clients may read the schema. The router of a supergraph may in any case. */
  readonly isIntrospectionEnabled: boolean
  /** Whether a supergraph gets `node` and `nodes`, which only one of its subgraphs can have. */
  readonly isNodeOffered: boolean
}

/** The directives that Apollo Federation reads, and those of the schema that concern its clients. */
const FEDERATION = ['link', 'key', 'shareable', 'tag', 'lookup', 'specifiedBy', 'deprecated']

/** The same for schema stitching. */
const STITCHING = ['merge', 'specifiedBy', 'deprecated']

/** The fields of Apollo Federation's subgraph specification, and `_sdl` for schema stitching. */
const FOR_GATEWAYS = parse(`
  extend type Query {
    "The entities that other subgraphs refer to, by \`urn\` or \`id\`; at most 100 at a time."
    _entities(
      "Representations: objects with their \`__typename\`, and one of their keys."
      representations: [_Any!]!
    ): [_Entity]!

    "This API for gateways of Apollo Federation."
    _service: _Service!

    "This API for gateways of schema stitching: SDL with the directive \`@merge\`."
    _sdl: String!
  }

  "The representation of an entity."
  scalar _Any

  "The entities of this subgraph."
  union _Entity = LearningAsset | Classification

  "This API for gateways of Apollo Federation."
  type _Service {
    "SDL with the directives of Apollo Federation."
    sdl: String!
  }
`)

/**
 * The schema as a subgraph of a supergraph.
 * (https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec)
 */
export function createSubgraphSchema(
  contract: GraphQLSchema,
  options: SubgraphOptions,
): GraphQLSchema {
  const schema = extendSchema(contract, FOR_GATEWAYS)
  // `extendSchema` drops it.
  schema.description = contract.description
  const { _entities, _service, _sdl } = schema.getQueryType()?.getFields() ?? {}
  const entity = schema.getType('_Entity')
  if (!_entities || !_service || !_sdl || !entity) throw new TypeError('The schema is no subgraph')

  const exposedFields = options.isNodeOffered ? ['node', 'nodes'] : []
  const publicSchema = toPublicSchema(readTypeDefinitions(), exposedFields)
  resolveSdl(_service, { sdl: print(keepDirectives(publicSchema, FEDERATION)) }, options)
  resolveSdl(_sdl, print(keepDirectives(publicSchema, STITCHING)), options)
  _entities.resolve = createEntitiesResolver()
  Object.assign(entity, { resolveType: resolvers.Node?.__resolveType })
  return schema
}

function resolveSdl(
  field: GraphQLField<unknown, Context>,
  value: unknown,
  { isIntrospectionEnabled }: SubgraphOptions,
): void {
  field.resolve = (_, _args, { linkedInLearning: { routerTrust, calls } }) => {
    checkSchemaReader(field.name, routerTrust, isIntrospectionEnabled)
    // Not cacheable: gateways poll it for changes.
    calls.noteVolatile()
    return value
  }
}
