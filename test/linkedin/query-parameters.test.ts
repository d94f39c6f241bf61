import { describe, expect, it } from 'vitest'
import { toIndexedParameters, toParameters } from '../../src/linkedin/request-url.ts'

describe('toParameters', () => {
  it('keeps the order and leaves undefined values out', () => {
    expect(
      toParameters({ q: 'criteria', start: 0, licensedOnly: undefined, includeRetired: false }),
    ).toEqual([
      ['q', 'criteria'],
      ['start', '0'],
      ['includeRetired', 'false'],
    ])
  })

  it('keeps an empty string', () => {
    expect(toParameters({ keyword: '' })).toEqual([['keyword', '']])
  })
})

describe('toIndexedParameters', () => {
  it('numbers the values from 0', () => {
    expect(toIndexedParameters('assetFilteringCriteria.assetTypes', ['COURSE', 'VIDEO'])).toEqual([
      ['assetFilteringCriteria.assetTypes[0]', 'COURSE'],
      ['assetFilteringCriteria.assetTypes[1]', 'VIDEO'],
    ])
  })

  it('is empty for an empty list', () => {
    expect(toIndexedParameters('names', [])).toEqual([])
  })
})
