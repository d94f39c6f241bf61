import { type DestinationStream, pino, stdSerializers, stdTimeFunctions } from 'pino'

/** Writes what an operator should know: first what is known of it, then what happened. */
export interface Logger {
  error(facts: Readonly<Record<string, unknown>>, event: string): void
  warn(facts: Readonly<Record<string, unknown>>, event: string): void
  info(facts: Readonly<Record<string, unknown>>, event: string): void
}

/** Writes one line of JSON an event, to standard output when no other destination is given. */
export function createLog(level: string, destination: DestinationStream = pino.destination(1)) {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: stdSerializers.err },
  }
  return pino(options, destination)
}
