import { describe, expect, it } from 'vitest'
import { LinkedInStatusError } from '../../src/linkedin/errors.ts'
import { isRecord, readString } from '../../src/linkedin/json.ts'
import {
  type Page,
  type PageContradiction,
  type PageWindow,
  urnOf,
} from '../../src/linkedin/page.ts'
import { readWindow } from '../../src/linkedin/read-window.ts'

const PATH = '/v2/learningAssets'

/** Reads a window of what `respond` gives, and records the windows that are requested. */
async function read(respond: (window: PageWindow) => unknown, window: PageWindow) {
  const windows: PageWindow[] = []
  const contradictions: PageContradiction[] = []
  const { page } = await readWindow(
    {
      path: PATH,
      async send(part) {
        windows.push(part)
        return respond(part)
      },
      readElement: (element) => (isRecord(element) ? readString(element, 'urn') : null),
      identityOf: urnOf,
      onContradiction: (contradiction) => contradictions.push(contradiction),
    },
    window,
  )
  return { page, windows, contradictions }
}

/** Serves the places of a collection without links; `·` is one without an element. */
function serve({
  places,
  atATime,
  total = places.length,
  count: toCount = (asked) => asked,
}: {
  readonly places: string
  readonly atATime: number
  readonly total?: number | undefined
  readonly count?: (asked: number) => number | undefined
}) {
  return ({ start, count }: PageWindow) => {
    const asked = count || 1
    const page = places.slice(start, start + Math.min(asked, atATime)).replaceAll('·', '')
    return { elements: toElements(page), paging: { start, total, count: toCount(asked) } }
  }
}

const toElements = (urns: string) => [...urns].map((urn) => ({ urn }))

const withUrns = (elements: readonly object[], urn: string) => elements.map(() => ({ urn }))

const nextLink = (start: number, origin = '') => [
  { rel: 'prev', href: '/v2/learningAssets?q=criteria&count=2&start=0' },
  { rel: 'next', href: `${origin}/v2/learningAssets?count=2&q=criteria&start=${start}` },
]

interface Case {
  readonly description: string
  readonly body: object
  readonly page: Partial<Page<string>>
  readonly contradictions?: readonly PageContradiction[]
}

