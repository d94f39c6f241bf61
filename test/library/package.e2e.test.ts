import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildSchema, printSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { startProgram } from '../support/program.ts'

const NAME = 'linkedin-learning-graphql'
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const TSC = join(ROOT, 'node_modules/.bin/tsc')
const INDEX = new URL('../../src/index.ts', import.meta.url)
const CONSUMER = new URL('consumer/every-export.ts', import.meta.url)

/** The package that `npm pack` makes of the last build. */
describe('the package', () => {
  let project: PackedProject
  let files: readonly string[]

  beforeAll(async () => {
    project = await createPackedProject()
    files = readdirSync(project.packageDirectory, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(join(project.packageDirectory, file)).isFile())
      .sort()
  })

  afterAll(() => project.remove())

  const inProject = (file: string, args: readonly string[], environment = {}) =>
    startProgram(file, args, { directory: project.directory, environment })

  it('holds the files that users need, and none that only developers need', () => {
    const kinds = new Set(
      files.map((file) => (file.includes('/') ? file.replace(/\/.*(?=\.)|\/.*/, '/*') : file)),
    )

    expect([...kinds].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/*.br',
      'dist/*.css',
      'dist/*.gz',
      'dist/*.html',
      'dist/*.js',
      'dist/*.svg',
      'dist/*.ts',
      'dist/*.ttf',
      'dist/*.txt',
      'dist/*.woff',
      'dist/*.woff2',
      'docs/*.md',
      'docs/*.png',
      'docs/*.svg',
      'examples/*.graphql',
      'examples/*.mjs',
      'package.json',
      'schema.graphql',
      'schema/*.graphql',
    ])
    expect(files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([])
    expect(files.filter((file) => /\btest|\bbench\b|secret|\.env/.test(file))).toEqual([])
  })

  it('has every file that its manifest names', () => {
    const manifest = JSON.parse(read('package.json'))
    const named = [...Object.values(manifest.bin), ...targetsOf(manifest.exports)].map(String)

    expect(named).toHaveLength(8)
    for (const path of named) {
      const pattern = new RegExp(
        `^${path.replace('./', '').replaceAll('.', '\\.').replace('*', '[^/]+')}$`,
      )
      expect(files.filter((file) => pattern.test(file))).not.toEqual([])
    }
    expect(manifest.license).toBe('MIT')
    expect(read('LICENSE')).toMatch(/^MIT License\n/)
  })

  it('has the licences of every package bundled into GraphiQL', () => {
    const licences = read('dist/graphiql/LICENSES.txt')

    for (const name of ['graphiql', 'react', 'monaco-editor', 'prettier']) {
      const manifest = new URL(`../../node_modules/${name}/package.json`, import.meta.url)
      const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
      expect(licences).toContain(`\n${name} ${version}\n\n`)
    }
    expect(licences).toContain('Copyright (c) Meta Platforms, Inc. and affiliates.')
    expect(licences).not.toMatch(/License: undefined/)
  })

  it('holds the schema in one file that graphql-js alone can build', () => {
    expect(printSchema(buildSchema(read('schema.graphql')))).toBe(printSchema(createSchema()))
  })

  it('executes a query in a program that embeds it', async () => {
    const program = inProject(process.execPath, ['graphql-js.mjs'])

    expect(await program.ended()).toBe(0)
    expect(program.output.text).toBe(
      '{"data":{"learningAssets":{"nodes":[{"title":"Learning Java"}]}}}\n',
    )
  })

  it('serves in another Apollo Server', async () => {
    const url = await inProject(process.execPath, ['apollo-server.mjs']).said(/at (http:\S+)/)

    expect(
      await execute(url, '{ viewer learningAsset(urn: "urn:li:lyndaCourse:669544") { title } }'),
    ).toEqual({ data: { viewer: 'Ada', learningAsset: { title: 'Learning Java' } } })
  })

  it('has types for all that it exports, which compile in a strict project', async () => {
    const program = inProject(TSC, ['--project', '.'])

    expect(`${await program.ended()} ${program.output.text}`).toBe('0 ')
    expect(namesIn(readFileSync(CONSUMER, 'utf8'))).toEqual(namesIn(readFileSync(INDEX, 'utf8')))
  })

  it('prints nothing, and keeps no process alive, when it is only imported', async () => {
    const script = `
      await import('${NAME}')
      await import('${NAME}/sandbox')
    `
    const program = inProject(process.execPath, ['--input-type=module', '--eval', script])

    expect(`${await program.ended()} ${program.output.text}`).toBe('0 ')
  })

  it('has a program that prints its version, and serves GraphQL and GraphiQL', async () => {
    const program = join(project.packageDirectory, JSON.parse(read('package.json')).bin[NAME])
    const bin = join(project.directory, NAME)
    // As npm does where it installs.
    await chmod(program, 0o755)
    await symlink(program, bin)

    const versioned = inProject(bin, ['--version'])
    const served = inProject(bin, [])
    const url = await served.said(/GraphQL at (http:\S+\/graphql)/)

    expect(await versioned.ended()).toBe(0)
    expect(versioned.output.text).toBe(`${JSON.parse(read('package.json')).version}\n`)
    expect(
      await execute(url, '{ learningAsset(urn: "urn:li:lyndaCourse:669544") { title } }'),
    ).toEqual({
      data: { learningAsset: { title: 'Learning Java' } },
    })
    expect((await fetch(url.replace(/graphql$/, 'graphiql'))).status).toBe(200)
  })

  function read(file: string): string {
    return readFileSync(join(project.packageDirectory, file), 'utf8')
  }
})

/** All paths that a manifest's `exports` lead to. */
function targetsOf(exports: unknown): unknown[] {
  return typeof exports === 'object' && exports !== null
    ? Object.values(exports).flatMap(targetsOf)
    : [exports]
}

/** The names between the braces of imports and exports of the package's own, in order. */
function namesIn(source: string): string[] {
  return [
    ...source.matchAll(
      /(?:im|ex)port (?:type )?\{([^}]*)\} from '(?:\.\/|linkedin-learning-graphql')/g,
    ),
  ]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.replace('type ', '').trim())
    .filter(Boolean)
    .sort()
}

async function execute(url: string, query: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-user': 'Ada' },
    body: JSON.stringify({ query }),
  })
  return response.json()
}

