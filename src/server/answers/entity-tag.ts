import type { ContentCoding } from './content-coding.ts'

/**
 * A strong entity tag (RFC 9110 §8.8.3) of an answer in one media type and content coding; each has
 * another.
 *
 * @param digest of the answer's body, in base64url
 */
export function toEntityTag(
  digest: string,
  mediaType: string,
  coding: ContentCoding | null,
): string {
  const format = mediaType.startsWith('application/json') ? 'json' : 'graphql'
  return coding === null ? `"${digest}-${format}"` : `"${digest}-${format}-${coding}"`
}

/** Entity tags in a list (RFC 9110 §8.8.3); commas may be in them. */
const ENTITY_TAG = /"[\x21\x23-\x7e\x80-\xff]*"/g

/**
 * Whether an `If-None-Match` names what would be sent (RFC 9110 §13.1.2), compared weakly: what an
 * intermediary has made of a strong tag names it too.
 */
export function matchesEntityTag(ifNoneMatch: string | undefined, entityTag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  const named: readonly string[] = ifNoneMatch.match(ENTITY_TAG) ?? []
  return named.includes(entityTag)
}
