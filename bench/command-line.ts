import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The command line is not right. The message says what to write instead. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
}

const USAGE = `npm run bench -- [--rounds 5] [--requests 1200] [--starts 5] [--json]
npm run bench -- upstream [--operations 10000] [--seed 1] [--json]
npm run bench -- path [--files] [--json]`

/**
 * The options of a command line by name, with their defaults where they are left out.
 *
 * @throws {OptionError} at the first word that is none of them
 */
export function parseOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  commandLine: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...commandLine], options }).values
  } catch (error) {
    throw new OptionError(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
}

/**
 * An option's value as a number.
 *
 * @throws {OptionError} when it is not a whole number from the minimum on
 */
export function readCount(name: string, text: string, minimum: number): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= minimum) return Number(text)
  throw new OptionError(
    `--${name} must be a whole number from ${minimum} to 999999; got "${text}".\n${USAGE}`,
  )
}
