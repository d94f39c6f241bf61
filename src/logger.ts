/** Writes what an operator should know: first what is known of it, then what happened. */
export interface Logger {
  error(facts: Readonly<Record<string, unknown>>, event: string): void
  warn(facts: Readonly<Record<string, unknown>>, event: string): void
  info(facts: Readonly<Record<string, unknown>>, event: string): void
}
