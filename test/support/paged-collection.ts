import fc from 'fast-check'
import type { PageWindow } from '../../src/linkedin/page.ts'

/** A collection, and how its pages are served. */
export interface PagedCollection {
  /** The elements by place; null for a place that is left out. */
  readonly places: readonly (string | null)[]
  /** How many of the places there are in successive calls, where the collection grows or shrinks. */
  readonly lengths?: readonly number[]
  /** The most places of successive pages; null for as many as are requested. */
  readonly maxPlaces: readonly number[] | null
  /**
   * What `paging.count` states: what was requested, the places of the page, its elements, half of what
   * was requested, or nothing.
   */
  readonly countEcho: 'requested' | 'places' | 'elements' | 'half' | 'absent'
  /** What `paging.start` states. */
  readonly startEcho: 'requested' | 'zero' | 'absent'
  /**
   * The link to the next page: as documented, absolute, only of the first page, to the page itself,
   * behind what was requested whatever is served, or none.
   */
  readonly links: 'relative' | 'absolute' | 'first' | 'self' | 'requested' | 'none'
  /** How links are written: as documented, in other forms, or without a readable place. */
  readonly linkForm: 'list' | 'map' | 'object' | 'relations' | 'url' | 'escaped' | 'token'
  /**
   * What `paging.total` states: the number of places, with `surplus`; that, but of a page without elements
   * half of its start; 0; the elements of the page; or at most a number that the links lead beyond.
   */
  readonly totalEcho: 'places' | 'nonempty' | 'zero' | 'elements' | 'capped'
  /** How much more than the truth the totals of successive pages state. */
  readonly surplus: readonly number[]
  /** Whether a window that reaches behind the collection is refused, but for one that begins it. */
  readonly refusesBehindEnd: boolean
}

/** Where a capped total stops. */
const TOTAL_CAP = 10

/** A page, or a refusal with status 400. */
export type ServedPage = { readonly status: 400 } | { readonly status: 200; readonly body: object }

/** Serves the pages of a collection; `toElement` makes an element of what is at a place. */
export function servePages(
  collection: PagedCollection,
  toElement: (name: string) => object = (urn) => ({ urn }),
): (window: PageWindow) => ServedPage {
  const { maxPlaces, startEcho, surplus, refusesBehindEnd, lengths } = collection
  let served = 0

  return ({ start, count }) => {
    const places = collection.places.slice(0, lengths?.[served % lengths.length])
    if (refusesBehindEnd && start > 0 && start + count > places.length) return { status: 400 }
    const covered = Math.min(count, maxPlaces?.[served % maxPlaces.length] ?? count)
    const elements = places.slice(start, start + covered).filter((place) => place !== null)
    const trueTotal = places.length + (surplus[served % surplus.length] ?? 0)
    const total = {
      places: trueTotal,
      nonempty: elements.length === 0 ? Math.floor(start / 2) : trueTotal,
      zero: 0,
      elements: elements.length,
      capped: Math.min(places.length, TOTAL_CAP),
    }[collection.totalEcho]
    served += 1
    const stated = {
      requested: count,
      places: covered,
      elements: elements.length,
      half: Math.ceil(count / 2),
      absent: undefined,
    }[collection.countEcho]
    return {
      status: 200,
      body: {
        metadata: {},
        elements: elements.map(toElement),
        paging: {
          total,
          ...(stated !== undefined && { count: stated }),
          ...(startEcho !== 'absent' && { start: startEcho === 'zero' ? 0 : start }),
          links: linksOf({ ...collection, places }, start, start + covered, start + count),
        },
      },
    }
  }
}

function linksOf(
  { links, linkForm, places }: PagedCollection,
  start: number,
  next: number,
  requested: number,
): unknown {
  if (links === 'none' || (links === 'first' && start > 0) || next >= places.length) return []
  const origin = links === 'absolute' ? 'https://api.linkedin.com' : ''
  const linked = { self: start, requested }[links as string] ?? next
  const href = `${origin}/v2/x?keyword=what?start=1&start=${linked}`
  const link = { rel: 'next', type: 'application/json', href }
  return {
    list: [link],
    map: { next: { href } },
    object: link,
    relations: [{ ...link, rel: ['Next'] }],
    url: [{ rel: 'next', url: href }],
    escaped: [{ ...link, href: href.replace('&start', '&amp;Start') }],
    token: [{ ...link, href: `${origin}/v2/x?pageToken=${linked}` }],
  }[linkForm]
}

