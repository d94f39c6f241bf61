/**
 * What the clients of a company request in some busy minutes, as a list that is the same for the same
 * seed. All numbers are assumptions, made before anything was measured:
 *
 * - Of 100 operations 33 search, 10 go on to a further page, 10 load a filter panel, 30 look one
 *   asset up, 7 look up from 3 to 10 of them, and 10 are about classifications.
 * - What they are about follows Zipf's law with exponent 1 over 400 searches, 2,000 assets and the
 *   English classifications (`pools.ts`). Three look-ups in ten give a locale.
 * - Several frontends send them: a web page, an app, a learning management system, a chat bot. Their
 *   documents and the shares of these are in `documents.ts`. What is popular is so with all of them.
 * - All assets and classifications exist in the sandbox's catalogue. One search in twelve finds nothing.
 */
import { createCatalogue } from '../../../src/sandbox/catalogue/catalogue.ts'
import { createRandom } from '../../../src/sandbox/catalogue/random.ts'
import {
  createOperationSamplers,
  OPERATION_KINDS,
  type Operation,
  type OperationKind,
} from './operations.ts'
import { createPools } from './pools.ts'
import { createWeightedSampler } from './weighted-sampler.ts'

/** The size of a workload, and the seed of its random numbers. */
export interface WorkloadOptions {
  readonly operations: number
  readonly seed: number
}

/** The catalogue that is searched: as large as the sandbox's is by default, whatever that is later. */
export const CATALOGUE = { seed: 20_190_501, assetCount: 6000 }

const SHARES: Readonly<Record<OperationKind, number>> = {
  search: 33,
  'further page': 10,
  'facet panel': 10,
  'look-up': 30,
  'look-up of several': 7,
  classifications: 10,
}

/** The operations, in the order in which they are sent. */
export function createWorkload({ operations, seed }: WorkloadOptions): readonly Operation[] {
  const random = createRandom(seed)
  const samplers = createOperationSamplers(random, createPools(random, createCatalogue(CATALOGUE)))
  const sampleKind = createWeightedSampler(random, OPERATION_KINDS, (kind) => SHARES[kind])
  return Array.from({ length: operations }, () => samplers[sampleKind()]())
}
