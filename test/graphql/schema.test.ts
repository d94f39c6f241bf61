import { readdirSync, readFileSync } from 'node:fs'
import {
  type GraphQLField,
  type GraphQLNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'

const types = Object.values(createSchema().getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)

interface Described {
  readonly coordinate: string
  readonly description: string | null | undefined
}

function describedPartsOf(type: GraphQLNamedType): Described[] {
  const parts: Described[] = [{ coordinate: type.name, description: type.description }]
  if (isEnumType(type)) {
    for (const { name, description } of type.getValues()) {
      parts.push({ coordinate: `${type.name}.${name}`, description })
    }
  }
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      parts.push({ coordinate, description: field.description })
      for (const { name, description } of 'args' in field ? field.args : []) {
        parts.push({ coordinate: `${coordinate}(${name}:)`, description })
      }
    }
  }
  return parts
}

const described = types.flatMap(describedPartsOf)
const outputFields = types.flatMap((type) =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).map((field) => ({
        coordinate: `${type.name}.${field.name}`,
        field,
        type,
      }))
    : [],
)

/** The types of output fields. */
const answered = new Set(outputFields.map(({ field }) => String(field.type).replace(/[[\]!]/g, '')))

function isMarked({ astNode }: GraphQLField<unknown, unknown>): boolean {
  return astNode?.directives?.some(({ name }) => name.value === 'semanticNonNull') ?? false
}

const LOOKUPS_BY_KEYS = ['Query.nodes', 'Query.learningAssetsByUrn', 'Query.classificationsByUrn']

/** Enums whose values are this server's own. */
const OUR_OWN_ENUMS: ReadonlySet<string> = new Set(['AccessTokenState'])

describe('the schema', () => {
  it('describes everything, in whole sentences', () => {
    const wrong = described.filter(({ description }) => !/^[A-Z`].*\.$/s.test(description ?? ''))

    expect(wrong).toEqual([])
  })

  it('says what null means wherever an output can be null', () => {
    const silent = outputFields
      .filter(({ field }) => !isNonNullType(field.type))
      .filter(
        ({ field, type }) => !/\bnull\b/i.test(field.description ?? '') && type.name !== 'Node',
      )
      .map(({ coordinate }) => coordinate)

    expect(silent).toEqual([])
  })

  it('uses the words of the domain, not those of the REST API', () => {
    const names = described.map(({ coordinate }) => coordinate)

    expect(names.filter((name) => /element|paging|criteria|lynda|\bdetails\b/i.test(name))).toEqual(
      [],
    )
  })

  it('names times with At, and types them as DateTime', () => {
    const wrong = outputFields
      .filter(({ field }) => /At$/.test(field.name) !== /DateTime/.test(String(field.type)))
      .map(({ coordinate }) => coordinate)

    expect(wrong).toEqual([])
  })

  it('has nulls in no list but those of look-ups by key', () => {
    const wrong = outputFields
      .filter(({ field }) => {
        const list = getNullableType(field.type)
        return isListType(list) && !isNonNullType(list.ofType)
      })
      .map(({ coordinate }) => coordinate)

    expect(wrong).toEqual(LOOKUPS_BY_KEYS)
  })

  it('has no list that is null without an error', () => {
    const wrong = outputFields
      .filter(({ field, type }) => isListType(field.type) && type.name !== 'Query')
      .filter(({ field }) => !isMarked(field))
      .map(({ coordinate }) => coordinate)

    expect(wrong).toEqual([])
  })

  it('marks what is null only with an error beside it, as its description says', () => {
    const said = outputFields.filter(({ field }) =>
      /\bNull only with an error\s+beside it\.$/.test(field.description ?? ''),
    )
    const marked = outputFields.filter(({ field }) => isMarked(field))

    expect(marked.map(({ coordinate }) => coordinate)).toEqual(
      said.map(({ coordinate }) => coordinate),
    )
    expect(marked.filter(({ field }) => isNonNullType(field.type))).toEqual([])
  })

  it('has nullable root fields, so that each fails alone', () => {
    const wrong = outputFields
      .filter(({ type, field }) => type.name === 'Query' && isNonNullType(field.type))
      .map(({ coordinate }) => coordinate)

    // These lists are as long as those of their keys, with null for failed ones.
    expect(wrong).toEqual(LOOKUPS_BY_KEYS)
  })

  it('says what each scalar of its own means', () => {
    const scalars = types.filter(isScalarType)

    expect(scalars.map(({ name }) => name).sort()).toEqual(['DateTime', 'Locale', 'URL', 'URN'])
    expect(scalars.filter(({ specifiedByURL }) => !specifiedByURL)).toEqual([])
  })

  it('has UNKNOWN in every enum of LinkedIn that is answered', () => {
    // An enum of inputs alone never meets a new value of LinkedIn's.
    const enums = types
      .filter(isEnumType)
      .filter(({ name }) => answered.has(name) && !OUR_OWN_ENUMS.has(name))

    expect(enums.filter((type) => !type.getValue('UNKNOWN'))).toEqual([])
  })

  it('keeps to one concept a file', () => {
    const directory = new URL('../../schema/', import.meta.url)
    const sizes = readdirSync(directory).map((name) => [
      name,
      readFileSync(new URL(name, directory), 'utf8').split('\n').length,
    ])

    expect(sizes.filter(([, lines]) => Number(lines) > 250)).toEqual([])
  })
})
