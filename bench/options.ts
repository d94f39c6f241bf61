import { parseArgs } from 'node:util'

/** How much is measured. */
export interface BenchOptions {
  /** How often each server takes its turn, the warm-up not counted. */
  readonly rounds: number
  /** How many requests a server answers in its turn that it must ask LinkedIn for. */
  readonly requests: number
  /** How often the server is started to time its first answer; 0 leaves that out. */
  readonly starts: number
  /** Whether to print JSON in place of a table. */
  readonly isJson: boolean
}

/** The command line is not right. The message says what to write instead. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
}

const USAGE = 'npm run bench -- [--rounds 5] [--requests 1200] [--starts 5] [--json]'

/**
 * Reads the arguments of the command line.
 *
 * @throws {OptionError} at the first that is not right
 */
export function readOptions(commandLine: readonly string[]): BenchOptions {
  const { rounds, requests, starts, json } = parse(commandLine)
  return {
    rounds: readCount('rounds', rounds, 1),
    requests: readCount('requests', requests, 1),
    starts: readCount('starts', starts, 0),
    isJson: json,
  }
}

function parse(commandLine: readonly string[]) {
  try {
    return parseArgs({
      args: [...commandLine],
      options: {
        rounds: { type: 'string', default: '5' },
        requests: { type: 'string', default: '1200' },
        starts: { type: 'string', default: '5' },
        json: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new OptionError(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
}

function readCount(name: string, text: string, minimum: number): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= minimum) return Number(text)
  throw new OptionError(
    `--${name} must be a whole number from ${minimum} to 999999; got "${text}".\n${USAGE}`,
  )
}
