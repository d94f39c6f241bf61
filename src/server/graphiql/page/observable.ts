import { useSyncExternalStore } from 'react'

/** A value that tells when it changes. */
export interface Observable<T> {
  current(): T
  set(next: T): void
  /** Gives the function that ends it. */
  subscribe(listener: () => void): () => void
}

/** Makes a value tell when it changes. */
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

/** The value, and the component drawn anew whenever it changes. */
export function useObservable<T>({ current, subscribe }: Observable<T>): T {
  return useSyncExternalStore(subscribe, current)
}