/** A project in which the package is installed as `npm pack` packs it. */
interface PackedProject {
  readonly directory: string
  /** The directory of the installed package. */
  readonly packageDirectory: string
  remove(): Promise<void>
}

/** What `docs/embedding.md` has embedders install beside the package, and the types of Node. */
const INSTALLED_BESIDE = ['@graphql-tools/schema', '@types/node']

/**
 * Packs the build, and unpacks it into a project that has the packages it declares and those that are
 * installed beside it, and no others. Without a registry.
 */
async function createPackedProject(): Promise<PackedProject> {
  const directory = await mkdtemp(join(tmpdir(), 'packed-'))
  const modules = join(directory, 'node_modules')
  const packageDirectory = join(modules, NAME)
  await mkdir(packageDirectory, { recursive: true })
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', directory]
  const { stdout } = await promisify(execFile)('npm', pack, { cwd: ROOT })
  const [{ filename }] = JSON.parse(stdout)
  await promisify(execFile)('tar', ['-xzf', join(directory, filename), '--strip-components=1'], {
    cwd: packageDirectory,
  })

  const { dependencies, peerDependencies } = JSON.parse(
    await readFile(join(packageDirectory, 'package.json'), 'utf8'),
  )
  const declared = Object.keys({ ...dependencies, ...peerDependencies })
  for (const name of [...INSTALLED_BESIDE, ...declared]) {
    await mkdir(dirname(join(modules, name)), { recursive: true })
    await symlink(join(ROOT, 'node_modules', name), join(modules, name))
  }
  for (const files of ['test/library/consumer', 'examples/embedding']) {
    await cp(join(ROOT, files), directory, { recursive: true })
  }
  return { directory, packageDirectory, remove: () => rm(directory, { recursive: true }) }
}
