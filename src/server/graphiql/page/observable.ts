import { useSyncExternalStore } from 'react'

/** A value with change listeners. */
export interface Observable<T> {
  current(): T
  /** Calls the listeners, unless the value is the same (`Object.is`). */
  set(next: T): void
  /** Returns the function that removes the listener. */
  subscribe(listener: () => void): () => void
}

/** An observable without listeners. */
export function createObservable<T>(initial: T): Observable<T> {
  const listeners = new Set<() => void>()
  let value = initial

  return {
    current: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The current value; the component renders again when it changes. */
export function useObservable<T>({ current, subscribe }: Observable<T>): T {
  return useSyncExternalStore(subscribe, current)
}
