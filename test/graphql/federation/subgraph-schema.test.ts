import {
  type DocumentNode,
  execute,
  isNonNullType,
  isObjectType,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { createSubgraphSchema } from '../../../src/graphql/federation/subgraph-schema.ts'
import { createSchema, readTypeDefinitions } from '../../../src/graphql/schema.ts'

async function readSdl(isNodeOffered = false) {
  const schema = createSubgraphSchema(createSchema(), {
    isIntrospectionEnabled: true,
    isNodeOffered,
  })
  const { data, errors } = await execute({
    schema,
    document: parse('{ _service { sdl } _sdl }'),
    contextValue: { linkedInLearning: { routerTrust: 'open', calls: { noteVolatile() {} } } },
  })
  expect(errors).toBeUndefined()
  const { _service, _sdl } = data as { _service: { sdl: string }; _sdl: string }
  return { schema, federation: _service.sdl, stitching: _sdl }
}

/** The names of the directives that a document uses. */
function directivesIn(sdl: string): string[] {
  const used = new Set<string>()
  visit(parse(sdl), { Directive: ({ name }) => void used.add(name.value) })
  return [...used].sort()
}

const rootFieldsIn = (document: DocumentNode) =>
  document.definitions
    .filter(
      (node): node is ObjectTypeDefinitionNode => 'name' in node && node.name?.value === 'Query',
    )
    .flatMap(({ fields }) => fields ?? [])

describe('the schema as a subgraph', () => {
  it('is the contract and the fields of gateways', async () => {
    const { schema } = await readSdl()
    const forGateways: string[] = []
    const leaveOut = ({ name: { value } }: { readonly name: { readonly value: string } }) => {
      if (!value.startsWith('_')) return undefined
      forGateways.push(value)
      return null
    }

    const rest = visit(parse(printSchema(schema)), {
      FieldDefinition: leaveOut,
      ObjectTypeDefinition: leaveOut,
      ScalarTypeDefinition: leaveOut,
      UnionTypeDefinition: leaveOut,
    })

    expect(print(rest)).toBe(print(parse(printSchema(createSchema()))))
    expect(forGateways).toEqual(['_entities', '_service', '_sdl', '_Any', '_Entity', '_Service'])
  })

  it('has no directive and no type that gateways do not need', async () => {
    const { federation, stitching } = await readSdl()

    // The types that only hidden fields lead to are hidden too.
    expect(federation).not.toMatch(/Upstream|AccessToken|Node\b/)
    expect(directivesIn(federation)).toEqual([
      'key',
      'link',
      'lookup',
      'shareable',
      'specifiedBy',
      'tag',
    ])
    expect(directivesIn(stitching)).toEqual(['merge', 'specifiedBy'])
  })

  it('has node and nodes where they are exposed', async () => {
    const { federation } = await readSdl(true)

    const names = rootFieldsIn(parse(federation)).map(({ name }) => name.value)
    expect(names).toEqual(expect.arrayContaining(['node', 'nodes']))
    expect(names).not.toContain('upstream')
  })

  it('tags personal data, so that a contract variant can leave it out', async () => {
    const { federation } = await readSdl()

    const tagged = rootFieldsIn(parse(federation)).filter(({ directives }) =>
      directives?.some(({ name }) => name.value === 'tag'),
    )
    expect(tagged.map(({ name }) => name.value)).toEqual(['learningActivityReports'])
  })
})

describe('a look-up of the GraphQL Federation draft', () => {
  const contract = createSchema()
  const lookups = rootFieldsIn(readTypeDefinitions()).filter(({ directives }) =>
    directives?.some(({ name }) => name.value === 'lookup'),
  )

  it('is there for each type that has a key', () => {
    expect(lookups.map(({ name }) => name.value)).toEqual([
      'node',
      'learningAsset',
      'classification',
    ])
  })

  it.each(lookups)(
    'is nullable, and its arguments are fields of its types: $name.value',
    ({ name }) => {
      const field = contract.getQueryType()?.getFields()[name.value]
      if (!field || isNonNullType(field.type)) throw new Error(`${name.value} is not nullable`)
      const type = contract.getType(String(field.type))
      const types =
        type && 'getTypes' in type && !isObjectType(type)
          ? type.getTypes()
          : [type, ...Object.values(contract.getTypeMap())].filter(
              (each) =>
                isObjectType(each) &&
                (each === type || each.getInterfaces().some((one) => one === type)),
            )

      expect(types.length).toBeGreaterThan(0)
      for (const each of types) {
        for (const { name: argument, type: argumentType } of field.args) {
          const key = isObjectType(each) ? each.getFields()[argument] : undefined
          expect(String(key?.type).replace('!', '')).toBe(String(argumentType).replace('!', ''))
        }
      }
    },
  )
})
