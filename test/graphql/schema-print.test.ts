import { buildSchema, printSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createSchema, printContract } from '../../src/graphql/schema.ts'

const HEADER = `# The whole contract. \`npx vitest run test/graphql/schema-print.test.ts --update\` writes it.
# biome-ignore-all format: as graphql prints it
`

describe('the contract', () => {
  it('is committed as schema.graphql, for review', async () => {
    const printed = `${HEADER}\n${printContract(createSchema())}\n`

    await expect(printed).toMatchFileSnapshot('../../schema.graphql')
    // A copy, so that the project can be copied.
    await expect(printed).toMatchFileSnapshot('../../examples/clients/schema.graphql')
  })

  it('is printed with the marks of fields, and is otherwise the schema', () => {
    const printed = printContract(createSchema())

    expect(printed).toMatch(/^ {2}title: String @semanticNonNull$/m)
    expect(printed).toMatch(/^ {2}\): \[AssetClassification!\] @semanticNonNull$/m)
    expect(printSchema(buildSchema(printed))).toBe(printSchema(createSchema()))
  })
})
