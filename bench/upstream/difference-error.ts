import type { Difference } from './replay.ts'

/** The contenders do not give the same answers, so that what they ask cannot be compared. */
export class DifferenceError extends Error {
  override readonly name = 'DifferenceError'

  constructor({ operation: { name, variables, query }, ours, plain }: Difference) {
    super(
      [
        `The first answer that differs is that to ${name} with ${JSON.stringify(variables)}:`,
        query,
        `this server:         ${JSON.stringify(ours)}`,
        `plain Apollo Server: ${JSON.stringify(plain)}`,
      ].join('\n'),
    )
  }
}
