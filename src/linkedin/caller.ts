import { setMaxListeners } from 'node:events'
import type { Exchange, LinkedInRequest, Send, Served } from './send.ts'

/** On whose behalf LinkedIn is asked: an operation, or nobody in particular. */
export interface Caller {
  /** Aborts when nobody waits for the operation any more. */
  readonly signal?: AbortSignal | undefined
  /** Called before LinkedIn is asked; what it throws is thrown instead of asking. */
  readonly beforeAsking?: ((request: LinkedInRequest) => void) | undefined
  /** Called for each request; gives what is told of how it is answered. */
  readonly onRequest?: (request: LinkedInRequest) => RequestObserver
}

/** What is told of one request. */
export interface RequestObserver {
  readonly onServed: (served: Served) => void
  readonly onExchange: (exchange: Exchange) => void
}

/** Sends on behalf of a caller. */
export function sendFor(send: Send, { signal, beforeAsking, onRequest }: Caller): Send {
  // Each request listens while it waits, and an operation makes many at a time: no leak to warn of.
  if (signal) setMaxListeners(0, signal)
  return (request) => send({ ...request, signal, beforeAsking, ...onRequest?.(request) })
}
