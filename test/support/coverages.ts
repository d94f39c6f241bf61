import fc from 'fast-check'
import type { PageWindow } from '../../src/linkedin/page.ts'
import type { Coverage, LocaleCoverage } from '../../src/upstream/coverage.ts'

/** Windows onto a small collection, also those that want only what is known of it as a whole. */
export const anyWindow: fc.Arbitrary<PageWindow> = fc.record({
  start: fc.nat(12),
  count: fc.nat(6),
})

/** Fields that stand beside and above each other. */
export const anyFields: fc.Arbitrary<readonly string[]> = fc.uniqueArray(
  fc.constantFrom(
    'urn',
    'title',
    'details',
    'details.level',
    'details.urls',
    'details.urls.webLaunch',
  ),
  { minLength: 1 },
)

/** The locales that an answer may be for. */
const anyLocales: fc.Arbitrary<LocaleCoverage> = fc.record({
  targets: fc.uniqueArray(fc.constantFrom(null, 'en-US', 'de-DE', 'de'), { minLength: 1 }),
  availableLocales: fc.constant(null),
})

/** The locale that a question is for. */
const anyTarget: fc.Arbitrary<LocaleCoverage> = fc
  .constantFrom(null, 'en-US', 'de-DE', 'de')
  .map((target) => ({ targets: [target], availableLocales: null }))

/** How much of a thing an answer may cover: of a collection, or of something else. */
export const anyCoverage: fc.Arbitrary<Coverage> = toCoverage(anyLocales)

/** How much of a thing may be asked for, which is in one locale. */
export const anyAskedCoverage: fc.Arbitrary<Coverage> = toCoverage(anyTarget)

/** A part of a window: some of its places, or none. */
export function anyPartOf({ start, count }: PageWindow): fc.Arbitrary<PageWindow> {
  return fc
    .tuple(fc.nat(count), fc.nat(count))
    .map(([from, size]) => ({ start: start + from, count: Math.min(size, count - from) }))
}

function toCoverage(locales: fc.Arbitrary<LocaleCoverage>): fc.Arbitrary<Coverage> {
  return fc.record({
    fields: fc.option(anyFields),
    locales: fc.option(locales),
    window: fc.option(anyWindow),
  })
}
