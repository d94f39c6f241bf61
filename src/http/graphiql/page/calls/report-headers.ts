/** Makes an answer tell what it has asked of LinkedIn. */
export const EXPLAIN_HEADER = 'x-explain'

/** Makes the server tell what an operation would ask of LinkedIn, and ask nothing. */
export const DRY_RUN_HEADER = 'x-dry-run'

/** Whether an explanation is asked for; a header that was typed may also say no. */
export function isExplanationAsked(headers: Headers): boolean {
  return /^(true|1)$/i.test(headers.get(EXPLAIN_HEADER) ?? '')
}
