import { useSyncExternalStore } from 'react'
import type { Observable } from './observable.ts'

/** The value, and the component drawn anew whenever it changes. */
export function useObservable<T>({ current, subscribe }: Observable<T>): T {
  return useSyncExternalStore(subscribe, current)
}
