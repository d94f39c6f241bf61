import { type ParseArgsConfig, parseArgs } from 'node:util'

/** A failure whose message is all there is to say: printed without a stack. */
export class BenchError extends Error {
  override readonly name: string = 'BenchError'
}

const USAGE = `npm run bench -- [costs] [--cases known,asked] [--servers apolloCached,hive] [--connections 1,32,256]
                      [--rounds 3] [--turn-ms 800] [--warm-up-ms 2000] [--starts 5] [--quick]
                      [--json] [--docs]
npm run bench -- upstream [--operations 10000] [--seed 1] [--json]
npm run bench -- path [--files] [--json]
npm run bench -- work [--json]`

/** The command line is not right. The message says what to write instead. */
export class UsageError extends BenchError {
  override readonly name = 'UsageError'

  constructor(fault: string) {
    super(`${fault}\n${USAGE}`)
  }
}

/**
 * The options of a command line by name, with their defaults where they are left out.
 *
 * @throws {UsageError} at the first argument that is none of them
 */
export function parseOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  commandLine: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...commandLine], options }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/**
 * An option's value as a number.
 *
 * @throws {UsageError} when it is not a whole number from the minimum to 999999
 */
export function readCount(name: string, text: string, minimum: number): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= minimum) return Number(text)
  throw new UsageError(`--${name} must be a whole number from ${minimum} to 999999; got "${text}".`)
}
