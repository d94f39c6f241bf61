import { describe, expect, it } from 'vitest'
import { isRecord } from '../../src/linkedin/json.ts'
import type { SandboxAssumptions, SandboxOptions } from '../../src/sandbox/sandbox.ts'
import { createSandboxClient, type SandboxClient } from '../support/sandbox.ts'

const ASSETS = '/v2/learningAssets'
const PATHS = `${ASSETS}?q=criteria&assetFilteringCriteria.assetTypes[0]=LEARNING_PATH`

/** The answers of a sandbox with the default assumptions, and of one with others. */
async function compare<T>(
  assumptions: Partial<SandboxAssumptions>,
  query: (client: SandboxClient) => Promise<T>,
): Promise<[T, T]> {
  return [
    await query(await createSandboxClient()),
    await query(await createSandboxClient({ assumptions })),
  ]
}

describe('assumptions', () => {
  it.each<{ assumptions: Partial<SandboxAssumptions>; path: string; statuses: [number, number] }>([
    { assumptions: { zeroCount: 'reject' }, path: `${PATHS}&count=0`, statuses: [200, 400] },
    { assumptions: { missingFinderStatus: 400 }, path: ASSETS, statuses: [404, 400] },
    { assumptions: { malformedUrnStatus: 404 }, path: `${ASSETS}/java`, statuses: [400, 404] },
    {
      assumptions: { unknownEnumValue: 'matchNothing' },
      path: `${ASSETS}?q=criteria&assetFilteringCriteria.assetTypes[0]=SOCKS`,
      statuses: [400, 200],
    },
  ])('of $assumptions decide the status', async ({ assumptions, path, statuses }) => {
    const answered = await compare(assumptions, async ({ get }) => (await get(path)).status)

    expect(answered).toEqual(statuses)
  })

  it.each(['gzip', 'br'] as const)(
    'decide whether answers are sent as %s',
    async (contentCoding) => {
      const [plain, compressed] = await compare({ contentCoding }, async ({ get, sandbox }) => {
        const response = await get(PATHS, { 'accept-encoding': 'gzip, br' })
        const text = await response.text()
        return {
          coding: response.headers.get('content-encoding'),
          text,
          bytes: sandbox.calls.at(-1)?.bytes,
        }
      })
      const { sandbox, token } = await createSandboxClient({ assumptions: { contentCoding } })
      const refusing = await fetch(`${sandbox.url}${PATHS}`, {
        headers: { authorization: `Bearer ${await token()}`, 'accept-encoding': 'deflate' },
      })

      expect(plain.coding).toBeNull()
      expect(compressed.coding).toBe(contentCoding)
      expect(compressed.text === plain.text).toBe(true)
      expect(compressed.bytes).toBeLessThan(Number(plain.bytes) / 3)
      expect(refusing.headers.get('content-encoding')).toBeNull()
    },
  )

  it('decide what a 429 says', async () => {
    const path = `${PATHS}&count=1`
    const refusalOf = async (options: SandboxOptions) => {
      const { get } = await createSandboxClient({ now: () => 250, callsPerSecond: 1, ...options })
      expect((await get(path)).status).toBe(200)
      const refusal = await get(path)
      expect(refusal.status).toBe(429)
      const body = await refusal.json()
      return [refusal.headers.get('retry-after'), isRecord(body) && body['message']]
    }
    const general = 'Resource level throttle limit for calls to this resource is reached.'
    const day =
      'Resource level throttle APPLICATION DAY limit for calls to this resource is reached.'
    const rateLimitRetryAfter = true

    expect(await refusalOf({})).toEqual([null, general])
    expect(await refusalOf({ assumptions: { burstMessage: 'day' } })).toEqual([null, day])
    expect(await refusalOf({ assumptions: { rateLimitRetryAfter } })).toEqual(['1', general])
    const daily = { callsPerSecond: null, dailyQuota: 1, assumptions: { rateLimitRetryAfter } }
    expect(await refusalOf(daily)).toEqual(['86400', day])
  })

  it('decide whether a learning path can be read by its URN', async () => {
    const statuses = await compare({ learningPathByUrn: false }, async ({ get, json }) => {
      const { elements } = await json(PATHS)
      return (await get(`${ASSETS}/${elements[0]?.urn}`)).status
    })

    expect(statuses).toEqual([200, 404])
  })

  it('decide what a learning path holds', async () => {
    const [courses, none] = await compare({ learningPathContents: 'none' }, async ({ json }) => {
      const { elements } = await json(PATHS)
      return elements[0]?.contents.map(({ asset }) => asset.type)
    })

    expect(new Set(courses)).toEqual(new Set(['COURSE']))
    expect(none).toEqual([])
  })

  it('decide how many elements a page has by default', async () => {
    const lengths = await compare({ defaultCount: 3 }, async ({ json }) => {
      return (await json(`${ASSETS}?q=criteria`)).elements.length
    })

    expect(lengths).toEqual([10, 3])
  })

  it('decide whether an asset is in the locales of its translations', async () => {
    const [available, source] = await compare({ localesFilter: 'source' }, async ({ json }) => {
      const filter = 'assetFilteringCriteria.locales[0].language=de'
      return (await json(`${ASSETS}?q=criteria&${filter}&count=0`)).paging.total
    })

    expect(source).toBeGreaterThan(0)
    expect(available).toBeGreaterThan(source)
  })

  it('decide whether several asset types are capped in bulk', async () => {
    const path = `${ASSETS}?q=criteria&assetFilteringCriteria.assetTypes[0]=COURSE&assetFilteringCriteria.assetTypes[1]=VIDEO&count=0`
    const totalWith = async (severalAssetTypesAreCapped: boolean) => {
      const { json } = await createSandboxClient({
        searchTotalCap: 50,
        assumptions: { severalAssetTypesAreCapped },
      })
      return (await json(path)).paging.total
    }

    expect(await totalWith(false)).toBeGreaterThan(50)
    expect(await totalWith(true)).toBe(50)
  })

  it('decide whether the difficulty facet counts levels that the filter leaves out', async () => {
    const path = `${ASSETS}?q=criteria&assetFilteringCriteria.keyword=java&assetFilteringCriteria.difficultyLevels[0]=ADVANCED`
    const [ignored, kept] = await compare(
      { difficultyFacetIgnoresOwnFilter: false },
      async ({ json }) => {
        const { metadata } = await json(path)
        return metadata.difficultyLevelFacetMetadata?.filter(({ count }) => count > 0).length
      },
    )

    expect([ignored, kept]).toEqual([3, 1])
  })

  it('decide in which form texts come', async () => {
    const titleIn = async (textForm: SandboxAssumptions['textForm']) => {
      const { json } = await createSandboxClient({ assumptions: { textForm } })
      const { elements } = await json(`${ASSETS}?q=criteria&count=1&fields=urn,title`)
      return elements[0]?.title as unknown
    }
    const { value, locale } = (await titleIn('localeString')) as { value: string; locale: object }

    expect(await titleIn('plain')).toBe(value)
    expect(await titleIn('multiLocaleString')).toEqual({
      localized: { [Object.values(locale).sort().reverse().join('_')]: value },
      preferredLocale: locale,
    })
  })
})
