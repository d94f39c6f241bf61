/** Epoch milliseconds as a date. Null also for a number that is none: no date is better than no answer. */
export function toDate(epochMs: number | null | undefined): Date | null {
  if (epochMs === null || epochMs === undefined) return null
  const date = new Date(epochMs)
  return Number.isNaN(date.getTime()) ? null : date
}
