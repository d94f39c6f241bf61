import { createObservable, type Observable } from '../observable.ts'

/** Where the switch is remembered: in GraphiQL's storage. */
export interface SwitchStorage {
  get(name: string): string | null
  /** An empty value is forgotten. */
  set(name: string, value: string): unknown
}

/** Whether answers are to come with an explanation: yes, until a visitor says no. */
export function createExplainSwitch(storage: SwitchStorage): Observable<boolean> {
  const isOn = createObservable(storage.get('explain') !== 'off')
  return {
    ...isOn,
    set(next) {
      isOn.set(next)
      storage.set('explain', next ? '' : 'off')
    },
  }
}
