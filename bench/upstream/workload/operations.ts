import { formatCursor, placeAt } from '../../../src/graphql/cursor.ts'
import type { Random } from '../../../src/sandbox/catalogue/random.ts'
import type { PostedOperation } from '../../post-operation.ts'
import { CLASSIFICATIONS, FACET_PANELS, LOOK_UPS, SEARCHES, SHELVES } from './documents.ts'
import type { Pools } from './pools.ts'
import { createPopularitySampler, createWeightedSampler } from './weighted-sampler.ts'

/** The kinds that the report has a row for. */
export const OPERATION_KINDS = [
  'search',
  'further page',
  'facet panel',
  'look-up',
  'look-up of several',
  'classifications',
] as const

/** What an operation is for. */
export type OperationKind = (typeof OPERATION_KINDS)[number]

/** One request of a client. */
export interface Operation extends PostedOperation {
  readonly kind: OperationKind
}

/** Samples operations of each kind: a document by its weight, its variables by popularity. */
export function createOperationSamplers(
  random: Random,
  { searches, assets, classifications }: Pools,
): Readonly<Record<OperationKind, () => Operation>> {
  return {
    ...createSearchSamplers(random, searches),
    ...createLookUpSamplers(random, assets),
    classifications: createClassificationSampler(random, classifications),
  }
}

/** LinkedIn's last result that can be paged to. */
const SEARCH_TOTAL_CAP = 1000

function createSearchSamplers(random: Random, searches: Pools['searches']) {
  const paged = SEARCHES.filter(({ isPaged }) => isPaged)
  const largestPage = Math.max(...paged.map(({ first }) => first))
  const sampleSearch = createPopularitySampler(random, searches)
  const sampleLongSearch = createPopularitySampler(
    random,
    searches.filter(({ total }) => total > largestPage),
  )
  const sampleDocument = createWeightedSampler(random, SEARCHES, weightOf)
  const samplePagedDocument = createWeightedSampler(random, paged, weightOf)
  const samplePanel = createWeightedSampler(random, FACET_PANELS, weightOf)

  return {
    search(): Operation {
      const { filter, sortBy } = sampleSearch()
      const { name, query, first } = sampleDocument()
      return { kind: 'search', name, query, variables: { filter, sortBy, first } }
    },

    'further page'(): Operation {
      const { filter, sortBy, total } = sampleLongSearch()
      const { name, query, first } = samplePagedDocument()
      const pages = Math.ceil(Math.min(total, SEARCH_TOTAL_CAP) / first)
      const page = Math.min(samplePageNumber(random), pages)
      // The workload is made before any answer is there, so that both candidates get the same one.
      // The cursor is the end of the page before: a page without gaps is full.
      const last = (page - 1) * first - 1
      const after = formatCursor('learningAssets', placeAt(last))
      return { kind: 'further page', name, query, variables: { filter, sortBy, first, after } }
    },

    'facet panel'(): Operation {
      const { filter, sortBy } = sampleSearch()
      const { name, query } = samplePanel()
      return { kind: 'facet panel', name, query, variables: { filter, sortBy } }
    },
  }
}

/** The second page as often as all after it together, and so on. */
function samplePageNumber(random: Random): number {
  let page = 2
  while (random.oneIn(2)) page += 1
  return page
}

/** Seven in ten leave the choice to LinkedIn. */
const LOOK_UP_LOCALES = [null, null, null, null, null, null, null, 'en-US', 'de-DE', 'fr-FR']
const SHELF_SIZES = { minimum: 3, maximum: 10 }

function createLookUpSamplers(random: Random, urns: Pools['assets']) {
  const sampleUrn = createPopularitySampler(random, urns)
  const sampleDocument = createWeightedSampler(random, LOOK_UPS, weightOf)
  const sampleShelfDocument = createWeightedSampler(random, SHELVES, weightOf)

  return {
    'look-up'(): Operation {
      const { name, query } = sampleDocument()
      const variables = { urn: sampleUrn(), locale: random.pick(LOOK_UP_LOCALES) }
      return { kind: 'look-up', name, query, variables }
    },

    'look-up of several'(): Operation {
      const { name, query } = sampleShelfDocument()
      const size = random.integer(SHELF_SIZES.minimum, SHELF_SIZES.maximum)
      const shelf = new Set<string>()
      while (shelf.size < size) shelf.add(sampleUrn())
      const variables = { urns: [...shelf], locale: random.pick(LOOK_UP_LOCALES) }
      return { kind: 'look-up of several', name, query, variables }
    },
  }
}

const CLASSIFICATION_TYPES = ['LIBRARY', 'SUBJECT', 'TOPIC']
/** Most users work in English. */
const MENU_LOCALES = ['en-US', 'en-US', 'en-US', 'en-US', 'de-DE', 'fr-FR', 'es-ES', 'ja-JP']

function createClassificationSampler(random: Random, pool: Pools['classifications']) {
  const sampleDocument = createWeightedSampler(random, CLASSIFICATIONS, weightOf)
  const sampleOne = createPopularitySampler(random, pool)
  const sampleVariables = {
    type: () => ({ type: random.pick(CLASSIFICATION_TYPES), locale: random.pick(MENU_LOCALES) }),
    keyword: () => ({ keyword: sampleOne().name.value.toLowerCase(), locale: 'en-US' }),
    urn: () => ({ urn: sampleOne().urn, locale: random.oneIn(2) ? 'en-US' : null }),
  }

  return (): Operation => {
    const { name, query, by } = sampleDocument()
    return { kind: 'classifications', name, query, variables: sampleVariables[by]() }
  }
}

function weightOf({ weight }: { readonly weight: number }): number {
  return weight
}
