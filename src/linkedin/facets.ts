import { isRecord, readCount, readList, readRecord, readString } from './narrow.ts'

/** How many assets of a search have one value, such as 116 of type `COURSE`. */
export interface FacetCount {
  /** LinkedIn's own word. */
  readonly value: string
  readonly count: number
}

/** The counts that LinkedIn gives beside a search; only these two dimensions are known. */
export interface Facets {
  readonly assetTypes: readonly FacetCount[]
  readonly difficultyLevels: readonly FacetCount[]
}

/**
 * Narrows the `metadata` of the criteria finder's answer. Null when there are no counts: LinkedIn
 * leaves them out where nothing is searched for, with neither a keyword nor an order.
 */
export function readFacets(body: unknown): Facets | null {
  const metadata = isRecord(body) ? readRecord(body, 'metadata') : null
  if (!metadata) return null
  if (!metadata['assetTypeFacetMetadata'] && !metadata['difficultyLevelFacetMetadata']) return null
  return {
    assetTypes: readList(metadata, 'assetTypeFacetMetadata', readFacetCount('assetType')),
    difficultyLevels: readList(
      metadata,
      'difficultyLevelFacetMetadata',
      readFacetCount('difficultyLevel'),
    ),
  }
}

function readFacetCount(dimension: string): (item: unknown) => FacetCount | null {
  return (item) => {
    if (!isRecord(item)) return null
    const value = readString(item, dimension)
    const count = readCount(item, 'count')
    return value === null || count === null ? null : { value, count }
  }
}
