import type { InputMaybe } from './generated/resolver-types.ts'
import { InvalidArgumentError } from './invalid-argument-error.ts'

const MAX_LENGTH = 256

/**
 * Words to look for, trimmed. Undefined when there are none.
 *
 * @throws {InvalidArgumentError} when there are more than LinkedIn could be asked for in an address
 */
export function toKeyword(
  argumentName: string,
  keyword: InputMaybe<string> | undefined,
): string | undefined {
  const words = keyword?.trim()
  if (!words) return undefined
  if (words.length > MAX_LENGTH) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" takes at most ${MAX_LENGTH} characters; got ${words.length}.`,
    )
  }
  return words
}
