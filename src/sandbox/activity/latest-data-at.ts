const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * Up to when reports know what has happened: the last 23:59 in California, in summer 06:59 UTC and
 * in winter 07:59 UTC, as in every recorded report.
 */
export function latestDataAt(now: number): number {
  const hourInCalifornia = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Los_Angeles',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  let at = Math.floor((now - 59 * MINUTE) / HOUR) * HOUR + 59 * MINUTE
  while (hourInCalifornia.format(at) !== '23') at -= HOUR
  return at
}
