/** Time limits of a minute, which no test reaches unless it moves a clock. */
export const TIMEOUTS = {
  connectTimeoutMs: 60_000,
  firstByteTimeoutMs: 60_000,
  bodyTimeoutMs: 60_000,
  refreshTimeoutMs: 60_000,
}
