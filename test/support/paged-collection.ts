import fc from 'fast-check'
import type { PageWindow } from '../../src/linkedin/page.ts'

/** A collection, and how its pages are served. */
export interface PagedCollection {
  /** The elements by place; null for a place that is left out. */
  readonly places: readonly (string | null)[]
  /** The most places of a page; null for as many as are requested. */
  readonly maxPlaces: number | null
  /** What `paging.count` states: what was requested, the places of the page, or its elements. */
  readonly countEcho: 'requested' | 'places' | 'elements'
  /** What `paging.start` states. */
  readonly startEcho: 'requested' | 'zero' | 'absent'
  /** The link to the next page: as documented, absolute, to the page itself, or none. */
  readonly links: 'relative' | 'absolute' | 'self' | 'none'
  /** How much more than the truth the totals of successive pages state. */
  readonly surplus: readonly number[]
  /** Whether a window that reaches behind the collection is refused, but for one that begins it. */
  readonly refusesBehindEnd: boolean
}

/** A page, or a refusal with status 400. */
export type ServedPage = { readonly status: 400 } | { readonly status: 200; readonly body: object }

/** Serves the pages of a collection; `toElement` makes an element of what is at a place. */
export function servePages(
  collection: PagedCollection,
  toElement: (name: string) => object = (urn) => ({ urn }),
): (window: PageWindow) => ServedPage {
  const { places, maxPlaces, countEcho, startEcho, links, surplus, refusesBehindEnd } = collection
  let served = 0

  return ({ start, count }) => {
    if (refusesBehindEnd && start > 0 && start + count > places.length) return { status: 400 }
    const covered = Math.min(count, maxPlaces ?? count)
    const elements = places.slice(start, start + covered).filter((place) => place !== null)
    const total = places.length + (surplus[served % surplus.length] ?? 0)
    served += 1
    const next = start + covered
    const isLast = next >= places.length
    const linked = links === 'self' ? start : next
    const origin = links === 'absolute' ? 'https://api.linkedin.com' : ''
    return {
      status: 200,
      body: {
        metadata: {},
        elements: elements.map(toElement),
        paging: {
          total,
          count: { requested: count, places: covered, elements: elements.length }[countEcho],
          ...(startEcho !== 'absent' && { start: startEcho === 'zero' ? 0 : start }),
          links:
            links === 'none' || isLast
              ? []
              : [{ rel: 'next', type: 'application/json', href: `${origin}/v2/x?start=${linked}` }],
        },
      },
    }
  }
}

/**
 * Collections and ways to serve them. Without a link and without a true count, short pages and places
 * that are left out do not come together: nothing then says which element is where.
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
      maxPlaces: fc.option(fc.integer({ min: 1, max: 12 })),
      countEcho: fc.constantFrom('requested', 'places', 'elements'),
      startEcho: fc.constantFrom('requested', 'zero', 'absent'),
      links: fc.constantFrom('relative', 'absolute', 'self', 'none'),
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
    .filter(
      ({ links, maxPlaces, places, countEcho }) =>
        links === 'relative' ||
        links === 'absolute' ||
        countEcho === 'places' ||
        maxPlaces === null ||
        !places.includes(null),
    )
}
