import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parse, print, printSchema } from 'graphql'
import { createSchema } from '../../src/graphql/schema.ts'

/** Where a connection's arguments come from when a page is added to one side of it. */
interface PagingVariables {
  readonly count: string
  readonly cursor: string
}

/** The connection that a pagination fragment is about. */
export interface ConnectionMetadata {
  readonly forward: PagingVariables | null
  readonly backward: PagingVariables | null
  /** From the fragment's own object to the connection. */
  readonly path: readonly string[]
}

/** What the compiler made of an operation or a fragment, as far as the tests read it. */
export interface RelayArtifact {
  readonly kind: 'Request' | 'Fragment'
  /** Only of an operation. */
  readonly params?: { readonly name: string; readonly text: string }
  readonly metadata?: {
    readonly refetch?: {
      readonly connection: ConnectionMetadata | null
      /** Set where a fragment is fetched again by an `id`. */
      readonly identifierInfo?: { readonly identifierQueryVariableName: string }
    }
  }
}

/** How a run of the compiler ended, and what it wrote. */
export interface Compilation {
  readonly exitCode: number
  readonly output: string
  /** By the name of the operation or fragment. */
  readonly artifacts: Readonly<Record<string, RelayArtifact>>
}

const CLI = createRequire(import.meta.url).resolve('relay-compiler/cli.js')
const OPERATIONS = join(import.meta.dirname, 'operations')

/** Compiles the documents against the schema as an app would, in a directory that is then removed. */
export async function compileRelay(documents = readDocuments()): Promise<Compilation> {
  const directory = mkdtempSync(join(tmpdir(), 'relay-'))
  const artifactDirectory = join(directory, 'artifacts')
  mkdirSync(join(directory, 'src'))
  mkdirSync(artifactDirectory)
  try {
    writeFileSync(join(directory, 'schema.graphql'), printSchema(createSchema()))
    writeFileSync(
      join(directory, 'relay.config.json'),
      JSON.stringify({
        src: './src',
        schema: './schema.graphql',
        artifactDirectory: './artifacts',
        language: 'javascript',
        eagerEsModules: false,
        customScalarTypes: { DateTime: 'string', Locale: 'string', URL: 'string', URN: 'string' },
        requireCustomScalarTypes: true,
      }),
    )
    for (const [name, document] of Object.entries(documents)) {
      writeFileSync(join(directory, 'src', `${name}.js`), toModule(document))
    }
    const { exitCode, output } = await run(directory)
    return { exitCode, output, artifacts: readArtifacts(artifactDirectory) }
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** The documents of `operations/`, by component. */
function readDocuments(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(OPERATIONS).map((file) => [
      basename(file, '.graphql'),
      readFileSync(join(OPERATIONS, file), 'utf8'),
    ]),
  )
}

/** Relay reads documents from the modules of an app, each definition in a template of its own. */
function toModule(document: string): string {
  return parse(document)
    .definitions.map((definition) => `graphql\`${print(definition)}\`\n`)
    .join('')
}

function run(cwd: string): Promise<{ readonly exitCode: number; readonly output: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [CLI, '--noWatchman', 'relay.config.json'],
      { cwd, timeout: 20_000 },
      (error, stdout, stderr) => {
        const exitCode = typeof error?.code === 'number' ? error.code : Number(error !== null)
        resolve({ exitCode, output: stdout + stderr })
      },
    )
  })
}

function readArtifacts(directory: string): Readonly<Record<string, RelayArtifact>> {
  const load = createRequire(join(directory, 'index.js'))
  return Object.fromEntries(
    readdirSync(directory)
      .filter((file) => file.endsWith('.graphql.js'))
      .map((file) => [basename(file, '.graphql.js'), load(join(directory, file))]),
  )
}
