import { type DestinationStream, pino, stdSerializers, stdTimeFunctions } from 'pino'

/** Receives log events of three levels. An event has properties and a message. */
export interface Logger {
  error(properties: Readonly<Record<string, unknown>>, message: string): void
  warn(properties: Readonly<Record<string, unknown>>, message: string): void
  info(properties: Readonly<Record<string, unknown>>, message: string): void
}

/** A pino logger that writes one line of JSON per event, by default to standard output. */
export function createLogger(level: string, destination: DestinationStream = pino.destination(1)) {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: stdSerializers.err },
  }
  return pino(options, destination)
}
