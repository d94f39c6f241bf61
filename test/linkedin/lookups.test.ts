import { describe, expect, it } from 'vitest'
import { toAssetLookUp, toClassificationLookUp } from '../../src/linkedin/lookups.ts'
import { formatTarget } from '../../src/linkedin/request-url.ts'
import { coverageOf, keyOf } from '../../src/upstream/coverage.ts'

const VIDEO = 'urn:li:lyndaVideo:(urn:li:lyndaCourse:563322,45)'
const SKILL = 'urn:li:skill:17'

describe('toAssetLookUp', () => {
  it('asks for an asset by its name, retired or not', () => {
    expect(formatTarget(toAssetLookUp(VIDEO))).toBe(
      `/v2/learningAssets/${VIDEO}?includeRetired=true`,
    )
  })

  it('asks for it in a locale', () => {
    expect(formatTarget(toAssetLookUp(VIDEO, 'en-US'))).toBe(
      `/v2/learningAssets/${VIDEO}?targetLocale.language=en&targetLocale.country=US&includeRetired=true`,
    )
  })

  it('asks for the details of its contents where they are wanted', () => {
    const fields = ['urn', 'contents.asset.details.level']

    expect(formatTarget({ ...toAssetLookUp(VIDEO), fields })).toBe(
      `/v2/learningAssets/${VIDEO}?includeRetired=true&expandDepth=2` +
        '&fields=urn,contents:(asset:(details:(level)))',
    )
  })
})

describe('toClassificationLookUp', () => {
  it('asks for a classification by its name', () => {
    expect(formatTarget(toClassificationLookUp(SKILL))).toBe(`/v2/learningClassifications/${SKILL}`)
  })

  it('asks for it in a locale', () => {
    expect(formatTarget(toClassificationLookUp(SKILL, 'de'))).toBe(
      `/v2/learningClassifications/${SKILL}?targetLocale.language=de`,
    )
  })
})

describe.each([
  { description: 'of an asset', toLookUp: toAssetLookUp },
  { description: 'of a classification', toLookUp: toClassificationLookUp },
])('A look-up $description', ({ toLookUp }) => {
  it('is another one for each name and locale, about one thing for each name', () => {
    const requests = [
      toLookUp(SKILL),
      toLookUp(SKILL, 'de'),
      toLookUp(SKILL, 'de-DE'),
      toLookUp('urn:li:skill:18'),
    ]

    expect(new Set(requests.map((each) => formatTarget(each))).size).toBe(requests.length)
    expect(requests.map(coverageOf).map(({ locales }) => locales?.targets)).toEqual([
      [null],
      ['de'],
      ['de-DE'],
      [null],
    ])
  })

  it('names the thing, in whatever locale', () => {
    expect(keyOf(toLookUp(SKILL, 'de'))).toBe(keyOf(toLookUp(SKILL)))
    expect(keyOf(toLookUp(SKILL))).not.toBe(keyOf(toLookUp('urn:li:skill:18')))
  })

  it('takes the entity that was named, or none', () => {
    const { accepts, isLookUp } = toLookUp(SKILL)

    expect(accepts?.({ urn: SKILL })).toBe(true)
    expect(isLookUp).toBe(true)
  })

  it.each([
    { description: 'another entity', body: { urn: 'urn:li:skill:18' } },
    { description: 'an entity whose name is the end of the one named', body: { urn: '17' } },
    { description: 'an entity without a name', body: { name: 'x' } },
    { description: 'a page', body: { elements: [] } },
  ])('does not take $description', ({ body }) => {
    expect(toLookUp(SKILL).accepts?.(body)).toBe(false)
  })
})
