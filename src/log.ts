import { type DestinationStream, pino, stdSerializers, stdTimeFunctions } from 'pino'

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