/** Responses to a request for the window from 2 to 4, of three places. */
const CLEAR: readonly Case[] = [
  {
    description: 'a page with a link',
    body: { elements: toElements('cde'), paging: { total: 9, count: 3, links: nextLink(5) } },
    page: { elements: ['c', 'd', 'e'], total: 9, hasNext: true },
  },
  {
    description: 'a page without links',
    body: { elements: toElements('cde'), paging: { total: 9, count: 3, start: 2 } },
    page: { elements: ['c', 'd', 'e'], total: 9, hasNext: true },
  },
  {
    description: 'the last page',
    body: { elements: toElements('cd'), paging: { total: 4, count: 3, links: [] } },
    page: { elements: ['c', 'd'], total: 4, hasNext: false },
  },
  {
    description: 'the last page, full',
    body: { elements: toElements('cde'), paging: { total: 5, count: 3 } },
    page: { elements: ['c', 'd', 'e'], total: 5, hasNext: false },
  },
  {
    description: 'a page behind the end',
    body: { elements: [], paging: { total: 2, count: 3 } },
    page: { elements: [], total: 2, hasNext: false },
  },
  {
    description: 'places left out, and a link that leads behind the window',
    body: { elements: toElements('d'), paging: { total: 9, count: 3, links: nextLink(5) } },
    page: { elements: ['d'], total: 9, count: 3, hasNext: true },
  },
  {
    description: 'all places left out',
    body: { elements: [], paging: { total: 9, count: 3, links: nextLink(5) } },
    page: { elements: [], count: 3, hasNext: true },
  },
  {
    description: 'fewer than requested, as its count says',
    body: { elements: toElements('cd'), paging: { total: 9, count: 2, links: nextLink(4) } },
    page: { elements: ['c', 'd'], count: 2, hasNext: true },
  },
  {
    description: 'an element behind which its link begins',
    body: { elements: toElements('c'), paging: { total: 9, count: 3, links: nextLink(3) } },
    page: { elements: ['c'], count: 1, hasNext: true },
    contradictions: ['fewer elements than its count'],
  },
  {
    description: 'an absolute link',
    body: {
      elements: toElements('c'),
      paging: { total: 9, count: 1, links: nextLink(3, 'https://api.linkedin.com') },
    },
    page: { elements: ['c'], count: 1, hasNext: true },
  },
  {
    description: 'more elements than requested, which are cut off',
    body: { elements: toElements('cdefg'), paging: { total: 9, count: 5, links: nextLink(7) } },
    page: { elements: ['c', 'd', 'e'], count: 3, hasNext: true },
    contradictions: ['more elements than were requested'],
  },
  {
    description: 'more elements than requested, and a link behind what was left out among them',
    body: { elements: toElements('cdefghijk'), paging: { total: 20, links: nextLink(12) } },
    page: { elements: ['c', 'd', 'e'], count: 3, hasNext: true },
    contradictions: [
      'more elements than were requested',
      'a next link that leads beyond its count',
    ],
  },
  {
    description: 'a link that leads further than was requested, which skips nothing',
    body: { elements: [], paging: { total: 90, count: 3, links: nextLink(50) } },
    page: { elements: [], count: 3, hasNext: true },
    contradictions: ['a next link that leads beyond its count'],
  },
  {
    description: 'places left out that are filled from behind, as its link says',
    body: { elements: toElements('cef'), paging: { total: 9, count: 3, links: nextLink(6) } },
    page: { elements: ['c', 'e', 'f'], count: 3, hasNext: true },
    contradictions: ['a next link that leads beyond its count'],
  },
  {
    description: 'a link behind its total',
    body: { elements: toElements('cde'), paging: { total: 5, count: 3, links: nextLink(5) } },
    page: { elements: ['c', 'd', 'e'], total: 5, count: 3, hasNext: true },
    contradictions: ['a next link behind its total'],
  },
  {
    description: 'elements behind its total',
    body: { elements: toElements('cde'), paging: { total: 4, count: 3 } },
    page: { elements: ['c', 'd', 'e'], total: 5, count: 3, hasNext: true },
    contradictions: ['elements behind its total'],
  },
  {
    description: 'a link to itself',
    body: { elements: toElements('cde'), paging: { total: 9, count: 3, links: nextLink(2) } },
    page: { elements: ['c', 'd', 'e'], count: 3, hasNext: true },
    contradictions: ['a next link that leads to a part of itself'],
  },
  {
    description: 'another start, which is not believed',
    body: { elements: toElements('cde'), paging: { total: 9, count: 3, start: 0 } },
    page: { elements: ['c', 'd', 'e'], count: 3, hasNext: true },
    contradictions: ['another start than was requested'],
  },
  {
    description: 'numbers in strings',
    body: { elements: toElements('cde'), paging: { total: '9', count: '3', start: '2' } },
    page: { elements: ['c', 'd', 'e'], total: 9, count: 3 },
  },
  {
    description: 'a total that is no integer',
    body: { elements: toElements('cde'), paging: { total: 5.9 } },
    page: { elements: ['c', 'd', 'e'], total: 6 },
  },
  {
    description: 'a total over 2³¹ − 1',
    body: { elements: toElements('cde'), paging: { total: 1e12 } },
    page: { elements: ['c', 'd', 'e'], total: 2_147_483_647 },
  },
]

/** Links that do not lead on. */
const USELESS_LINKS = [
  null,
  'next',
  { next: null },
  { prev: '/v2/learningAssets?start=5' },
  [null, 7, {}],
  [{ rel: 'next' }],
  [{ rel: 'next', href: null }],
  [{ rel: 'next', href: '' }],
  [{ rel: 'prev', href: '/v2/learningAssets?start=5' }],
  [{ rel: 'next', href: '/v2/learningAssets?start=2' }],
]

