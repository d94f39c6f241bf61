import { getNamedType } from 'graphql'
import type { InputPlace } from './value-arbitrary.ts'

/** A place must be given a value, and no pool has any. */
export class MissingPoolError extends Error {
  override readonly name = 'MissingPoolError'

  constructor({ coordinate, name, type }: InputPlace) {
    super(
      `${coordinate} is required, and there is no pool of values for it: add one by the name of ` +
        `"${coordinate}", "${name}" or "${getNamedType(type).name}".`,
    )
  }
}
