import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import * as library from '../../src/index.ts'
import { examples } from '../support/examples.ts'
import {
  anchorsOf,
  codeBlocks,
  filesBelow,
  namesInTables,
  pages,
  proseOf,
  ROOT,
  readText,
} from './pages.ts'

const manifest = JSON.parse(readText('package.json'))
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

  it('shows pictures that are small enough for every visit', () => {
    const pictures = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/!\[.+?\]\((\S+)\)/g)].map(([, target = '']) => resolve(path, target)),
    )

    expect(pictures).toHaveLength(2)
    for (const picture of pictures) {
      const bytes = readFileSync(picture)
      expect(bytes.byteLength).toBeLessThan(200_000)
      expect(bytes.toString('latin1', 0, 4)).toMatch(/^(<svg|\x89PNG)$/)
    }
  })
})

describe('the pages', () => {
  it('name only npm commands that exist', () => {
    const text = pages.map((page) => page.text).join('\n')
    const named = [...text.matchAll(/\bnpm (?:run )?([a-z]+(?::[a-z]+)*)/g)].map(([, name]) => name)

    expect(
      named.filter(
        (name = '') => !['ci', 'install', 'pack'].includes(name) && !manifest.scripts[name],
      ),
    ).toEqual([])
  })

  it('name the version that is packed', () => {
    const names = pages.flatMap(
      ({ text }) => text.match(/linkedin-learning-graphql-\d\S*?\.tgz/g) ?? [],
    )

    expect(new Set(names)).toEqual(new Set([`${manifest.name}-${manifest.version}.tgz`]))
    expect(readText('CHANGELOG.md')).toContain(`\n## [${manifest.version}] - `)
  })

  it('show how to embed the schema as the examples do, which are tested', () => {
    const directory = new URL('examples/embedding/', ROOT)
    const programs = readdirSync(directory).map((file) =>
      readFileSync(new URL(file, directory), 'utf8'),
    )

    expect(blocksIn('docs/embedding.md', 'js').sort()).toEqual(programs.sort())
  })

  it('show of the clients what their tests run', () => {
    const sources = [readText('codegen.ts'), ...filesBelow('examples/clients/')]
    const shown = [...blocksIn('docs/clients.md', 'ts'), ...blocksIn('docs/clients.md', 'json')]

    expect(shown.length).toBeGreaterThan(4)
    expect(shown.filter((code) => !sources.some((source) => source.includes(code)))).toEqual([])
  })

  it('show of the supergraph what its tests run', () => {
    const sources = filesBelow('examples/supergraph/')
    const [query = '', reference = ''] = blocksIn('docs/supergraph.md', 'graphql')

    expect(sources.some((source) => source.includes(query))).toBe(true)
    expect(
      sources.some((source) => source.includes('type LearningAsset @key(fields: "urn") {')),
    ).toBe(true)
    expect(parse(reference).definitions).toHaveLength(3)
  })

  it('give a decision its reason and what was rejected', () => {
    const decisions = readText('docs/decisions.md')
      .split(/^## Dependencies$/m)[0]
      ?.split(/^### /m)
      .slice(1)
      .map((text) => text.replace(/\n+(## .+\n+)?$/, ''))

    expect(decisions?.length).toBeGreaterThan(30)
    expect(decisions?.filter((text) => !/^.+\n- Why: .+\n- Rejected: .+$/.test(text))).toEqual([])
  })

  it('give a reason for every dependency', () => {
    const [, section = ''] = readText('docs/decisions.md').split(/^## Dependencies$/m)
    const patterns = [...section.matchAll(/`([^`]+)`/g)].map(([, pattern = '']) => pattern)
    const isNamed = (name: string) =>
      patterns.some((pattern) =>
        pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
      )
    const { dependencies, peerDependencies, devDependencies } = manifest
    const names = Object.keys({ ...dependencies, ...peerDependencies, ...devDependencies })

    expect(
      names
        .filter((name) => !name.startsWith('@types/') && name !== 'react-dom')
        .filter((name) => !isNamed(name)),
    ).toEqual([])
  })

  it('list what the library exports', () => {
    const page = readText('docs/embedding.md')

    expect(
      [...Object.keys(library), 'startSandbox'].filter((name) => !page.includes(`\`${name}`)),
    ).toEqual([])
  })

  it('quote log messages that are in the source', () => {
    const [, section = ''] = readText('docs/operations.md').split(
      /^## (?=The log$)|^## (?=Outages$)/m,
    )
    const sources = filesBelow('src/').join('\n')
    const messages = namesInTables(section)

    expect(messages.length).toBeGreaterThan(5)
    expect(messages.filter((message) => !sources.includes(`'${message}'`))).toEqual([])
  })

  it('list every refusal of the token endpoint', () => {
    const [, section = ''] = readText('docs/operations.md').split(/^## The access token$/m)
    const [, union = ''] =
      /type AccessTokenRefusal =([^;]*?)\n\n/.exec(filesBelow('src/linkedin/').join('\n')) ?? []
    const refusals = [...union.matchAll(/'(\w+)'/g)].map(([, name]) => name)

    expect(refusals.length).toBeGreaterThan(5)
    expect(namesInTables(section).sort()).toEqual(refusals.sort())
  })

  it('list every code of an error', () => {
    const [, section = ''] = readText('docs/querying.md').split(/^## Errors$/m)
    const codes = filesBelow('src/graphql/')
      .flatMap((source) => [
        ...source.matchAll(/publicError\(\s*'([A-Z_]+)'/g),
        ...source.matchAll(/readonly code = '([A-Z_]+)'/g),
      ])
      .map(([, code]) => code)
      // Clients see it as BAD_USER_INPUT.
      .filter((code) => code !== 'INVALID_ARGUMENT')
    const listed = namesInTables(section)

    expect(codes.length).toBeGreaterThan(5)
    expect(codes.filter((code = '') => !listed.includes(code))).toEqual([])
  })

  it('show every example', () => {
    const page = readText('docs/examples.md')
    const operations = examples.map(({ text }) => text.replace(/^# .+\n/, ''))

    expect(operations.filter((operation) => !page.includes(operation))).toEqual([])
  })
})

function blocksIn(page: string, language: string): string[] {
  return codeBlocks
    .filter((block) => block.page === page && block.language === language)
    .map(({ code }) => code)
}

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
