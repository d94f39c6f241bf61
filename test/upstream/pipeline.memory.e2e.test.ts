import { setImmediate } from 'node:timers/promises'
import v8 from 'node:v8'
import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createMemoryCache } from '../../src/cache/memory-store.ts'
import { createUpstream } from '../../src/upstream/pipeline.ts'
import { createFakeDispatcher } from '../support/fake-dispatcher.ts'
import { createLogRecorder } from '../support/recorders.ts'
import { TIMEOUTS } from '../support/timeouts.ts'
import { LIFETIMES } from '../support/upstream.ts'

const MEGABYTE = 1024 * 1024
const CATALOGUE_SIZE = 25_000
const PROJECTION = {
  fields: new Set(['title', 'details.level', 'details.shortDescription'] as const),
}
const EN = { language: 'en', country: 'US' }

/** LinkedIn with a catalogue of 25 000 courses, which a search finds any part of, over no network. */
function createSubject(cacheMaxBytes: number) {
  const calls: string[] = []
  const dispatcher = createFakeDispatcher(({ path }) => {
    if (path.startsWith('/token')) return { text: '{"access_token":"TOKEN"}' }
    calls.push(path)
    const { searchParams } = new URL(path, 'http://api.test')
    const start = Number(searchParams.get('start') ?? 0)
    const count = Number(searchParams.get('count'))
    const keyword = searchParams.get('assetFilteringCriteria.keyword')
    const first = keyword === null ? start : (Number(keyword.slice(1)) * 7) % CATALOGUE_SIZE
    const elements = Array.from({ length: count }, (_, place) =>
      toCourse((first + place) % CATALOGUE_SIZE),
    )
    const paging = { start, count, total: CATALOGUE_SIZE, links: [] }
    return { text: JSON.stringify({ elements, paging }) }
  })
  const upstream = createUpstream({
    clientId: 'client',
    clientSecret: 'secret',
    apiUrl: 'http://api.test',
    tokenUrl: 'http://token.test/token',
    ...TIMEOUTS,
    maxQueued: 1_000,
    dailyQuota: null,
    isSearchInOwnLocale: true,
    lifetimes: LIFETIMES,
    cacheMaxBytes,
    onCacheFailure: (error) => {
      throw error
    },
    tokenCache: createMemoryCache({ maxBytes: 10_000 }, () => {}),
    dispatcher,
    logger: createLogRecorder().log,
    now: Date.now,
    monotonicNow: () => performance.now(),
    random: () => 0.5,
    sleep: async () => {},
  })
  return { upstream, client: upstream.clientFor(), calls }
}

const urnOf = (index: number) => `urn:li:lyndaCourse:${index}`

/** About 700 bytes, as the fields of a list take. */
function toCourse(index: number) {
  const text = `Course ${index}: ${'learn to plan, write – and ship. '.repeat(5)}`
  return {
    urn: urnOf(index),
    title: { value: text.slice(0, 60), locale: EN },
    details: {
      availableLocales: [EN],
      level: 'BEGINNER',
      shortDescription: { value: text, locale: EN },
      images: { primary: `https://cdn.lynda.com/course/${index}/${index}-16x9.jpg` },
      urls: { webLaunch: `https://www.linkedin.com/learning/course-${index}` },
      timeToComplete: { duration: 3_600 + index, unit: 'SECOND' },
    },
  }
}

v8.setFlagsFromString('--expose-gc')
const collectGarbage: () => void = vm.runInNewContext('gc')

async function usedBytes(): Promise<number> {
  collectGarbage()
  // Buffers are freed beside the first collection, and are no longer counted after the second.
  await setImmediate()
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

describe('The memory of what is cached', () => {
  it('is what it may take, to a quarter, however many searches there were', async () => {
    const maxBytes = 4 * MEGABYTE
    const { upstream, client, calls } = createSubject(maxBytes)
    const search = async (from: number, to: number) => {
      for (let index = from; index < to; index += 1) {
        const window = { start: 0, count: 20 }
        await client.learningAssets.findByCriteria({ keyword: `k${index}` }, window, PROJECTION)
      }
    }

    await search(0, 500)
    const early = await usedBytes()
    await search(500, 1_200)
    const late = await usedBytes()
    await upstream.close()
    const without = await usedBytes()

    expect(calls).toHaveLength(1_200)
    expect((late - without) / maxBytes).toBeGreaterThan(0.75)
    expect((late - without) / maxBytes).toBeLessThan(1.15)
    expect((late - early) / maxBytes).toBeLessThan(0.25)
  })

  it('holds a whole catalogue, of which every asset is looked up without a call', async () => {
    const { upstream, client, calls } = createSubject(48 * MEGABYTE)
    const criteria = { assetType: 'COURSE', sourceLocale: 'en-US', includeRetired: false }
    for (let start = 0; start < CATALOGUE_SIZE; start += 100) {
      await client.learningAssets.findByLocaleAndType(criteria, { start, count: 100 }, PROJECTION)
    }
    expect(calls).toHaveLength(250)

    // One or two of each page, in another order than they came in.
    for (let turn = 0; turn < 400; turn += 1) {
      const index = (turn * 7_919) % CATALOGUE_SIZE
      const asset = await client.learningAssets.get(urnOf(index), PROJECTION)
      expect(asset?.urn).toBe(urnOf(index))
    }
    await client.learningAssets.findByLocaleAndType(criteria, { start: 0, count: 100 }, PROJECTION)

    expect(calls).toHaveLength(250)
    await upstream.close()
  })
})
