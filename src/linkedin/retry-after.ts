/**
 * How long a `Retry-After` header asks to wait, in milliseconds: from seconds or from a date.
 * Undefined when there is none, or none that can be read. (RFC 9110 section 10.2.3.)
 */
export function readRetryAfterMs(
  header: string | string[] | undefined,
  nowMs: number,
): number | undefined {
  if (typeof header !== 'string') return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000
  // Date.parse takes far more than a date of HTTP, which begins with a weekday and is in GMT; its
  // oldest form does not say so.
  const isDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(header)
  const dateMs = isDate ? Date.parse(header.replace(/( GMT)?$/, ' GMT')) : Number.NaN
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs)
}
