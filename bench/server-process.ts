import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'

/** A server in a process of its own, which ends at the latest when this process does. */
export interface ServerProcess {
  /** Where it listens, such as `http://127.0.0.1:4000`. */
  readonly url: string
  /** The CPU time it has taken so far, user and system, in microseconds. */
  readCpuTime(): Promise<number>
  /** The memory that it has now, resident, in bytes. */
  readResidentBytes(): Promise<number>
  /** The functions called since this was last read. The first reading starts the count: it is empty. */
  readExecutedFunctions(): Promise<readonly ExecutedFunction[]>
  /** What was counted since this was first read, and the heap as it is now. */
  readBuiltinCalls(): Promise<BuiltinCalls>
  end(): Promise<void>
}

/** A function that was called. */
export interface ExecutedFunction {
  /** The URL of its module. */
  readonly url: string
  /** Empty where it has none. */
  readonly name: string
  /** Where it begins in the module, in UTF-16 code units. */
  readonly offset: number
  readonly calls: number
}

/** Calls of functions that are not written in JavaScript, and the promises that were made. */
export interface BuiltinCalls {
  readonly jsonParses: number
  readonly jsonStringifies: number
  readonly promises: number
  /** The used part of the heap. Between two garbage collections it grows by what is allocated. */
  readonly heapBytes: number
}

/** Where a LinkedIn is, and the credentials for it. */
export interface LinkedInAddress {
  /** The API's address without a path. */
  readonly url: string
  /** Default: `/token` there. */
  readonly tokenUrl?: string
  /** Default: any. */
  readonly clientId?: string
  readonly clientSecret?: string
}

const ROOT = join(import.meta.dirname, '..')
const ADDRESS = /\b(?:GraphQL|Listening) at (http:\/\/127\.0\.0\.1:\d+)/
const START_TIMEOUT_MS = 120_000

/**
 * Starts this server as it is shipped, against that LinkedIn; without one, against its own sandbox.
 *
 * @throws when it does not start
 */
export function startServer(
  linkedIn?: LinkedInAddress,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  return startServerProcess('dist/main.js', {
    PORT: '0',
    LOG_LEVEL: 'info',
    ...(linkedIn && toLinkedInEnvironment(linkedIn)),
    ...environment,
  })
}

/** The environment variables of a server that sends its requests to that LinkedIn. */
export function toLinkedInEnvironment({
  url,
  tokenUrl = `${url}/token`,
  clientId = 'bench',
  clientSecret = 'bench',
}: LinkedInAddress): Readonly<Record<string, string>> {
  return {
    LINKEDIN_CLIENT_ID: clientId,
    LINKEDIN_CLIENT_SECRET: clientSecret,
    LINKEDIN_API_URL: url,
    LINKEDIN_TOKEN_URL: tokenUrl,
  }
}

/**
 * Starts a module of this repository, and waits until it logs where it listens. Its environment is
 * the one given and nothing else, so that no setting of the caller's changes what is measured.
 *
 * @throws when it exits, or has logged no address within two minutes; so do the readings after it has
 *   exited
 */
export async function startServerProcess(
  path: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  // What is shipped runs as it is shipped; only modules of the bench need tsx.
  const compiler = path.endsWith('.ts') ? ['--import', 'tsx'] : []
  const child = spawn(
    process.execPath,
    [...compiler, '--import', './bench/server-process-preload.mjs', path],
    { cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  )
  let output = ''
  const failure = once(child, 'exit').then(([code]) => {
    throw new Error(`${path} exited with code ${code}. ${output}`)
  })
  // An exit after `end` is no failure.
  failure.catch(() => {})
  const address = new Promise<string>((resolve, reject) => {
    const giveUp = () => reject(new Error(`${path} has not logged where it listens. ${output}`))
    setTimeout(giveUp, START_TIMEOUT_MS).unref()
    // Read to the end: a full pipe would block its writer.
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const [, url] = ADDRESS.exec(output) ?? []
      if (url !== undefined) resolve(url)
    })
  })

  async function read(reading: string): Promise<unknown> {
    child.send(reading)
    const [value] = await Promise.race([once(child, 'message'), failure])
    return value
  }

  return {
    url: await Promise.race([address, failure]),
    readCpuTime: async () => Number(await read('cpuTime')),
    readResidentBytes: async () => Number(await read('residentBytes')),
    readExecutedFunctions: async () =>
      (await read('executedFunctions')) as readonly ExecutedFunction[],
    readBuiltinCalls: async () => (await read('builtinCalls')) as BuiltinCalls,
    async end() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

/** Listens on a free port of the loopback interface, and logs it for `startServerProcess`. */
export async function listen(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  console.log(`Listening at http://127.0.0.1:${port}`)
}
