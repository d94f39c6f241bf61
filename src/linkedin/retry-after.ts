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
  // Date.parse takes far more than a date of HTTP, bare numbers among it; those name a weekday.
  const dateMs = /^[A-Z][a-z]+,? /.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs)
}
