/** Keeps values for a while. Its failures are misses: neither method ever fails. */
export interface Cache {
  /** The value last set, while it lives. Undefined when there is none. Not to be changed. */
  get(key: string): Promise<unknown>
  /** Keeps a value, neither undefined nor changed later, for that many milliseconds. */
  set(key: string, value: unknown, timeToLiveMs: number): Promise<void>
}
