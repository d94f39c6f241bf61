import { describe, expect, it } from 'vitest'
import { runBench } from './run-bench.ts'

/**
 * Upper bounds of the files that a query may run through, to be lowered and not to be raised. The cold
 * ones include keeping the whole answer (13 files) and the page that it is made of (4), and reading pages
 * that contradict themselves (4).
 */
const MAX_FILES = { search: 71, 'search, from memory': 5, 'look-up by URN': 66 }

describe('npm run bench -- path', () => {
  it('counts the files and functions that a query runs through', async () => {
    const { stdout } = await runBench('path')

    const rows = stdout.split('\n').map((line) => line.trim().split(/ {2,}/))
    for (const [name, maxFiles] of Object.entries(MAX_FILES)) {
      const [files, functions] =
        rows
          .find(([title]) => title === name)
          ?.slice(1)
          .map(Number) ?? []
      expect(files, name).toBeLessThanOrEqual(maxFiles)
      expect(functions, name).toBeGreaterThan(Number(files))
    }
  })

  it('lists the files, and in each the functions', async () => {
    const { stdout } = await runBench('path', '--files')

    const [, search = '', fromMemory = ''] = stdout.split('\n\n')
    expect(search).toMatch(/^ {2}src\/linkedin\/http\/send-request\.ts +[1-9]\d*$/m)
    expect(fromMemory).toMatch(/^search, from memory/)
    expect(fromMemory).toMatch(/^ {2}src\/server\/answers\/known-requests\.ts +[1-9]\d*$/m)
    expect(fromMemory).not.toContain('src/linkedin/http/send-request.ts')
    expect(stdout).not.toContain('src/sandbox/')
  })
})
