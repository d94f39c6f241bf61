import type { ServerResponse } from 'node:http'

/** A signal that aborts, with that reason, when the client goes away before it has its answer. */
export function signalOfAbandonment(response: ServerResponse, reason: () => Error): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(reason())
  })
  return controller.signal
}
