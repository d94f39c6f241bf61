import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSchema } from '../src/graphql/schema.ts'
import { examples } from './support/examples.ts'
import { type SandboxedTestServer, startTestServer } from './support/test-server.ts'

const INTRODUCTION = `# Examples

GraphiQL opens on these, and each is run by a test. The answers are those of the sandbox.

| for | start with |
|---|---|
| exploring | search-courses, one-course, course-contents, skills-and-categories, languages |
| a page with a search box | filtered-search, facet-panel, next-page, previous-page, browse-categories |
| a graph that holds the names of courses | look-up-many, course-translations |
| a copy of the catalogue in a learning management system | nightly-copy, changed-since |
`

describe('an example', () => {
  const schema = createSchema()
  let server: SandboxedTestServer

  beforeAll(async () => {
    server = await startTestServer()
  })

  afterAll(() => server.close())

  it.each(examples)('is explained and valid: $file', ({ text }) => {
    expect(text).toMatch(/^# [A-Z].+\.\nquery [A-Z]\w+/)
    expect(validate(schema, parse(text))).toEqual([])
  })

  it.each(examples)('gives an answer: $file', async ({ text }) => {
    const { data, errors } = await server.query(text)

    expect(errors).toBeUndefined()
    expect(Object.values(data)).not.toContain(null)
  })

  it('is shown with its answer in a README of their own', async () => {
    const shown = await Promise.all(
      examples.map(async ({ file, text }) => {
        const { data } = await server.query(text)
        const [, explanation = '', operation = ''] = /^# (.+)\n([\s\S]+)$/.exec(text) ?? []
        const answer = toJson({ data })
        return `## [${file}](${file})\n\n${explanation}\n\n\`\`\`graphql\n${operation}\`\`\`\n\n<details><summary>Its answer</summary>\n\n\`\`\`json\n${answer}\n\`\`\`\n\n</details>\n`
      }),
    )

    // Written anew by `npx vitest run test/examples.test.ts --update`.
    await expect([INTRODUCTION, ...shown].join('\n')).toMatchFileSnapshot('../examples/README.md')
  })
})

/** JSON with each small object and list on a line of its own. */
function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/[[{][^[\]{}]*[\]}]/g, (leaf) => {
    const line = leaf.replace(/\s*\n\s*/g, ' ')
    return line.length <= 80 ? line : leaf
  })
}
