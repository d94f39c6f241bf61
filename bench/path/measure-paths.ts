import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { getGlobalDispatcher } from 'undici'
import { type PostedOperation, postOperation } from '../post-operation.ts'
import { type ExecutedFunction, type ServerProcess, startServer } from '../server-process.ts'

/** What one query runs through in `src`, without the sandbox. */
export interface QueryPath {
  readonly name: string
  /** The source files of which functions are called, by path. */
  readonly files: readonly SourceFile[]
  /** How many functions of these files are called at least once. */
  readonly functionCount: number
}

/** A file of `src`. */
export interface SourceFile {
  /** Such as `src/graphql/context.ts`. */
  readonly path: string
  /** How many of its functions are called at least once. */
  readonly functionCount: number
}

/**
 * Starts the server with its sandbox, and reads three paths: of an uncached search, of the same
 * search from memory, and of an uncached look-up.
 *
 * @throws when LinkedIn is called for what should be in memory, or is not called for what should not
 */
export async function measurePaths(): Promise<readonly QueryPath[]> {
  const server = await startServer()
  try {
    for (const operation of [search('java'), lookUp('urn:li:lyndaCourse:777395')]) {
      await post(server, operation)
      await post(server, operation)
    }
    const fromLinkedIn = { isCached: false }
    const fromMemory = { isCached: true }
    const course = lookUp('urn:li:lyndaCourse:563322')
    return [
      await readPath(server, 'search', search('python'), fromLinkedIn),
      await readPath(server, 'search, from memory', search('python'), fromMemory),
      await readPath(server, 'look-up by URN', course, fromLinkedIn),
    ]
  } finally {
    await server.end()
  }
}

const COURSE = `title difficultyLevel durationInSeconds
  classifications { classification { name } path { name } }`

function search(keyword: string): PostedOperation {
  const query = `query Search($keyword: String!) {
    learningAssets(filter: { keyword: $keyword, assetTypes: [COURSE] }, first: 20) {
      totalCount
      nodes { ${COURSE} }
    }
  }`
  return { name: 'Search', query, variables: { keyword } }
}

function lookUp(urn: string): PostedOperation {
  const query = `query LookUp($urn: URN!) { learningAsset(urn: $urn) { ${COURSE} } }`
  return { name: 'LookUp', query, variables: { urn } }
}

function post(server: ServerProcess, operation: PostedOperation): Promise<unknown> {
  return postOperation(getGlobalDispatcher(), server.url, operation)
}

/** What follows an answer, such as writing a cache entry, belongs to its path. */
const SETTLING_MS = 100

async function readPath(
  server: ServerProcess,
  name: string,
  operation: PostedOperation,
  { isCached }: { readonly isCached: boolean },
): Promise<QueryPath> {
  await setTimeout(SETTLING_MS)
  await server.readExecutedFunctions()
  await post(server, operation)
  await setTimeout(SETTLING_MS)
  const executed = await server.readExecutedFunctions()

  if (executed.some(isOfSandbox) === isCached)
    throw new Error(`“${name}” ${isCached ? 'calls' : 'does not call'} LinkedIn.`)
  const functions = executed.filter((each) => each.url.startsWith(DIST) && !isOfSandbox(each))
  return { name, files: toSourceFiles(functions), functionCount: functions.length }
}

const DIST = pathToFileURL('dist/').href
const SANDBOX = `${DIST}sandbox/`

function isOfSandbox({ url }: ExecutedFunction): boolean {
  return url.startsWith(SANDBOX)
}

/** The compiler turns each file of `src` into one of `dist`. */
function toSourceFiles(functions: readonly ExecutedFunction[]): SourceFile[] {
  const counts = new Map<string, number>()
  for (const { url } of functions) {
    const path = `src/${url.slice(DIST.length).replace(/\.js$/, '.ts')}`
    counts.set(path, (counts.get(path) ?? 0) + 1)
  }
  return [...counts]
    .map(([path, functionCount]) => ({ path, functionCount }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
}
