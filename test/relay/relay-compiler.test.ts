import { beforeAll, describe, expect, it } from 'vitest'
import { type Compilation, compileRelay } from './relay-compiler.ts'

describe("Relay's compiler", () => {
  let compilation: Compilation

  beforeAll(async () => {
    compilation = await compileRelay()
  })

  it('accepts an app that searches, lists, pages both ways and refetches', () => {
    expect(compilation).toMatchObject({ exitCode: 0, output: expect.not.stringMatching(/error/i) })
    expect(Object.keys(compilation.artifacts)).toEqual([
      'AssetCardRefetchQuery',
      'AssetCard_asset',
      'AssetListPaginationQuery',
      'AssetListQuery',
      'AssetList_query',
      'AssetPageQuery',
      'CatalogListPaginationQuery',
      'CatalogListQuery',
      'CatalogList_query',
      'ClassificationChipRefetchQuery',
      'ClassificationChip_classification',
      'ClassificationListPaginationQuery',
      'ClassificationListQuery',
      'ClassificationList_query',
      'SearchPageQuery',
    ])
  })

  it.each(['AssetList_query', 'CatalogList_query', 'ClassificationList_query'])(
    'makes a connection of %s that grows at both ends',
    (fragment) => {
      const { forward, backward } =
        compilation.artifacts[fragment]?.metadata?.refetch?.connection ?? {}

      expect(forward).toEqual({ count: 'first', cursor: 'after' })
      expect(backward).toEqual({ count: 'last', cursor: 'before' })
    },
  )

  it.each(['AssetCard_asset', 'ClassificationChip_classification'])(
    'fetches %s again by its id',
    (fragment) => {
      const { identifierInfo } = compilation.artifacts[fragment]?.metadata?.refetch ?? {}

      expect(identifierInfo).toMatchObject({ identifierQueryVariableName: 'id' })
    },
  )

  it.each([
    {
      description: 'a field that the schema does not have',
      document: 'query BrokenQuery { learningAssets(first: 1) { elements { urn } } }',
    },
    {
      description: 'a connection that is none',
      document:
        'query BrokenQuery { learningAssetsByUrn(urns: [], first: 1) @connection(key: "Broken_x") { urn } }',
    },
    {
      description: 'the id of something that has none',
      document:
        'fragment Broken_c on Contributor @refetchable(queryName: "BrokenRefetchQuery") { name }',
    },
  ])('would refuse $description', async ({ document }) => {
    const { exitCode } = await compileRelay({ Broken: document })

    expect(exitCode).not.toBe(0)
  })
})
