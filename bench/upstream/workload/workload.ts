/**
 * What the clients of a company ask for in some busy minutes, as a list that is the same for the same
 * seed. All numbers are assumptions, made before anything was measured:
 *
 * - Of 100 operations 33 search, 10 go on to a further page, 10 load a panel of filters, 30 look one
 *   asset up, 7 look up from 3 to 10 of them, and 10 are about classifications.
 * - What is asked for follows Zipf's law with exponent 1 over 400 searches (`search-pool.ts`), 2,000
 *   assets (`asset-pool.ts`) and the English classifications. Three look-ups in ten name a locale.
 * - How it is asked for is up to the frontend, whichever it is that asks: a web page, an app, a
 *   learning management system, a chat bot. The shapes and their shares are in `search-shapes.ts`,
 *   `look-up-shapes.ts` and `classification-draw.ts`. What is popular is so with all of them.
 * - All assets and classifications exist in the sandbox's catalogue. One search in twelve finds nothing.
 */
import { createCatalogue } from '../../../src/sandbox/catalogue/catalogue.ts'
import { createRandom } from '../../../src/sandbox/catalogue/random.ts'
import { CATALOGUE } from '../catalogue.ts'
import { createAssetPool } from './asset-pool.ts'
import { createClassificationDraw } from './classification-draw.ts'
import { createLookUpDraws } from './look-up-draws.ts'
import { createLottery } from './lottery.ts'
import { OPERATION_KINDS, type Operation, type OperationKind } from './operation.ts'
import { createSearchDraws } from './search-draws.ts'
import { createSearchPool } from './search-pool.ts'

/** How much is asked, and by which dice. */
export interface WorkloadOptions {
  readonly operations: number
  readonly seed: number
}

const SHARES: Readonly<Record<OperationKind, number>> = {
  search: 33,
  'further page': 10,
  'facet panel': 10,
  'look-up': 30,
  'look-up of several': 7,
  classifications: 10,
}

/** The operations, in the order in which they are asked. */
export function createWorkload({ operations, seed }: WorkloadOptions): readonly Operation[] {
  const random = createRandom(seed)
  const catalogue = createCatalogue(CATALOGUE)
  const searches = createSearchPool(random, catalogue)
  const assets = createAssetPool(random, catalogue, searches)
  const draws: Readonly<Record<OperationKind, () => Operation>> = {
    ...createSearchDraws(random, searches),
    ...createLookUpDraws(random, assets),
    classifications: createClassificationDraw(random, catalogue),
  }
  const drawKind = createLottery(random, OPERATION_KINDS, (kind) => SHARES[kind])
  return Array.from({ length: operations }, () => draws[drawKind()]())
}
