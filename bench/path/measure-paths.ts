import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { getGlobalDispatcher } from 'undici'
import { type PostedOperation, postOperation } from '../post-operation.ts'
import { type ExecutedFunction, type ServerProcess, startServer } from '../server-process.ts'

/** What one query runs through in `src`, the sandbox not counted. */
export interface QueryPath {
  readonly name: string
  /** The source files, such as `src/graphql/context.ts`, sorted. */
  readonly files: readonly string[]
  /** How many functions of these files are called at least once. */
  readonly functionCount: number
}

/**
 * Starts the server with its sandbox, and reads three paths: a search that LinkedIn is asked for, the
 * same search from memory, and a look-up that LinkedIn is asked for.
 *
 * @throws when LinkedIn is asked where it should not be, or is not where it should
 */
export async function measurePaths(): Promise<readonly QueryPath[]> {
  const server = await startServer()
  try {
    for (const operation of [search('java'), lookUp('urn:li:lyndaCourse:777395')]) {
      await post(server, operation)
      await post(server, operation)
    }
    return [
      await readPath(server, search('python'), { name: 'search', asksLinkedIn: true }),
      await readPath(server, search('python'), {
        name: 'search, from memory',
        asksLinkedIn: false,
      }),
      await readPath(server, lookUp('urn:li:lyndaCourse:563322'), {
        name: 'look-up by URN',
        asksLinkedIn: true,
      }),
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

const DIST = pathToFileURL('dist/').href
const SANDBOX = `${DIST}sandbox/`

/** What follows an answer, such as writing it to the cache, belongs to its path. */
const SETTLING_MS = 100

async function readPath(
  server: ServerProcess,
  operation: PostedOperation,
  { name, asksLinkedIn }: { readonly name: string; readonly asksLinkedIn: boolean },
): Promise<QueryPath> {
  await setTimeout(SETTLING_MS)
  await server.readExecutedFunctions()
  await post(server, operation)
  await setTimeout(SETTLING_MS)
  const executed = await server.readExecutedFunctions()

  if (executed.some(isOfSandbox) !== asksLinkedIn) {
    throw new Error(`“${name}” ${asksLinkedIn ? 'does not reach' : 'reaches'} the sandbox.`)
  }
  const functions = executed.filter((each) => each.url.startsWith(DIST) && !isOfSandbox(each))
  return {
    name,
    files: [...new Set(functions.map(({ url }) => toSourceFile(url)))].sort(),
    functionCount: functions.length,
  }
}

function post(server: ServerProcess, operation: PostedOperation): Promise<unknown> {
  return postOperation(getGlobalDispatcher(), server.url, operation)
}

function isOfSandbox({ url }: ExecutedFunction): boolean {
  return url.startsWith(SANDBOX)
}

/** The compiler turns each file of `src` into one of `dist`. */
function toSourceFile(url: string): string {
  return `src/${url.slice(DIST.length).replace(/\.js$/, '.ts')}`
}
