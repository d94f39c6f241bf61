import { setImmediate } from 'node:timers/promises'

/** More turns of the event loop than any chain of promises in this program takes. */
const TURNS = 20

/**
 * Resolves when everything has happened that can happen without a response, a timer or a further
 * request. A test that asserts what has not happened waits for this; it does not depend on how many
 * promises the code under test awaits.
 */
export async function untilIdle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await setImmediate()
}
