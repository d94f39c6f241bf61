import { parseOptions, readCount } from '../command-line.ts'
import type { WorkloadOptions } from './workload/workload.ts'

/** How much is replayed. */
export interface UpstreamOptions extends WorkloadOptions {
  /** Whether to print JSON in place of tables. */
  readonly isJson: boolean
}

/**
 * Reads the arguments of the command line.
 *
 * @throws {OptionError} at the first that is not right
 */
export function readUpstreamOptions(commandLine: readonly string[]): UpstreamOptions {
  const { operations, seed, json } = parseOptions(commandLine, {
    operations: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  })
  return {
    operations: readCount('operations', operations, 1),
    seed: readCount('seed', seed, 0),
    isJson: json,
  }
}
