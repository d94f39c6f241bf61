import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

/** The directory and the variables of a program. */
export interface ProgramOptions {
  /** Its variables beside `PATH` and a free `PORT`. */
  readonly environment?: Readonly<Record<string, string>>
  /** Its working directory; by default that of the tests. */
  readonly directory?: string
}

/** Starts a process, which is killed after the test if it still runs. */
export function startProgram(
  file: string,
  args: readonly string[],
  { environment, directory }: ProgramOptions = {},
) {
  const { PATH = '' } = process.env
  const started = spawn(file, args, {
    env: { PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(directory && { cwd: directory }),
  })
  onTestFinished(async () => {
    if (started.exitCode !== null || started.signalCode !== null) return
    started.kill('SIGKILL')
    await once(started, 'exit')
  })
  const output = { text: '' }
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (chunk) => {
      output.text += chunk
    })
  }
  return {
    started,
    /** Everything written to stdout and stderr until now. */
    output,
    /** Waits until the output matches. Resolves to the first group, or else the match. */
    async said(pattern: RegExp): Promise<string> {
      for (;;) {
        const found = pattern.exec(output.text)
        if (found) return found[1] ?? found[0]
        if (started.exitCode !== null)
          throw new Error(`The process exited with this output: ${output.text}`)
        await Promise.race([
          once(started.stdout, 'data'),
          once(started.stderr, 'data'),
          once(started, 'exit'),
        ])
      }
    },
    /** Waits for the end of the process. Resolves to its exit code. */
    async ended(): Promise<number | null> {
      if (started.exitCode !== null) return started.exitCode
      const [code] = await once(started, 'close')
      return code
    },
  }
}
