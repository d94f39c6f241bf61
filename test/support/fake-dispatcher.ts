import type { Dispatcher } from 'undici'

/** A response of a fake dispatcher. */
export interface FakeResponse {
  /** 200 by default. */
  readonly status?: number
  readonly text: string
}

/** Connections without a network: every request is sent at once, and is responded to by a function. */
export function createFakeDispatcher(
  respond: (options: Dispatcher.DispatchOptions) => FakeResponse | Promise<FakeResponse>,
): Dispatcher {
  async function exchange(
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): Promise<void> {
    const controller = { abort() {} } as unknown as Dispatcher.DispatchController
    handler.onRequestStart?.(controller, {})
    try {
      const { status = 200, text } = await respond(options)
      handler.onResponseStart?.(controller, status, {})
      handler.onResponseData?.(controller, Buffer.from(text))
      handler.onResponseEnd?.(controller, {})
    } catch (error) {
      handler.onResponseError?.(controller, error as Error)
    }
  }

  const dispatch = (
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean => {
    exchange(options, handler)
    return true
  }
  return { dispatch } as unknown as Dispatcher
}
