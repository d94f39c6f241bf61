import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSchema } from '../src/graphql/schema.ts'
import { examples } from './support/examples.ts'
import { type SandboxedTestServer, startTestServer } from './support/test-server.ts'

describe('an example', () => {
  const schema = createSchema()
  let server: SandboxedTestServer

  beforeAll(async () => {
    server = await startTestServer()
  })

  afterAll(() => server.close())

  it.each(examples)('has a comment and is valid: $file', ({ text }) => {
    expect(text).toMatch(/^# [A-Z].+\.\nquery [A-Z]\w+/)
    expect(validate(schema, parse(text))).toEqual([])
  })

  it.each(examples)('returns data without errors: $file', async ({ text }) => {
    const { data, errors } = await server.query(text)

    expect(errors).toBeUndefined()
    expect(Object.values(data)).not.toContain(null)
  })
})
