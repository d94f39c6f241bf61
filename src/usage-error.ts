/** The command line is not right; the message says how, and what would be. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
