import { describe, expect, it } from 'vitest'
import { readFacets } from '../../../src/linkedin/learning-assets/entity.ts'

const DOCUMENTED = {
  metadata: {
    assetTypeFacetMetadata: [
      { count: 3000, assetType: 'VIDEO' },
      { count: 116, assetType: 'COURSE' },
      { count: 2, assetType: 'LEARNING_PATH' },
    ],
    difficultyLevelFacetMetadata: [
      { difficultyLevel: 'INTERMEDIATE', count: 1427 },
      { difficultyLevel: 'BEGINNER', count: 727 },
      { difficultyLevel: 'ADVANCED', count: 173 },
    ],
  },
}

function readAssetTypes(...counts: unknown[]) {
  return readFacets({ metadata: { assetTypeFacetMetadata: counts } })?.assetTypes
}

describe('readFacets', () => {
  it('reads the documented counts in their order', () => {
    expect(readFacets(DOCUMENTED)).toEqual({
      assetTypes: [
        { value: 'VIDEO', count: 3000 },
        { value: 'COURSE', count: 116 },
        { value: 'LEARNING_PATH', count: 2 },
      ],
      difficultyLevels: [
        { value: 'INTERMEDIATE', count: 1427 },
        { value: 'BEGINNER', count: 727 },
        { value: 'ADVANCED', count: 173 },
      ],
    })
  })

  it('reads the counts of one dimension', () => {
    const metadata = { difficultyLevelFacetMetadata: [{ difficultyLevel: 'BEGINNER', count: 0 }] }

    expect(readFacets({ metadata })).toEqual({
      assetTypes: [],
      difficultyLevels: [{ value: 'BEGINNER', count: 0 }],
    })
  })

  it('keeps unknown values', () => {
    expect(readAssetTypes({ assetType: 'EVENT', count: 0 })).toEqual([{ value: 'EVENT', count: 0 }])
  })

  it.each([
    { description: 'a bulk page, whose metadata is empty', body: { metadata: {} } },
    { description: 'a page without metadata', body: { elements: [] } },
    { description: 'metadata that is null', body: { metadata: null } },
    { description: 'metadata of a wrong type', body: { metadata: [DOCUMENTED.metadata] } },
    { description: 'facets of another kind', body: { metadata: { skillFacetMetadata: [] } } },
    { description: 'a null body', body: null },
  ])('is null for $description', ({ body }) => {
    expect(readFacets(body)).toBeNull()
  })

  it.each([
    { description: 'no value', item: { count: 1 } },
    { description: 'no count', item: { assetType: 'COURSE' } },
    { description: 'a count that is a string', item: { assetType: 'COURSE', count: '1' } },
    { description: 'a value of a wrong type', item: { assetType: 1, count: 1 } },
    { description: 'the other dimension', item: { difficultyLevel: 'BEGINNER', count: 1 } },
    { description: 'null', item: null },
    { description: 'a string', item: 'COURSE' },
  ])('leaves out a count: $description', ({ item }) => {
    expect(readAssetTypes(item, { assetType: 'VIDEO', count: 2 })).toEqual([
      { value: 'VIDEO', count: 2 },
    ])
  })
})