/**
 * Whether a walk may end in an error: where the total is not true, or a link may lead behind it, what
 * LinkedIn refuses cannot be told from the end, and ten pages without elements, or without an end, may be
 * too few.
 */
export function mayEndInError(collection: PagedCollection): boolean {
  const { places, maxPlaces, refusesBehindEnd, totalEcho, links } = collection
  const isLong = places.length >= 10 && (maxPlaces !== null || places.includes(null))
  if (refusesBehindEnd && links === 'requested') return true
  return totalEcho !== 'places' && (refusesBehindEnd || isLong)
}

/**
 * Collections and ways to serve them. What nothing in the responses tells from another collection does
 * not come: without links a total that is too small and that no element denies, and pages of changing
 * size with places left out.
 */
export function anyPagedCollection(maxLength: number): fc.Arbitrary<PagedCollection> {
  return fc
    .record({
      places: fc.oneof(
        fc.array(fc.boolean(), { maxLength }),
        // A whole stretch is left out, as for a licence.
        fc
          .record({ length: fc.nat(maxLength), from: fc.nat(maxLength), size: fc.nat(maxLength) })
          .map(({ length, from, size }) =>
            Array.from({ length }, (_, index) => index < from || index >= from + size),
          ),
        fc.nat(maxLength).map((length) => Array.from({ length }, () => true)),
      ),
      maxPlaces: fc.option(
        fc.oneof(
          { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 1, max: 12 })) },
          {
            weight: 1,
            arbitrary: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 3 }),
          },
        ),
      ),
      countEcho: fc.constantFrom('requested', 'places', 'elements', 'half', 'absent'),
      startEcho: fc.constantFrom('requested', 'zero', 'absent'),
      links: fc.constantFrom('relative', 'absolute', 'first', 'self', 'requested', 'none'),
      linkForm: fc.oneof(
        { weight: 3, arbitrary: fc.constant('list' as const) },
        {
          weight: 2,
          arbitrary: fc.constantFrom('map', 'object', 'relations', 'url', 'escaped', 'token'),
        },
      ),
      totalEcho: fc.oneof(
        { weight: 3, arbitrary: fc.constant('places' as const) },
        { weight: 1, arbitrary: fc.constant('nonempty' as const) },
        { weight: 1, arbitrary: fc.constantFrom('zero', 'elements', 'capped') },
      ),
      surplus: fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }),
      refusesBehindEnd: fc.boolean(),
    })
    .map((collection) => ({
      ...collection,
      places: collection.places.map((isThere, index) =>
        isThere ? `urn:li:lyndaCourse:${index}` : null,
      ),
      // A total that is not true hides where the windows end that are refused.
      surplus: collection.refusesBehindEnd ? [0] : collection.surplus,
    }))
    .filter(({ links, linkForm, totalEcho, countEcho, places, maxPlaces }) => {
      // Of a collection that does not begin with an element this total is never true.
      if (totalEcho === 'nonempty' && places[0] === null) return false
      const isLinked = links === 'relative' || links === 'absolute'
      if (isLinked && linkForm !== 'token') return true
      const isSteady = maxPlaces === null || maxPlaces.length === 1
      const isDense = !places.includes(null)
      const isCountTrue = countEcho === 'places' || countEcho === 'half'
      if (links === 'requested' && linkForm !== 'token' && !isCountTrue) return false
      if (totalEcho === 'zero') return isDense
      if (totalEcho === 'elements' || totalEcho === 'capped') return isDense && isLinked
      return isSteady || isDense
    })
}

/** Such a collection whose end moves between the calls. Its totals are true when they are stated. */
export function anyMovingCollection(maxLength: number): fc.Arbitrary<PagedCollection> {
  return fc
    .tuple(
      anyPagedCollection(maxLength),
      fc.array(fc.nat(maxLength), { minLength: 1, maxLength: 5 }),
    )
    .map(([collection, lengths]) => ({ ...collection, lengths, totalEcho: 'places', surplus: [0] }))
}
