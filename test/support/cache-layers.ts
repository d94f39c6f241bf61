import { setImmediate } from 'node:timers/promises'
import { coalesce } from '../../src/cache/coalesce.ts'
import { fillCache } from '../../src/cache/fill-cache.ts'
import type { CacheContext } from '../../src/cache/policy.ts'
import { LETTERS_POLICY } from './cache-policy.ts'
import { createServedCache } from './served-cache.ts'

/** Until a request has passed the layers: a call is made at the end of a tick, after two reads. */
export async function settleTicks(): Promise<void> {
  for (let tick = 0; tick < 3; tick += 1) await setImmediate()
}

/** The three layers of the cache, one around the other as they are used. */
export function createCacheLayers(policy = LETTERS_POLICY) {
  const subject = createServedCache(policy)
  const { serve, over, call, entries, clock, calls } = subject
  const fill = fillCache({ entries, policy, now: clock.now, random: () => 0.5 })
  const coalesceCalls = coalesce({
    policy,
    mergeContexts: (_: ReadonlySet<CacheContext>, signal): CacheContext => ({ signal }),
  })
  let version = 0
  return {
    ...subject,
    send: over(serve(coalesceCalls(fill(call)))),
    /** Resolves the last call. */
    async responds() {
      version += 1
      const last = calls.at(-1)
      last?.resolve({ ...last.request, version })
      await settleTicks()
    },
    letters: () => calls.map(({ request }) => request.letters),
  }
}