describe('readWindow', () => {
  it.each(CLEAR)('takes one call for $description', async ({ body, page, contradictions = [] }) => {
    const window = { start: 2, count: 3 }

    const { page: found, windows, contradictions: met } = await read(() => body, window)

    expect(found).toMatchObject(page)
    expect(windows).toEqual([window])
    expect(met).toEqual(contradictions)
  })

  it.each(USELESS_LINKS.map((links) => ({ links })))(
    'ends at the total with links $links',
    async ({ links }) => {
      const { page } = await read(
        () => ({ elements: toElements('cd'), paging: { total: 4, count: 3, links } }),
        { start: 2, count: 3 },
      )

      expect(page).toMatchObject({ elements: ['c', 'd'], hasNext: false })
    },
  )

  it('has a next page where a link to it cannot be read, and goes on behind the elements', async () => {
    const links = [{ rel: 'next', href: '/v2/learningAssets?pageToken=e' }]
    const { page, contradictions } = await read(
      () => ({ elements: toElements('cde'), paging: { total: 5, count: 3, links } }),
      { start: 2, count: 3 },
    )

    expect(page).toMatchObject({ elements: ['c', 'd', 'e'], count: 3, hasNext: true })
    expect(contradictions).toEqual(['a next link that cannot be read'])
  })

  it('ends at a page without elements behind its total, wherever its link may lead', async () => {
    const links = [{ rel: 'next', href: '/v2/learningAssets?pageToken=e' }]
    const { page } = await read(() => ({ elements: [], paging: { total: 2, count: 3, links } }), {
      start: 2,
      count: 3,
    })

    expect(page).toMatchObject({ elements: [], hasNext: false })
  })

  it.each([
    { description: 'of 0', stated: 0 },
    { description: 'before the elements that it has', stated: 3 },
  ])(
    'goes on behind a page without elements whose total falls: $description',
    async ({ stated }) => {
      const places = 'abcde·····klmnopqrst'
      const { page, windows, contradictions } = await read(
        ({ start, count }) => {
          const given = places.slice(start, start + Math.min(count, 5)).replaceAll('·', '')
          return { elements: toElements(given), paging: { total: given ? 20 : stated, count } }
        },
        { start: 0, count: 20 },
      )

      expect(page).toMatchObject({ elements: [...'abcde'], total: 20, count: 10, hasNext: true })
      expect(windows).toEqual([
        { start: 0, count: 20 },
        { start: 5, count: 15 },
      ])
      expect(contradictions).toContain('no elements and a smaller total than other pages')
    },
  )

  it('requests the total where a page without elements begins behind its own', async () => {
    const places = 'abcde·····klmnopqrst'
    const { page, windows, contradictions } = await read(
      ({ start, count }) => {
        const given = places.slice(start, start + Math.min(count, 5)).replaceAll('·', '')
        const total = given || count === 0 ? 20 : 0
        return { elements: toElements(given), paging: { total, count } }
      },
      { start: 5, count: 5 },
    )

    expect(page).toMatchObject({ elements: [], total: 20, count: 5, hasNext: true })
    expect(windows.slice(0, 2)).toEqual([
      { start: 5, count: 5 },
      { start: 0, count: 0 },
    ])
    expect(contradictions).toEqual(['no elements and a smaller total than other pages'])
  })

  it('ends behind the total that the collection states too', async () => {
    const { page, windows, contradictions } = await read(
      () => ({ elements: [], paging: { total: -1 } }),
      { start: 2, count: 3 },
    )

    expect(page).toEqual({ elements: [], total: 0, count: 3, hasNext: false })
    expect(windows).toEqual([
      { start: 2, count: 3 },
      { start: 0, count: 0 },
    ])
    expect(contradictions).toEqual([])
  })

  it('believes no link of a page without elements that leads further than its count', async () => {
    const places = `${'·'.repeat(10)}klmnopq${'·'.repeat(8)}z`
    const { page, contradictions } = await read(
      ({ start, count }) => ({
        elements: toElements(places.slice(start, start + Math.min(count, 7)).replaceAll('·', '')),
        paging: { total: 26, count: Math.min(count, 7), links: nextLink(start + count) },
      }),
      { start: 17, count: 9 },
    )

    expect(page).toMatchObject({ elements: [], hasNext: true })
    expect(page.count).toBeLessThanOrEqual(7)
    expect(contradictions).toContain('a next link that leads beyond its count')
  })

  it('requests no beginning of the collection where an earlier page shows how many it returns', async () => {
    const send = serve({ places: 'ab····gh', atATime: 2 })

    const { page, windows } = await read(send, { start: 2, count: 4, pageSize: 2 })

    expect(page).toMatchObject({ elements: [], count: 2, hasNext: true })
    expect(windows).toEqual([{ start: 2, count: 4 }])
  })

  it('requests no beginning of the collection for a single place', async () => {
    const { page, windows } = await read(serve({ places: 'ab·d', atATime: 2 }), {
      start: 2,
      count: 1,
    })

    expect(page).toMatchObject({ elements: [], count: 1, hasNext: true })
    expect(windows).toEqual([{ start: 2, count: 1 }])
  })

  it('goes on behind what LinkedIn returned where it returns fewer at a time and does not say so', async () => {
    const { page, windows, contradictions } = await read(
      serve({ places: 'abcdefgh', atATime: 2 }),
      {
        start: 0,
        count: 6,
      },
    )

    expect(page).toMatchObject({ elements: [...'abcdef'], count: 6, hasNext: true })
    expect(windows).toEqual([
      { start: 0, count: 6 },
      { start: 2, count: 4 },
      { start: 4, count: 2 },
    ])
    expect(contradictions).toContain('fewer elements than its count')
  })

  it('ends after ten responses where nothing that it has can be behind', async () => {
    const { page, windows } = await read(serve({ places: 'abcdefghijklmnop', atATime: 1 }), {
      start: 0,
      count: 16,
    })

    // What only the tenth has may be from any place behind.
    expect(page).toMatchObject({ elements: [...'abcdefghi'], count: 9, hasNext: true })
    expect(windows).toHaveLength(10)
  })

  it('believes of a page without elements no more places than LinkedIn returns at a time', async () => {
    const send = serve({ places: 'ab····gh', atATime: 2, count: () => undefined })

    const { page, windows, contradictions } = await read(send, { start: 2, count: 4 })

    expect(page).toMatchObject({ elements: [], count: 2, hasNext: true })
    expect(windows).toEqual([
      { start: 2, count: 4 },
      { start: 0, count: 4 },
    ])
    expect(contradictions).toEqual(['no elements before its total'])
  })

  it.each([
    { description: 'none at the beginning, and no count', places: '···d', count: () => undefined },
    { description: 'as many places as counted', places: '·b·d', count: () => 2 },
    {
      description: 'another count than places',
      places: '·b·d··gh·j',
      count: (asked: number) => Math.ceil(asked / 2),
    },
    {
      description: 'the count that was asked for',
      places: 'a···e·',
      count: (asked: number) => asked,
    },
    { description: 'a total of 0', places: 'abcdefg', total: 0, count: (asked: number) => asked },
  ])(
    'gives each element once of few places at a time, and of them $description',
    async ({ places, count, total }) => {
      const send = serve({ places, atATime: 2, count, total })
      for (const size of [1, 2, 3, 4, 5, 20]) {
        const met: string[] = []
        let start = 0
        let hasNext = true
        while (hasNext) {
          const { page } = await read(send, { start, count: size })
          met.push(...page.elements)
          start += page.count
          ;({ hasNext } = page)
        }

        expect(met.join('')).toBe(places.replaceAll('·', ''))
      }
    },
  )

  it.each([
    { description: 'first', places: '·bc', elements: ['b', 'c'] },
    { description: 'between', places: 'a·c', elements: ['a', 'c'] },
    { description: 'last', places: 'ab·', elements: ['a', 'b'] },
    { description: 'most of them', places: '··c', elements: ['c'] },
  ])(
    'gives nothing twice where places are left out and no link says so: $description',
    async ({ places, elements }) => {
      const collection = `${places}def`
      const { page, windows } = await read(
        ({ start, count }) => ({
          elements: toElements(collection.slice(start, start + count).replaceAll('·', '')),
          paging: { total: collection.length, count, start },
        }),
        { start: 0, count: 3 },
      )

      expect(page).toMatchObject({ elements, count: 3, hasNext: true })
      expect(windows).toHaveLength(2)
    },
  )

  it('requests no window of a total behind which nothing is', async () => {
    const { windows } = await read(
      ({ start, count }) => ({
        elements: toElements('abcde'.slice(start, start + Math.min(count, 2))),
        paging: { total: 5, count, start },
      }),
      { start: 0, count: 100 },
    )

    expect(windows).toEqual([
      { start: 0, count: 100 },
      { start: 2, count: 3 },
      { start: 4, count: 1 },
    ])
  })

  it.each([
    { description: 'an untrue count', count: () => 3 },
    { description: 'no count', count: () => undefined },
    { description: 'the count that was asked for', count: (asked: number) => asked },
  ])('skips no equal elements without a URN behind $description', async ({ count }) => {
    const serveUrns = serve({ places: 'aaaaaaaaa', atATime: 2, count })

    const { page } = await read(
      (window) => ({ ...serveUrns(window), elements: withUrns(serveUrns(window).elements, '') }),
      { start: 0, count: 9 },
    )

    expect(page).toMatchObject({ elements: Array(9).fill(''), count: 9, hasNext: false })
  })

  it('reads a window of no elements as the total', async () => {
    const { page } = await read(() => ({ elements: toElements('a'), paging: { total: 7 } }), {
      start: 0,
      count: 0,
    })

    expect(page).toEqual({ elements: [], total: 7, count: 0, hasNext: true })
  })

  it('searches the end of a collection whose elements deny its total', async () => {
    const { page, contradictions } = await read(
      serve({ places: 'abcdefg', atATime: 3, total: 0 }),
      { start: 0, count: 0 },
    )

    expect(page).toEqual({ elements: [], total: 7, count: 0, hasNext: true })
    expect(contradictions).toContain('elements behind its total')
  })

  it('fails where that end is too far', async () => {
    const send = serve({ places: 'a'.repeat(2_000), atATime: 100, total: 0 })

    await expect(read(send, { start: 0, count: 0 })).rejects.toMatchObject({
      code: 'LINKEDIN_RESPONSE',
    })
  })

  describe('where LinkedIn refuses a window', () => {
    const refusal = new LinkedInStatusError(PATH, { status: 400 })
    const refuseBehind = (limit: number, total: number) => (window: PageWindow) => {
      const { start, count } = window
      if (start + count > limit) throw refusal
      return {
        elements: toElements('abcdefgh'.slice(start, start + count)),
        paging: { total, count, start },
      }
    }

    it('requests as much as the total leaves', async () => {
      const { page, windows } = await read(refuseBehind(8, 8), { start: 5, count: 100 })

      expect(page).toMatchObject({ elements: ['f', 'g', 'h'], total: 8, hasNext: false })
      expect(windows).toEqual([
        { start: 5, count: 100 },
        { start: 0, count: 0 },
        { start: 5, count: 3 },
      ])
    })

    it('has nothing behind the total', async () => {
      const { page } = await read(refuseBehind(8, 8), { start: 8, count: 3 })

      expect(page).toMatchObject({ elements: [], total: 8, hasNext: false })
    })

    it('fails behind a total that the page before links beyond', async () => {
      const send = (window: PageWindow) => {
        const { start, count } = window
        if (start + count > 8) throw refusal
        return {
          elements: toElements('abcdefgh'.slice(start, start + count)),
          paging: { total: 4, count, start, links: nextLink(start + count) },
        }
      }

      await expect(read(send, { start: 4, count: 5 })).rejects.toBe(refusal)
    })

    it('fails where elements deny the total', async () => {
      const send = (window: PageWindow) => {
        if (window.start > 0) throw refusal
        return { elements: toElements('a'), paging: { total: 0 } }
      }

      await expect(read(send, { start: 4, count: 5 })).rejects.toBe(refusal)
    })

    it('fails where the total does not say why, and where anything else is refused', async () => {
      await expect(read(refuseBehind(4, 8), { start: 3, count: 2 })).rejects.toBe(refusal)
      await expect(read(refuseBehind(-1, 8), { start: 3, count: 2 })).rejects.toBe(refusal)
      await expect(read(refuseBehind(-1, 8), { start: 0, count: 2 })).rejects.toBe(refusal)
    })
  })
})
