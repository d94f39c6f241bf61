import { LIGHT_FIELDS } from '../../src/linkedin/light-fields.ts'
import { formatProjection } from '../../src/linkedin/projection.ts'

/** The value of `fields=` where the light fields ride along with these. */
export function withRiders(...wanted: readonly string[]): string {
  return formatProjection([...wanted, ...LIGHT_FIELDS])
}
