import { isDeepStrictEqual } from 'node:util'
import { Pool } from 'undici'
import { BenchError } from '../command-line.ts'
import { postForText, readData } from '../post-operation.ts'
import type { Case } from './cases.ts'
import type { MeasuredServer } from './start-servers.ts'

/** The length of each answer's body by the number of its operation, in bytes. */
export type BodyLengths = readonly number[]

/** Two servers give different answers, so that their costs cannot be compared. */
export class AnswersDifferError extends BenchError {
  override readonly name = 'AnswersDifferError'
}

/**
 * Lets every server give the first `pages` answers of a case, and compares them. It fills the caches, too.
 *
 * @returns the body lengths of each server, in the order of the servers
 * @throws {AnswersDifferError} at the first answer that is not the same by all
 */
export async function verifyAnswers(
  measured: Case,
  servers: readonly MeasuredServer[],
  pages: number,
): Promise<readonly BodyLengths[]> {
  const lengths: number[][] = []
  const expected: unknown[] = []
  for (const { title, process } of servers) {
    const texts = await answerAll(measured, process.url, pages)
    lengths.push(texts.map((text) => Buffer.byteLength(text)))
    for (const [number, text] of texts.entries()) {
      const data = readData(text)
      expected[number] ??= data
      if (isDeepStrictEqual(data, expected[number])) continue
      const name = `Operation ${number} of “${measured.title}”`
      const answers = `${JSON.stringify(data)}\n${JSON.stringify(expected[number])}`
      throw new AnswersDifferError(`${name} has another answer by ${title}:\n${answers}`)
    }
  }
  return lengths
}

const AT_ONCE = 8

async function answerAll(
  { operation, primer }: Case,
  origin: string,
  pages: number,
): Promise<string[]> {
  const pool = new Pool(origin, { connections: AT_ONCE })
  const texts: string[] = []
  const numbers = Array.from({ length: pages }, (_, number) => number).values()

  async function answerNext(): Promise<void> {
    for (const number of numbers) {
      if (primer) await postForText(pool, origin, primer(number))
      texts[number] = await postForText(pool, origin, operation(number))
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, answerNext))
  await pool.close()
  return texts
}
