import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig, VARIABLE_NAMES } from '../src/config/config.ts'
import * as library from '../src/index.ts'
import { examples } from './support/examples.ts'
import { writeReadme } from './support/readme.ts'
import { type SandboxedTestServer, startTestServer } from './support/test-server.ts'

const ROOT = new URL('../', import.meta.url)
const CLIENTS = new URL('examples/clients/', ROOT)
const readme = readFileSync(new URL('README.md', ROOT), 'utf8')
const { scripts, dependencies, peerDependencies, devDependencies } = JSON.parse(
  readFileSync(new URL('package.json', ROOT), 'utf8'),
)

describe('the README', () => {
  let server: SandboxedTestServer

  beforeAll(async () => {
    server = await startTestServer(
      {},
      { isGraphiqlEnabled: false, areActivityReportsEnabled: true },
    )
  })

  afterAll(() => server.close())

  it('shows what each of its operations, and each example, is answered with', async () => {
    // Written anew by `npx vitest run test/readme.test.ts --update`.
    await expect(await writeReadme(readme, server)).toMatchFileSnapshot('../README.md')
  })

  it('shows every example', () => {
    const operations = examples.map(({ text }) => text.replace(/^# .+\n/, ''))

    expect(operations.filter((operation) => !readme.includes(operation))).toEqual([])
  })

  it('shows how to embed the schema as the examples do, which are tested', () => {
    const directory = new URL('examples/embedding/', ROOT)
    const programs = readdirSync(directory).map((file) =>
      readFileSync(new URL(file, directory), 'utf8'),
    )

    expect(programs).toHaveLength(2)
    expect(programs.filter((program) => !readme.includes(`\`\`\`js\n${program}\`\`\``))).toEqual([])
  })

  it('lists everything that the library gives', () => {
    const section = readme.slice(readme.indexOf('## Embed it'), readme.indexOf('## How it works'))
    const names = [...Object.keys(library), 'startSandbox']

    expect(names.filter((name) => !section.includes(`\`${name}`))).toEqual([])
  })

  it('lists every option of the library', () => {
    const section = readme.slice(readme.indexOf('## Embed it'), readme.indexOf('## Supergraph'))
    const { linkedIn, host, port, logLevel, freshness, ...options } = readConfig({})
    const names = ['isProduction', 'clientId', 'clientSecret', 'apiUrl', 'tokenUrl', 'partner']
    names.push(...Object.keys(freshness), ...Object.keys(options))

    expect(names.filter((name) => !section.includes(`\`${name}\``))).toEqual([])
  })

  it('gives requests to copy that work', async () => {
    const requests = [...readme.matchAll(/-H '(x-[a-z-]+): true'[^']*-d '(.+)'|-d '(.+)'/g)]
    expect(requests.length).toBeGreaterThan(1)

    for (const [, header, bodyWithHeader, body = bodyWithHeader] of requests) {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(header && { [header]: 'true' }) },
        body: body ?? '',
      })

      expect(await response.json()).not.toHaveProperty('errors')
    }
  })

  it('shows of the clients what their tests run', () => {
    const clients = readdirSync(CLIENTS, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    const sources = [readFileSync(new URL('codegen.ts', ROOT), 'utf8'), ...clients]
    const [section = ''] = readme.match(/^## Clients$.*?^## /ms) ?? []
    const shown = [...section.matchAll(/```(?:ts|json)\n(.+?)```/gs)].map(([, code = '']) => code)

    expect(shown.length).toBeGreaterThan(3)
    expect(shown.filter((code) => !sources.some((source) => source.includes(code)))).toEqual([])
  })

  it('gives a request to copy that works by its hash alone from then on', async () => {
    const [, request = ''] = /(curl -sG .+?)```/s.exec(readme) ?? []
    const parameters = [...request.matchAll(/--data-urlencode '(\w+)=(.+)'/g)].map(
      ([, name = '', value = '']): [string, string] => [name, value],
    )
    const [, header = '', value = ''] = /-H '([a-z-]+): (.+?)'/.exec(request) ?? []
    const get = (search: [string, string][]) =>
      fetch(`${server.url}/graphql?${new URLSearchParams(search)}`, {
        headers: { [header]: value },
      })
    expect(parameters.map(([name]) => name)).toEqual(['extensions', 'query'])

    const first = await get(parameters)
    const second = await get(parameters.slice(0, 1))

    expect(first.headers.get('cache-control')).toContain('public, max-age=')
    expect(await second.text()).toBe(await first.text())
  })

  it('lists every variable that the configuration reads, and no other', () => {
    const section = readme.slice(
      readme.indexOf('## Configuration'),
      readme.indexOf('## Development'),
    )
    const rows = section.split('\n').filter((line) => line.startsWith('| `'))
    const listed = rows.flatMap((row) => row.split(' | ')[0]?.match(/[A-Z]+(?:_[A-Z]+)*/g) ?? [])

    expect(listed.sort()).toEqual([...VARIABLE_NAMES].sort())
  })

  it('names only commands that exist', () => {
    const named = [...readme.matchAll(/npm (?:run )?([a-z]+(?::[a-z]+)*)/g)].map(([, name]) => name)

    expect(
      named.filter((name = '') => !['ci', 'install', 'pack'].includes(name) && !scripts[name]),
    ).toEqual([])
  })

  it('links only to files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path)

    expect(links.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([])
  })

  it('gives a reason for every dependency', () => {
    const section = readme.slice(readme.indexOf('## Dependencies'), readme.indexOf('## Examples'))
    const isNamed = (name: string) =>
      [...section.matchAll(/`([^`]+)`/g)].some(([, pattern = '']) =>
        pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
      )
    const typesAside = (name: string) => !name.startsWith('@types/') && name !== 'react-dom'

    const needed = Object.keys({ ...dependencies, ...peerDependencies })
    expect(needed.filter((name) => !isNamed(name))).toEqual([])
    expect(
      Object.keys(devDependencies)
        .filter(typesAside)
        .filter((name) => !isNamed(name)),
    ).toEqual([])
  })
})
