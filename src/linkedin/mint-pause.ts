import { AccessTokenError } from './access-token-error.ts'

const REFUSAL_PAUSE_MS = 30_000
/** As many as one request makes when it is repeated. */
const FREE_FAILURES = 2
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

/**
 * How long no token is asked for after a failure, in milliseconds. Refused credentials stay refused,
 * and asking with each request would only get them locked out. Whatever else went wrong may be over
 * at once, so that the first failures cost no pause; each further one in a row doubles it.
 */
export function mintPauseMs(error: unknown, failuresInARow: number): number {
  if (error instanceof AccessTokenError && error.isRefusal) return REFUSAL_PAUSE_MS
  if (failuresInARow <= FREE_FAILURES) return 0
  return Math.min(FIRST_PAUSE_MS * 2 ** (failuresInARow - FREE_FAILURES - 1), LONGEST_PAUSE_MS)
}
