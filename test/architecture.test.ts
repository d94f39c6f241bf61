import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '../src')

/** A part that runs in browsers: the server serves it, and shares no code with it. */
const PAGE = 'server/graphiql/page'

/** What each part may import beside itself: the parts below it, types included. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['cli', 'config'],
  'index.ts': ['config', 'library', 'linkedin'],
  cli: ['config', 'sandbox', 'server'],
  library: ['config', 'graphql', 'linkedin', 'server', 'upstream'],
  server: ['cache', 'config', 'graphql', 'linkedin', 'upstream'],
  graphql: ['linkedin', 'upstream'],
  upstream: ['cache', 'config', 'linkedin'],
  cache: [],
  config: [],
  linkedin: [],
  sandbox: [],
  // The documents there, not the programs in the folders below.
  [PAGE]: ['../examples'],
}

/** Within a part: files, and those of the same part that they may not import. */
const MAY_NOT_IMPORT = [
  {
    description: 'the exchange, below the token and the middleware',
    from: /^linkedin\/http\//,
    targets: /^linkedin\/(?:auth|middleware)\//,
  },
  {
    description: 'GraphQL, below federation',
    from: /^graphql\/(?!federation\/)/,
    targets: /^graphql\/federation\//,
  },
]

/** Packages that only some parts may import. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  graphql: ['graphql', 'library', 'server', PAGE],
  '@apollo/server': ['graphql', 'library', 'server'],
  fastify: ['cli', 'library', 'server'],
  keyv: ['cache'],
  pino: ['config'],
  undici: ['config', 'linkedin', 'upstream'],
  zod: ['config'],
}

/** Every way to name a module: with bindings, for its effects, later, or as CommonJS does. */
const IMPORT = /\b(?:from|import|(?:import|require)\s*\()\s*['"`]([^'"`]+)['"`]/g

interface Import {
  readonly file: string
  readonly from: string
  readonly specifier: string
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.tsx?$/.test(name),
)

const imports: readonly Import[] = files.flatMap((file) =>
  specifiersIn(readFileSync(join(SRC, file), 'utf8')).map((specifier) => ({
    file,
    from: partOf(file),
    specifier,
  })),
)

function specifiersIn(source: string): readonly string[] {
  return [...source.matchAll(IMPORT)].map(([, specifier = '']) => specifier)
}

/** The part of a file; of one outside `src`, its folder. */
function partOf(file: string): string {
  if (file.startsWith('../')) return dirname(file)
  if (file.startsWith(`${PAGE}/`)) return PAGE
  return file.split('/')[0] ?? file
}

function targetOf({ file, specifier }: Import): string {
  return relative(SRC, resolve(SRC, dirname(file), specifier))
}

/** The file of each folder that begins with what the folder is for. */
const MAIN_FILES: Readonly<Record<string, string>> = {
  cache: 'cache/policy.ts',
  cli: 'cli/serve-command.ts',
  config: 'config/options.ts',
  graphql: 'graphql/resolver-map.ts',
  'graphql/activity-report': 'graphql/activity-report/queries.ts',
  'graphql/classification': 'graphql/classification/queries.ts',
  'graphql/federation': 'graphql/federation/subgraph-schema.ts',
  'graphql/learning-asset': 'graphql/learning-asset/queries.ts',
  library: 'library/learning-schema.ts',
  linkedin: 'linkedin/client.ts',
  'linkedin/activity-reports': 'linkedin/activity-reports/finder.ts',
  'linkedin/auth': 'linkedin/auth/access-token.ts',
  'linkedin/http': 'linkedin/http/send-request.ts',
  'linkedin/learning-assets': 'linkedin/learning-assets/finders.ts',
  'linkedin/middleware': 'linkedin/middleware/compose.ts',
  sandbox: 'sandbox/sandbox.ts',
  'sandbox/activity': 'sandbox/activity/activity-log.ts',
  'sandbox/api': 'sandbox/api/rest-api.ts',
  'sandbox/catalogue': 'sandbox/catalogue/catalogue.ts',
  'sandbox/catalogue/translations': 'sandbox/catalogue/translations/translation.ts',
  'sandbox/oauth': 'sandbox/oauth/oauth-endpoints.ts',
  server: 'server/http-server.ts',
  'server/answers': 'server/answers/answer.ts',
  'server/graphiql': 'server/graphiql/serve.ts',
  'server/graphiql/page': 'server/graphiql/page/graphiql.tsx',
  'server/graphiql/page/calls': 'server/graphiql/page/calls/plugin.tsx',
  // The plugins have no file of their own that composes them.
  'server/plugins': 'server/http-server.ts',
  upstream: 'upstream/pipeline.ts',
}

describe('the architecture', () => {
  it('has a place for every part', () => {
    expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(MAY_IMPORT).sort())
  })

  it('says of every folder what it is for, above the imports of its main file', () => {
    const folders = readdirSync(SRC, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
      .map((entry) => relative(SRC, join(entry.parentPath, entry.name)))
    const undescribed = Object.values(MAIN_FILES).filter(
      (file) => !/^\/\*\*.*?\*\/\nimport /s.test(readFileSync(join(SRC, file), 'utf8')),
    )

    expect(Object.keys(MAIN_FILES)).toEqual(folders.sort())
    expect(undescribed).toEqual([])
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

  it.each(MAY_NOT_IMPORT)('keeps the order within a part: $description', ({ from, targets }) => {
    const found = imports.filter(
      ({ file, specifier }) => from.test(file) && specifier.startsWith('.'),
    )
    const wrong = found
      .filter((one) => targets.test(targetOf(one)))
      .map(({ file, specifier }) => `${file} imports ${specifier}`)

    expect(found).not.toEqual([])
    expect(files.filter((file) => targets.test(file))).not.toEqual([])
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

  it('has no circles, types and generated files included', () => {
    const targets = new Map<string, string[]>()
    for (const found of imports) {
      if (!found.specifier.startsWith('.')) continue
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

    // main.ts passes it to config/environment.ts, which alone reads variables.
    expect(readers).toEqual(['main.ts'])
  })
})

/** What a unit test does without: processes, browsers, and the projects with packages of their own. */
const ONLY_E2E = [
  /^(?:node:)?(?:child_process|cluster|worker_threads)$/,
  /^playwright-core$/,
  /\/examples\/(?:clients|supergraph)\//,
  /\/bench\/peer\//,
  /\/scripts\//,
]

describe('the tests', () => {
  const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.test.ts') && !name.split('/').includes('node_modules'),
  )

  it('start no process, browser or gateway where they are unit tests, and install nothing', () => {
    const unitTests = tests.filter((name) => !name.endsWith('.e2e.test.ts'))
    expect(unitTests.length).toBeGreaterThan(50)

    const loadedBy = createLoadReader()
    const wrong = unitTests.flatMap((name) =>
      [...loadedBy(join(import.meta.dirname, name))]
        .filter((module) => ONLY_E2E.some((pattern) => pattern.test(module)))
        .map((module) => `${name} loads ${module}`),
    )

    expect(wrong).toEqual([])
  })
})

/** What is imported as types alone is not loaded. */
const TYPE_IMPORTS = /^(?:import|export) type\b[^'"]*['"][^'"]+['"]/gm

/** What a file loads, and what that loads: the paths of our modules, the names of others. */
function createLoadReader() {
  const loaded = new Map<string, readonly string[]>()

  function loadedBy(file: string): readonly string[] {
    if (!/\.tsx?$/.test(file) || !existsSync(file)) return []
    const known = loaded.get(file)
    if (known) return known
    const source = readFileSync(file, 'utf8').replaceAll(TYPE_IMPORTS, '')
    const modules = specifiersIn(source).map((specifier) =>
      specifier.startsWith('.') ? resolve(dirname(file), specifier) : specifier,
    )
    loaded.set(file, modules)
    return modules
  }

  return (file: string): ReadonlySet<string> => {
    const all = new Set([file])
    for (const module of all) for (const next of loadedBy(module)) all.add(next)
    return all
  }
}
