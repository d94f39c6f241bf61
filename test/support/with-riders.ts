import { formatProjection } from '../../src/linkedin/projection.ts'
import { RIDERS } from '../../src/linkedin/riders.ts'

/** The value of `fields=` where the light fields ride along with these. */
export function withRiders(...wanted: readonly string[]): string {
  return formatProjection([...wanted, ...RIDERS])
}
