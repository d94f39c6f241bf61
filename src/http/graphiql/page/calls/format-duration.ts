/** Milliseconds as they are read: whole ones, but for the very few. */
export function formatDuration(durationMs: number): string {
  return `${durationMs < 10 ? Number(durationMs.toFixed(1)) : Math.round(durationMs)} ms`
}
