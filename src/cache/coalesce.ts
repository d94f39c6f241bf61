import type { CacheContext, CachePolicy, Fetch, Fetched } from './policy.ts'

/** When one call is enough for several requests. */
export interface CoalesceOptions<Request, Coverage, Context> {
  readonly policy: CachePolicy<Request, Coverage>
  /** The context of a call for several requests; others can join and leave while it is in flight. */
  readonly mergeContexts: (contexts: ReadonlySet<Context>, signal: AbortSignal) => Context
  /** The error of a request whose context's `remainingMs` have passed. */
  readonly createTimeout: () => Error
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
 * ones when the call in flight has ended. A waiter that leaves takes nothing from the others. The call's
 * signal aborts with its last waiter; later requests still join it, for it may be finished nevertheless,
 * and make a new call when it is not.
 */
export function coalesce<Request, Coverage, Context extends CacheContext>({
  policy,
  mergeContexts,
  createTimeout,
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
      // An open call that aborts is never made: later requests must not join it.
      call.controller.signal.addEventListener('abort', () => {
        if (call.isOpen) remove()
      })
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

    /** The response of a call. Undefined when the call was dropped before the waiter joined it. */
    async function waitFor(
      call: InFlight<Coverage, Context>,
      context: Context,
    ): Promise<Fetched | undefined> {
      // A copy: the same context may wait twice.
      const waiter = { ...context }
      call.waiters.add(waiter)
      try {
        return await awaitResponse(call, waiter, createTimeout)
      } catch (error) {
        const { signal } = call.controller
        if (signal.aborted && signal.reason === error) return undefined
        throw error
      }
    }

    return async (request, context) => {
      const wanted = policy.coverageOf(request)
      for (;;) {
        context.signal?.throwIfAborted()
        if (context.remainingMs && context.remainingMs() <= 0) throw createTimeout()
        const call = joinCall(request, wanted)
        const fetched = await waitFor(call, context).catch((error: unknown) => {
          // The call may have been refused for a part that only other waiters want.
          if (policy.isRefusal(error) && !policy.covers(wanted, call.coverage)) return null
          throw error
        })
        if (fetched === undefined) continue
        const part = fetched && policy.slice(fetched.response, call.coverage, wanted)
        if (fetched && part !== undefined) {
          return { response: part, freshUntilMs: fetched.freshUntilMs }
        }
        // A response with gaps cannot be sliced: this request gets a call of its own.
        const own = await waitFor(openCall(request, policy.keyOf(request), new Set()), context)
        if (own) return own
      }
    }
  }
}

/** The response. Rejects before it, when the waiter's signal aborts or its time is over. */
function awaitResponse<Context extends CacheContext>(
  { fetched, waiters, controller }: InFlight<unknown, Context>,
  waiter: Context,
  createTimeout: () => Error,
): Promise<Fetched> {
  const { signal, remainingMs } = waiter
  if (!signal && !remainingMs) return fetched
  return new Promise((resolve, reject) => {
    const leave = (reason: unknown) => {
      cleanUp()
      waiters.delete(waiter)
      if (waiters.size === 0) controller.abort()
      reject(reason)
    }
    const abort = () => leave(signal?.reason)
    const timer = remainingMs && setTimeout(() => leave(createTimeout()), remainingMs())
    const cleanUp = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
    signal?.addEventListener('abort', abort)
    fetched.then(resolve, reject).finally(cleanUp)
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
