import { Pool } from 'undici'
import { ask } from './ask.ts'

/** What a server is loaded with. */
export interface Load {
  readonly requests: number
  readonly nextKeyword: () => string
  /** What every answer must be, to the byte. */
  readonly expected: Buffer
}

/** Enough to keep a server busy, few enough for answers to come at once. */
const CONNECTIONS = 16

/**
 * Sends requests over as many connections as there are, each as soon as the one before is answered.
 *
 * @throws at the first answer that is not the expected one
 */
export async function load(url: string, { requests, nextKeyword, expected }: Load): Promise<void> {
  const pool = new Pool(url, { connections: CONNECTIONS })
  let left = requests

  async function keepAsking(): Promise<void> {
    while (left > 0) {
      left -= 1
      const answer = await ask(url, nextKeyword(), pool)
      if (!answer.equals(expected))
        throw new Error(`${url} answered something else: ${answer.subarray(0, 500)}`)
    }
  }

  await Promise.all(Array.from({ length: CONNECTIONS }, keepAsking))
  await pool.close()
}
