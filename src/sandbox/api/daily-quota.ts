import type { Application } from '../oauth/application.ts'
import { tooManyRequests } from './api-error.ts'

/** Charges one call to a resource; throws the 429 when the day's quota is used up. */
export type ChargeQuota = (application: Application, resource: string) => void

/**
 * The quota of the Rate Limits page: per application and resource, renewed at midnight UTC. The
 * numbers are not published; null means no limit.
 */
export function createDailyQuota({
  limit,
  now,
}: {
  readonly limit: number | null
  readonly now: () => number
}): ChargeQuota {
  const used = new Map<string, number>()
  let today = ''

  return ({ clientId }, resource) => {
    if (limit === null) return
    const day = new Date(now()).toISOString().slice(0, 10)
    if (day !== today) used.clear()
    today = day

    const key = `${clientId} ${resource}`
    const calls = used.get(key) ?? 0
    if (calls >= limit) throw tooManyRequests()
    used.set(key, calls + 1)
  }
}
