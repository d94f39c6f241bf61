import { formatProjection } from '../../src/linkedin/request-url.ts'
import { CHEAP_FIELDS } from '../../src/upstream/coverage.ts'

/** The value of `fields=` where the light fields ride along with these. */
export function withCheapFields(...wanted: readonly string[]): string {
  return formatProjection([...wanted, ...CHEAP_FIELDS])
}
