import { LinkedInResponseError } from '../linkedin/errors.ts'
import type { LocalizedText } from '../linkedin/locale.ts'

/**
 * The text of a field that LinkedIn documents as always present. Empty where LinkedIn gives none.
 *
 * @param path of LinkedIn's resource
 * @param member its name there, such as `title`
 * @throws {LinkedInResponseError} when LinkedIn gives it in a form that cannot be read
 */
export function requiredText(text: LocalizedText | null, path: string, member: string): string {
  if (!text) return ''
  if (text.value === null) {
    throw new LinkedInResponseError(path, `has a ${member} in a form that cannot be read`)
  }
  return text.value
}
