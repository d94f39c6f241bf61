import { Writable } from 'node:stream'
import { createLog } from '../../src/config/logger.ts'

/** A log that keeps what is written to it. */
export function createLogRecorder() {
  const lines: string[] = []
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return { lines, log: createLog('debug', destination) }
}
