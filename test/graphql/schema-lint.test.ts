import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

describe('the lint rules for the schema', () => {
  const eslint = new ESLint({ cwd: ROOT })

  it('find no fault in it', async () => {
    const results = await eslint.lintFiles('schema/*.graphql')

    expect(results.map(({ filePath }) => basename(filePath)).sort()).toEqual(
      readdirSync(join(ROOT, 'schema')).sort(),
    )
    expect(results.flatMap(toLines)).toEqual([])
  })

  it.each([
    {
      description: 'a field without a description',
      sdl: '"A type." type Video { "Its id." id: ID!, title: String }',
      rule: 'require-description',
    },
    {
      description: 'a time that is not named so',
      sdl: '"A type." type Video { "Its id." id: ID!, "When." published: DateTime }',
      rule: 'naming-convention',
    },
    {
      description: 'a connection with edges alone',
      sdl: '"A page." type VideoConnection { "All." edges: [LearningAssetEdge!]! }',
      rule: 'relay-connection-types',
    },
    {
      description: 'a connection without paging arguments',
      sdl: '"A type." type Video { "Its id." id: ID!, "All." similar: LearningAssetConnection }',
      rule: 'relay-arguments',
    },
    {
      description: 'a type without an id',
      sdl: '"A type." type Video { "Its URN." urn: URN! }',
      rule: 'strict-id-in-types',
    },
  ])('find $description', async ({ sdl, rule }) => {
    const [result] = await eslint.lintText(sdl, { filePath: join(ROOT, 'schema/video.graphql') })

    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(`@graphql-eslint/${rule}`)
  })
})

function toLines({ filePath, messages }: ESLint.LintResult): string[] {
  return messages.map(
    ({ line, message, ruleId }) => `${basename(filePath)}:${line} ${ruleId}: ${message}`,
  )
}
