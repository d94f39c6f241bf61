import { formatProjection } from '../../src/linkedin/request-url.ts'
import { LIGHT_FIELDS } from '../../src/upstream/coverage.ts'

/** The value of `fields=` where the light fields ride along with these. */
export function withRiders(...wanted: readonly string[]): string {
  return formatProjection([...wanted, ...LIGHT_FIELDS])
}
