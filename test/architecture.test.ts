import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '../src')

/** What each part may import beside itself: other parts below it, and no others. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['config.ts', 'sandbox-command.ts', 'serve-command.ts', 'usage-error.ts'],
  'serve-command.ts': ['application.ts', 'config.ts', 'log.ts', 'stop-on-signals.ts'],
  'sandbox-command.ts': ['config.ts', 'sandbox', 'stop-on-signals.ts', 'usage-error.ts'],
  'index.ts': ['config.ts', 'library', 'linkedin', 'logger.ts'],
  library: [
    'config.ts',
    'connected-server.ts',
    'graphql',
    'linkedin',
    'linkedin-connection.ts',
    'log.ts',
    'logger.ts',
    'variables.ts',
  ],
  'application.ts': ['config.ts', 'connected-server.ts', 'embedded-sandbox.ts'],
  'embedded-sandbox.ts': ['logger.ts', 'sandbox'],
  'connected-server.ts': ['linkedin-connection.ts', 'memory-cache.ts', 'server.ts'],
  'server.ts': ['cache', 'graphql', 'http', 'linkedin', 'persisted-query-store.ts'],
  'linkedin-connection.ts': [
    'config.ts',
    'linkedin',
    'logger.ts',
    'memory-cache.ts',
    'upstream.ts',
  ],
  'memory-cache.ts': ['cache', 'logger.ts'],
  'upstream.ts': ['cache', 'linkedin', 'logger.ts', 'token-store.ts'],
  'token-store.ts': ['cache', 'linkedin'],
  'persisted-query-store.ts': ['cache'],
  graphql: ['linkedin', 'logger.ts'],
  http: [],
  cache: [],
  linkedin: [],
  sandbox: [],
  'config.ts': ['variables.ts'],
  'variables.ts': [],
  'log.ts': [],
  'logger.ts': [],
  'stop-on-signals.ts': [],
  'usage-error.ts': [],
}

/** Packages that only some parts may know. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  graphql: ['graphql', 'http', 'library', 'server.ts'],
  '@apollo/server': ['graphql', 'http', 'server.ts'],
  keyv: ['cache'],
  undici: ['linkedin', 'linkedin-connection.ts', 'upstream.ts'],
  fastify: ['application.ts', 'connected-server.ts', 'http', 'library', 'server.ts'],
}

/** Every way to name a module: with bindings, for its effects, later, or as CommonJS does. */
const IMPORT =
  /(\b(?:import|export) type [\w\s{},*]*)?\b(?:from|import|(?:import|require)\s*\()\s*['"`]([^'"`]+)['"`]/g

interface Import {
  readonly file: string
  readonly from: string
  readonly specifier: string
  readonly isTypeOnly: boolean
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  // The page runs in browsers and imports nothing of the server.
  (name) => /\.tsx?$/.test(name) && !name.startsWith('http/graphiql/page'),
)

const imports: readonly Import[] = files.flatMap((file) => {
  const source = readFileSync(join(SRC, file), 'utf8')
  return [...source.matchAll(IMPORT)].map(([, typeOnly, specifier = '']) => ({
    file,
    from: partOf(file),
    specifier,
    isTypeOnly: typeOnly !== undefined,
  }))
})

function partOf(file: string): string {
  return file.split('/')[0] ?? file
}

function targetOf({ file, specifier }: Import): string {
  return relative(SRC, resolve(SRC, dirname(file), specifier))
}

describe('the architecture', () => {
  it('has a place for every part', () => {
    expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(MAY_IMPORT).sort())
  })

  it('imports in one direction', () => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .filter((found) => {
        const target = partOf(targetOf(found))
        return target !== found.from && !MAY_IMPORT[found.from]?.includes(target)
      })
      .map(({ file, specifier }) => `${file} imports ${specifier}`)

    expect(wrong).toEqual([])
  })

  it('keeps each package to the parts that are made for it', () => {
    const wrong = imports
      .filter(({ specifier, from }) => {
        const name = specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? ''
        return PACKAGES[name] && !PACKAGES[name].includes(from)
      })
      .map(({ file, specifier }) => `${file} imports ${specifier}`)

    expect(wrong).toEqual([])
  })

  it('has no circles', () => {
    const targets = new Map<string, string[]>()
    for (const found of imports) {
      if (!found.specifier.startsWith('.') || found.isTypeOnly) continue
      targets.set(found.file, [...(targets.get(found.file) ?? []), targetOf(found)])
    }
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) circles.push([...path, file].join(' -> '))
      if (path.includes(file) || done.has(file)) return
      for (const target of targets.get(file) ?? []) visit(target, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])

    expect(circles).toEqual([])
  })

  it('reads the environment in one place', () => {
    // However it is come by, it is called by its name.
    const readers = files.filter((file) => /\benv\b/.test(readFileSync(join(SRC, file), 'utf8')))

    // main.ts hands the environment to config.ts, which alone looks into it.
    expect(readers).toEqual(['main.ts'])
  })
})
