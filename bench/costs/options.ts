import { parseOptions, readCount } from '../command-line.ts'

/** How much is measured. */
export interface CostOptions {
  /** How often each server takes its turn, the warm-up not counted. */
  readonly rounds: number
  /** How many requests a server answers in its turn that it must ask LinkedIn for. */
  readonly requests: number
  /** How often the server is started to time its first answer; 0 leaves that out. */
  readonly starts: number
  /** Whether to print JSON in place of a table. */
  readonly isJson: boolean
}

/**
 * Reads the arguments of the command line.
 *
 * @throws {OptionError} at the first that is not right
 */
export function readCostOptions(commandLine: readonly string[]): CostOptions {
  const { rounds, requests, starts, json } = parseOptions(commandLine, {
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '1200' },
    starts: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  })
  return {
    rounds: readCount('rounds', rounds, 1),
    requests: readCount('requests', requests, 1),
    starts: readCount('starts', starts, 0),
    isJson: json,
  }
}
