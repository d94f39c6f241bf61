import { type Child, startChild } from '../child.ts'
import { startProduct } from '../product.ts'
import type { SearchLedger } from './linkedin-stand-in.ts'

/** A server that can give the answer, and how it comes by it. */
export interface Contender {
  readonly name: string
  readonly server: Child
  /** Whether it is asked for the same again and again, or for something new each time. */
  readonly isAnswerKnown: boolean
}

/**
 * Starts all that are compared, each in a process of its own: the floors, which ask for the same
 * fields as the product did last, and the product once for each of its two ways.
 */
export async function startContenders(
  upstream: Child,
  { lastFields }: SearchLedger,
): Promise<readonly Contender[]> {
  const product = await startProduct(upstream)
  const UPSTREAM_URL = upstream.url
  return [
    {
      name: 'node:http, writing the same bytes',
      server: await startChild('bench/costs/floor-known-answer.ts', { ANSWER_FROM: product.url }),
      isAnswerKnown: true,
    },
    { name: 'this server', server: product, isAnswerKnown: true },
    {
      name: 'node:http, asking for the same fields',
      server: await startChild('bench/costs/floor-asked-answer.ts', {
        UPSTREAM_URL,
        FIELDS: lastFields,
      }),
      isAnswerKnown: false,
    },
    {
      name: 'node:http, asking for all fields',
      server: await startChild('bench/costs/floor-asked-answer.ts', { UPSTREAM_URL }),
      isAnswerKnown: false,
    },
    { name: 'this server', server: await startProduct(upstream), isAnswerKnown: false },
  ]
}
