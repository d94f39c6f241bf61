import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

/** Where a program runs, and what it finds there. */
export interface ProgramOptions {
  /** Its variables, beside the path to programs and a port that is free. */
  readonly environment?: Readonly<Record<string, string>>
  /** The directory it runs in; the test's own by default. */
  readonly directory?: string
}

/** Starts a program as a process of its own, which ends with the test at the latest. */
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
    /** What it has written so far, on either stream. */
    output,
    /** Waits until it has written what matches, and gives the first group of that. */
    async said(pattern: RegExp): Promise<string> {
      for (;;) {
        const found = pattern.exec(output.text)
        if (found) return found[1] ?? found[0]
        if (started.exitCode !== null) throw new Error(`It ended, having said: ${output.text}`)
        await Promise.race([
          once(started.stdout, 'data'),
          once(started.stderr, 'data'),
          once(started, 'exit'),
        ])
      }
    },
    /** Waits until it has ended, and gives its exit code. */
    async ended(): Promise<number | null> {
      if (started.exitCode !== null) return started.exitCode
      const [code] = await once(started, 'close')
      return code
    },
  }
}
