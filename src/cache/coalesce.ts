import type { CacheContext, CachePolicy, Fetch, Fetched } from './policy.ts'

/** When one call is enough for several requests. */
export interface CoalesceOptions<Request, Coverage, Context> {
  readonly policy: CachePolicy<Request, Coverage>
  /** The context of a call for several requests; more of them can join while it is in flight. */
  readonly mergeContexts: (contexts: ReadonlySet<Context>, signal: AbortSignal) => Context
}

/** One call, to be made or in flight, and the contexts of the requests that wait for its response. */
interface InFlight<Coverage, Context> {
  coverage: Coverage
  /** Whether the call is still to be made, so that its coverage can grow. */
  isOpen: boolean
  readonly waiters: Set<Context>
  readonly controller: AbortController
  fetched: Promise<Fetched>
}

/**
 * Makes one call for concurrent requests. A request that a call in flight covers waits for its response.
 * Requests for other parts of the same resource become one call: those of one tick at its end, later
 * ones when the call in flight has ended. A waiter that aborts takes nothing from the others; the call
 * aborts with its last waiter.
 */
export function coalesce<Request, Coverage, Context extends CacheContext>({
  policy,
  mergeContexts,
}: CoalesceOptions<Request, Coverage, Context>) {
  return (fetch: Fetch<Request, Context>): Fetch<Request, Context> => {
    const callsByKey = new Map<string, Set<InFlight<Coverage, Context>>>()

    /** A call that covers what is wanted, or that grows to; else a new one. */
    function joinCall(request: Request, wanted: Coverage): InFlight<Coverage, Context> {
      const key = policy.keyOf(request)
      const calls = callsByKey.get(key) ?? new Set()
      callsByKey.set(key, calls)
      for (const call of calls) {
        if (!call.isOpen && policy.covers(call.coverage, wanted)) return call
      }
      for (const call of calls) {
        const united = call.isOpen ? policy.unite(call.coverage, wanted) : null
        if (united === null) continue
        call.coverage = united
        return call
      }
      return openCall(request, key, calls)
    }

    function openCall(
      request: Request,
      key: string,
      calls: Set<InFlight<Coverage, Context>>,
    ): InFlight<Coverage, Context> {
      const call: InFlight<Coverage, Context> = {
        coverage: policy.coverageOf(request),
        isOpen: true,
        waiters: new Set(),
        controller: new AbortController(),
        fetched: Promise.resolve({ response: undefined, freshUntilMs: null }),
      }
      const remove = () => {
        calls.delete(call)
        if (calls.size === 0 && callsByKey.get(key) === calls) callsByKey.delete(key)
      }
      // An aborted call must not be joined by later requests.
      call.controller.signal.addEventListener('abort', remove)
      call.fetched = run(call, calls, request).finally(remove)
      // The failure is for the waiters; all of them may have aborted.
      call.fetched.catch(() => {})
      calls.add(call)
      return call
    }

    async function run(
      call: InFlight<Coverage, Context>,
      calls: ReadonlySet<InFlight<Coverage, Context>>,
      request: Request,
    ): Promise<Fetched> {
      // A request that joins in the meantime adds to the call, and can put it behind others in flight.
      let ahead: InFlight<Coverage, Context> | undefined
      do {
        await (ahead ? settled(ahead.fetched) : endOfTick())
        ahead = findUnitable(call, calls)
      } while (ahead)
      call.isOpen = false
      call.controller.signal.throwIfAborted()
      return fetch(
        policy.withCoverage(request, call.coverage),
        mergeContexts(call.waiters, call.controller.signal),
      )
    }

    /** A call in flight that could have been one with this one. */
    function findUnitable(
      call: InFlight<Coverage, Context>,
      calls: ReadonlySet<InFlight<Coverage, Context>>,
    ): InFlight<Coverage, Context> | undefined {
      for (const other of calls) {
        if (!other.isOpen && policy.unite(other.coverage, call.coverage) !== null) return other
      }
      return undefined
    }

    return async (request, context) => {
      context.signal?.throwIfAborted()
      const wanted = policy.coverageOf(request)
      const call = joinCall(request, wanted)
      // A copy: the same context may wait twice.
      const waiter = { ...context }
      call.waiters.add(waiter)
      const { response, freshUntilMs } = await waitFor(call, waiter)
      const part = policy.slice(response, call.coverage, wanted)
      // A response with gaps cannot be sliced.
      if (part === undefined) return fetch(request, context)
      return { response: part, freshUntilMs }
    }
  }
}

/** The response, or the waiter's own abort, whichever comes first. */
function waitFor<Context extends CacheContext>(
  { fetched, waiters, controller }: InFlight<unknown, Context>,
  waiter: Context,
): Promise<Fetched> {
  const { signal } = waiter
  if (!signal) return fetched
  return new Promise((resolve, reject) => {
    const leave = () => {
      waiters.delete(waiter)
      if (waiters.size === 0) controller.abort(signal.reason)
      reject(signal.reason)
    }
    signal.addEventListener('abort', leave)
    fetched.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}

function endOfTick(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

function settled(promise: Promise<unknown>): Promise<unknown> {
  return promise.catch(() => {})
}
