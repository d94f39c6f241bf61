import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { ROOT } from './pages.ts'

const DIRECTORY = fileURLToPath(ROOT)

/** What editors read: the schema and the operations that graphql.config.yml names. */
describe('graphql.config.yml', () => {
  const eslint = new ESLint({ cwd: DIRECTORY })

  it('names a schema that every example is right by', async () => {
    const results = await eslint.lintFiles('examples/*.graphql')

    expect(results).toHaveLength(
      readdirSync(`${DIRECTORY}examples`).filter((name) => name.endsWith('.graphql')).length,
    )
    expect(
      results.flatMap(({ filePath, messages }) =>
        messages.map(({ line, message, ruleId }) => `${filePath}:${line} ${ruleId}: ${message}`),
      ),
    ).toEqual([])
  })

  it('would show a field that does not exist', async () => {
    const [result] = await eslint.lintText(
      'query Typo {\n  learningAssetz {\n    totalCount\n  }\n}\n',
      {
        filePath: `${DIRECTORY}examples/typo.graphql`,
      },
    )

    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual([
      '@graphql-eslint/fields-on-correct-type',
    ])
  })
})
