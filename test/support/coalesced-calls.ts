import { coalesce } from '../../src/cache/coalesce.ts'
import type { CacheContext, CachePolicy, Fetched } from '../../src/cache/policy.ts'
import { LETTERS_POLICY, type LettersCall, type LettersRequest } from './cache-policy.ts'
import { createDeferred } from './deferred.ts'

/** A call in flight. It ends when a test settles it, or when it aborts. */
export interface CallInFlight {
  readonly request: LettersRequest
  readonly signal: AbortSignal
  /** Whether it is neither settled nor aborted. */
  isInFlight(): boolean
  /** Resolves it with all letters of the request. */
  responds(freshUntilMs?: number): void
  fails(error: unknown): void
}

/** What is sent through the coalescing layer, and its calls in the order in which they were made. */
export function createCoalescedCalls(policy: CachePolicy<LettersRequest, string> = LETTERS_POLICY) {
  const calls: CallInFlight[] = []
  const fetch = coalesce({
    policy,
    mergeContexts: (_: ReadonlySet<CacheContext>, signal): CacheContext => ({ signal }),
  })((request, context) => {
    const { promise, resolve, reject } = createDeferred<Fetched>()
    const signal = context.signal ?? new AbortController().signal
    let isInFlight = true
    const end = <Value>(settle: (value: Value) => void) => {
      return (value: Value) => {
        isInFlight = false
        settle(value)
      }
    }
    const { name, letters } = request
    calls.push({
      request,
      signal,
      isInFlight: () => isInFlight,
      responds: (freshUntilMs) =>
        end(resolve)({
          response: { name, letters, version: calls.length },
          freshUntilMs: freshUntilMs ?? null,
        }),
      fails: end(reject),
    })
    signal.addEventListener('abort', () => end(reject)(signal.reason), { once: true })
    return promise
  })
  const fetched = ({ name, letters, ...context }: LettersCall) => fetch({ name, letters }, context)
  return {
    fetched,
    send: async (call: LettersCall) => (await fetched(call)).response,
    calls,
    /** The letters of each call. */
    letters: () => calls.map(({ request }) => request.letters),
  }
}
