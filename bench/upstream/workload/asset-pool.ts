import type { Catalogue } from '../../../src/sandbox/catalogue/catalogue.ts'
import type { Random } from '../../../src/sandbox/catalogue/random.ts'
import { toPopularity } from './popularity.ts'
import type { PooledSearch } from './search-pool.ts'

const POOL_SIZE = 2_000
/** Every fourth comes from elsewhere: a link in a mail, an assignment, a bookmark. */
const FOUND_PER_OTHER = 3

/**
 * The URNs that are looked up, the most popular first. People click on what they have found, near
 * the top for the most part; so an asset is as popular as the searches that show it, and as its
 * places there. Between them stand assets of the whole catalogue, retired ones too.
 */
export function createAssetPool(
  random: Random,
  { assets }: Catalogue,
  searches: readonly PooledSearch[],
): readonly string[] {
  const popularity = new Map<string, number>()
  for (const [rank, { found }] of searches.entries()) {
    for (const [place, urn] of found.entries()) {
      const clicks = toPopularity(rank) * toPopularity(place)
      popularity.set(urn, (popularity.get(urn) ?? 0) + clicks)
    }
  }
  const found = [...popularity].sort(([, one], [, other]) => other - one).map(([urn]) => urn)
  const others = random.shuffle(assets.map(({ urn }) => urn).filter((urn) => !popularity.has(urn)))

  const pool: string[] = []
  while (pool.length < POOL_SIZE && found.length + others.length > 0) {
    pool.push(...found.splice(0, FOUND_PER_OTHER), ...others.splice(0, 1))
  }
  return pool.slice(0, POOL_SIZE)
}
