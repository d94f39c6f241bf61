import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import process from 'node:process'

/** A server in a process of its own, which ends at the latest when this process does. */
export interface Child {
  /** Where it listens, such as `http://127.0.0.1:4000`. */
  readonly url: string
  /** The CPU time it has taken so far, user and system, in microseconds. */
  readCpuTime(): Promise<number>
  /** The functions that were called since this was last read; at first, none are counted yet. */
  readExecutedFunctions(): Promise<readonly ExecutedFunction[]>
  end(): Promise<void>
}

/** A function that was called. */
export interface ExecutedFunction {
  /** The URL of the module that it is in. */
  readonly url: string
  /** Empty where it has none. */
  readonly name: string
  /** Where it begins in the module, in UTF-16 code units. */
  readonly offset: number
}

const ROOT = join(import.meta.dirname, '..')
const ADDRESS = /\b(?:GraphQL|Listening) at (http:\/\/127\.0\.0\.1:\d+)/
const PATIENCE_MS = 15_000

/**
 * Starts a module of this repository and waits until it says where it listens. Its environment is
 * what is given and nothing else, so that no setting of the caller's changes what is measured.
 *
 * @throws when it ends, or does not say so in time; also later, when it has ended by itself
 */
export async function startChild(
  path: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Child> {
  // The product runs as it is shipped; only what is written for the bench needs tsx.
  const compiler = path.endsWith('.ts') ? ['--import', 'tsx'] : []
  const child = spawn(
    process.execPath,
    [...compiler, '--import', './bench/child-preload.mjs', path],
    { cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  )
  let output = ''
  const failure = once(child, 'exit').then(([code]) => {
    throw new Error(`${path} ended with code ${code}. ${output}`)
  })
  // It is also how a child ends that is no longer needed.
  failure.catch(() => {})
  const address = new Promise<string>((resolve, reject) => {
    const giveUp = () => reject(new Error(`${path} does not say where it listens. ${output}`))
    setTimeout(giveUp, PATIENCE_MS).unref()
    // Read to the end: a pipe that nobody reads would block its writer.
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const [, url] = ADDRESS.exec(output) ?? []
      if (url !== undefined) resolve(url)
    })
  })

  async function ask(question: string): Promise<unknown> {
    child.send(question)
    const [answer] = await Promise.race([once(child, 'message'), failure])
    return answer
  }

  return {
    url: await Promise.race([address, failure]),

    readCpuTime: async () => Number(await ask('cpu time')),

    readExecutedFunctions: async () =>
      (await ask('executed functions')) as readonly ExecutedFunction[],

    async end() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}
