import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import * as library from '../../src/index.ts'
import { examples } from '../support/examples.ts'
import { codeBlocks, filesBelow, namesInTables, pages, ROOT, readText } from './pages.ts'

/** A line of a drawn tree: its indentation, a name, and a second file beside it. */
const TREE_LINE = /^( *)(\S+)(?: {2}(\S+\.ts))?(?: {2}|$)/

const manifest = JSON.parse(readText('package.json'))

/** What the pages say of the source is what the source says. */
describe('the pages', () => {
  it('name only npm commands that exist', () => {
    const text = pages.map((page) => page.text).join('\n')
    const named = [...text.matchAll(/\bnpm (?:run )?([a-z]+(?::[a-z0-9]+)*)/g)].map(
      ([, name]) => name,
    )

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
    const sources = filesBelow('examples/clients/')
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

  it('give a reason for every dependency, and name no other package', () => {
    const [, section = ''] = readText('docs/decisions.md').split(/^## Dependencies$/m)
    const patterns = [...section.matchAll(/`([^`\s]+)`/g)].map(([, pattern = '']) => pattern)
    const isMeant = (name: string, pattern: string) =>
      pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
    const { dependencies, peerDependencies, devDependencies } = manifest
    const names = Object.keys({ ...dependencies, ...peerDependencies, ...devDependencies })
      // They come with what they are types of, or belong to.
      .filter((name) => !name.startsWith('@types/') && name !== 'react-dom')

    expect(names.filter((name) => !patterns.some((each) => isMeant(name, each)))).toEqual([])
    expect(patterns.filter((each) => !names.some((name) => isMeant(name, each)))).toEqual([])
  })

  it('list what the library exports', () => {
    const page = readText('docs/embedding.md')

    expect(
      [...Object.keys(library), 'startSandbox'].filter((name) => !page.includes(`\`${name}`)),
    ).toEqual([])
  })

  it('draw folders that exist', () => {
    const [, tree = ''] = /^```\n(.*?)^```$/ms.exec(readText('docs/architecture.md')) ?? []
    const parents: string[] = []
    const paths = tree.split('\n').flatMap((line) => {
      const [, indent = '', name = '', second = ''] = TREE_LINE.exec(line) ?? []
      if (name === '') return []
      parents.splice(indent.length / 2)
      const names = second === '' ? [name] : [name, second]
      const found = names.map((each) => [...parents, each].join(''))
      parents.push(name)
      return found
    })
    const folders = readdirSync(new URL('src/', ROOT), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `src/${name}/`)

    expect(paths.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([])
    expect(folders.filter((path) => !paths.includes(path))).toEqual([])
  })

  it('list and draw the layers of the pipeline in their order', () => {
    const [, section = ''] = readText('docs/architecture.md').split(
      /^## (?=The pipeline$)|^## (?=The cache$)/m,
    )
    const layers = namesInTables(section)
    const [, body = ''] = readText('src/upstream/pipeline.ts').split(
      'export function createUpstream',
    )
    const drawn = [...readText('docs/images/layers.svg').matchAll(/class="name">(\w+)</g)]
    const inOrder = (names: readonly string[]) => names.filter((name) => layers.includes(name))

    expect(layers).toHaveLength(11)
    expect([
      ...new Set(inOrder([...body.matchAll(/\b(\w+)\(/g)].map(([, name = '']) => name))),
    ]).toEqual(layers)
    expect(inOrder(drawn.map(([, name = '']) => name))).toEqual(layers)
  })

  it('list the options of the sandbox, its applications and what tests can do with it', () => {
    const page = readText('docs/sandbox.md')
    const named = namesInTables(page)
    const options = [...readText('src/cli/sandbox-command.ts').matchAll(/^ {2}(--[a-z-]+) N/gm)]
    const clientIds = filesBelow('src/sandbox/oauth/').flatMap((source) => [
      ...source.matchAll(/clientId: '(\w+)'/g),
    ])
    const expected = [...options, ...clientIds].map(([, name = '']) => name)
    const methods = named.filter((name) => /^[a-z]\w+(\(\w*\))?$/.test(name))

    expect(expected.length).toBeGreaterThan(6)
    expect(expected.filter((name) => !named.includes(name))).toEqual([])
    expect(methods.length).toBeGreaterThan(4)
    expect(
      methods.filter(
        (name) =>
          !new RegExp(`^ {2}(readonly )?${name.replace(/\W.*/, '')}[(:]`, 'm').test(
            readText('src/sandbox/sandbox.ts'),
          ),
      ),
    ).toEqual([])
  })

  it('quote log messages that are in the source', () => {
    const [, section = ''] = readText('docs/operations.md').split(
      /^## (?=The log$)|^## (?=Outages$)/m,
    )
    const sources = filesBelow('src/').join('\n')
    const messages = namesInTables(section)
    const isInSource = (message: string) =>
      message.endsWith('…')
        ? ["'", '`'].some((quote) => sources.includes(`${quote}${message.slice(0, -1)}`))
        : sources.includes(`'${message}'`)

    expect(messages.length).toBeGreaterThan(5)
    expect(messages.filter((message) => !isInSource(message))).toEqual([])
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
