import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLoaders, type EntityRequest } from '../../src/graphql/loaders.ts'
import { createRestClient } from '../../src/linkedin/client.ts'
import {
  LEARNING_ASSET_FIELDS,
  type LearningAssetProjection,
} from '../../src/linkedin/learning-assets/fields.ts'
import { formatTarget } from '../../src/linkedin/request-url.ts'

const anyRequest: fc.Arbitrary<EntityRequest<LearningAssetProjection>> = fc.record({
  urn: fc.constantFrom('urn:li:lyndaCourse:1', 'urn:li:lyndaCourse:11', 'urn:li:lyndaVideo:(a,1)'),
  locale: fc.constantFrom(undefined, 'en', 'en-US', 'de-DE', 'id-ID'),
  projection: fc
    .subarray([...LEARNING_ASSET_FIELDS], { maxLength: 2 })
    .map((fields) => ({ fields: new Set(fields) })),
})

describe('the look-ups of an operation', () => {
  it('give each what LinkedIn answers to it, in one request for each entity and locale', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRequest, { minLength: 1, maxLength: 8 }), async (requests) => {
        const targets: string[] = []
        const client = createRestClient(async ({ fields: _, depthParameter: __, ...request }) => {
          const target = formatTarget(request)
          targets.push(target)
          return { urn: target }
        })
        const alone = (request: EntityRequest<LearningAssetProjection>) =>
          client.learningAssets.get(request.urn, request.projection, request.locale)
        const expected = await Promise.all(requests.map(alone))
        targets.length = 0

        const loaded = await createLoaders(client).learningAsset.loadMany(requests)

        expect(loaded).toEqual(expected)
        expect(targets).toHaveLength(new Set(expected.map((entity) => entity?.urn)).size)
      }),
    )
  })
})
