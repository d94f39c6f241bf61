import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { anchorsOf, pages, proseOf, ROOT, readText } from './pages.ts'

const readme = readText('README.md')

describe('the README', () => {
  it('can be read in a few minutes', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(200)
  })

  it('leads to every page', () => {
    const table = readme.slice(readme.indexOf('## Documentation'))
    const docs = pages.map(({ path }) => path).filter((path) => path !== 'README.md')

    expect(docs.filter((path) => !table.includes(`](${path})`))).toEqual([])
  })

  it('begins with a request that .ci/start sends', () => {
    const [, body = ''] = /^ {2}-d '(.*)'$/m.exec(readme) ?? []

    expect(JSON.parse(body).query).toMatch(/^\{ learningAssets\(/)
  })
})

describe('a page', () => {
  it.each(pages.filter(({ path }) => /^docs\//.test(path)))(
    'says in its first sentence for which reader it is: $path',
    ({ text }) => {
      expect(text).toMatch(/^# .+\n\nFor [^\n]+/)
    },
  )

  it.each(pages)('links to what exists: $path', (page) => {
    const targets = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    const broken = targets
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => !isThere(page.path, target))

    expect(broken).toEqual([])
  })

  it.each(pages)('names files and folders that exist: $path', (page) => {
    const named = [
      ...proseOf(page).matchAll(/`((?:src|test|schema|examples|bench|\.ci)\/[^`\s]*)`/g),
    ]

    expect(
      named.map(([, path = '']) => path).filter((path) => !existsSync(new URL(path, ROOT))),
    ).toEqual([])
  })

  it('shows pictures that are small enough for every visit', () => {
    const pictures = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/!\[.+?\]\((\S+)\)/g)].map(([, target = '']) => resolve(path, target)),
    )

    expect(pictures).toHaveLength(3)
    for (const picture of pictures) {
      const bytes = readFileSync(picture)
      expect(bytes.byteLength).toBeLessThan(200_000)
      expect(bytes.toString('latin1', 0, 4)).toMatch(/^(<svg|\x89PNG)$/)
    }
  })
})

/** Where a link of a page leads, as a path on this machine. */
function resolve(page: string, target: string): string {
  return fileURLToPath(new URL(target, new URL(page, ROOT)))
}

function isThere(from: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? resolve(from, from.replace(/.*\//, '')) : resolve(from, path)
  if (!existsSync(file)) return false
  const page = pages.find((each) => resolve(each.path, each.path.replace(/.*\//, '')) === file)
  return anchor === undefined || (page !== undefined && anchorsOf(page).has(anchor))
}
