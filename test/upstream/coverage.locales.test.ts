import { describe, expect, it } from 'vitest'
import { coverageOf, covers } from '../../src/upstream/coverage.ts'

const ENGLISH = { language: 'en', country: 'US' }
const GERMAN = { language: 'de', country: 'DE' }

/** An asset whose title is in a locale, and which is available in some. */
const asset = (locale: object, ...availableLocales: readonly object[]) => ({
  urn: 'urn:li:lyndaCourse:1',
  title: { value: 'x', locale },
  ...(availableLocales.length > 0 && { details: { availableLocales } }),
})

const lookup = (targetLocale: string | undefined) => ({
  path: '/v2/learningAssets/urn:li:lyndaCourse:1',
  parameters: [],
  isLookUp: true,
  ...(targetLocale && { targetLocale }),
})

/** Whether the response to a look-up with one target locale answers a look-up with another. */
const isFor = (target: string | undefined, response: unknown, wanted: string | undefined) =>
  covers(coverageOf(lookup(target), response), coverageOf(lookup(wanted)))

describe('The target locales of a response', () => {
  it.each([
    { wanted: undefined, isAnswered: true },
    { wanted: 'en-US', isAnswered: true },
    { wanted: 'de-DE', isAnswered: false },
    { wanted: 'fr-FR', isAnswered: false },
  ])('without a target is for the own locale: $wanted', ({ wanted, isAnswered }) => {
    expect(isFor(undefined, asset(ENGLISH), wanted)).toBe(isAnswered)
  })

  it.each([
    { wanted: undefined, isAnswered: true },
    { wanted: 'en-US', isAnswered: true },
    { wanted: 'en-GB', isAnswered: false },
    { wanted: 'de-DE', isAnswered: false },
    { wanted: 'de', isAnswered: false },
    { wanted: 'fr-FR', isAnswered: true },
    { wanted: 'ja', isAnswered: true },
  ])(
    'without a target is for all that the asset is not available in as well: $wanted',
    ({ wanted, isAnswered }) => {
      expect(isFor(undefined, asset(ENGLISH, ENGLISH, GERMAN), wanted)).toBe(isAnswered)
    },
  )

  it.each([
    { wanted: undefined, isAnswered: false },
    { wanted: 'de-DE', isAnswered: true },
    { wanted: 'en-US', isAnswered: false },
    { wanted: 'fr-FR', isAnswered: false },
  ])('with a target that there is, is for that one: $wanted', ({ wanted, isAnswered }) => {
    expect(isFor('de-DE', asset(GERMAN, ENGLISH, GERMAN), wanted)).toBe(isAnswered)
  })

  it.each([undefined, 'fr-FR', 'en-US', 'ja-JP'])(
    'with a target that there is not, is the own one, also for %s',
    (wanted) => {
      expect(isFor('fr-FR', asset(ENGLISH, ENGLISH, GERMAN), wanted)).toBe(true)
    },
  )

  it('with a target, of an asset that does not say where it is available, is for that one', () => {
    expect(isFor('fr-FR', asset(ENGLISH), undefined)).toBe(false)
    expect(isFor('fr-FR', asset(ENGLISH), 'fr-FR')).toBe(true)
  })

  it.each([undefined, 'en-US', 'ja'])('of nothing is for every locale: %s', (wanted) => {
    expect(isFor('de-DE', null, wanted)).toBe(true)
  })
})
