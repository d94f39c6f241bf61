import { describe, expect, it } from 'vitest'
import { URN_ONLY } from '../../src/linkedin/learning-assets/fields.ts'
import { startUpstream } from '../support/upstream.ts'

const COURSE = 'urn:li:lyndaCourse:1'
const next = (start: number) => [{ rel: 'next', href: `/v2/learningAssets?start=${start}` }]

describe('what LinkedIn does not document', () => {
  it('is logged once an endpoint and kind, without a value', async () => {
    const { linkedIn, fake, logLines } = await startUpstream()
    fake.answers(({ target }) => ({
      body: {
        elements: [{ urn: COURSE, title: 'CANARY', details: { urls: { ssoLaunch: '/CANARY' } } }],
        paging: { total: 9, count: 5, start: 0, links: target.includes('start=') ? [] : next(1) },
      },
    }))
    for (const keyword of ['java', 'go']) {
      await linkedIn.learningAssets.findByCriteria({ keyword }, { start: 0, count: 5 }, URN_ONLY)
    }

    expect(logLines.map((line) => JSON.parse(line))).toMatchObject([
      {
        msg: 'Contradictory page from LinkedIn',
        endpoint: '/v2/learningAssets',
        contradiction: 'fewer elements than its count',
      },
      { msg: 'Undocumented form in a response of LinkedIn', member: 'title' },
      {
        msg: 'Undocumented form in a response of LinkedIn',
        endpoint: '/v2/learningAssets',
        member: 'details.urls.ssoLaunch',
      },
    ])
    expect(logLines.join()).not.toContain('CANARY')
  })
})

describe('a window', () => {
  it('goes on behind a former end of a collection that has grown, with places left out', async () => {
    const { linkedIn, fake } = await startUpstream()
    let total = 30
    fake.answers(({ target }) => {
      const { searchParams } = new URL(target, 'http://linkedin')
      const start = Number(searchParams.get('start') ?? 0)
      const count = Number(searchParams.get('count'))
      const places = Array.from({ length: total }, (_, index) => index).slice(start, start + count)
      return {
        body: {
          elements: places
            .filter((place) => place < 23 || place > 28)
            .map((place) => ({ urn: `urn:li:lyndaCourse:${place}` })),
          paging: { total, start, count },
        },
      }
    })
    const find = (start: number, count: number) =>
      linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, { start, count }, URN_ONLY)

    await find(0, 20)
    total = 40
    const page = await find(20, 20)

    expect(page).toMatchObject({ total: 40, count: 20, hasNext: false })
    expect(page.elements.map(({ urn }) => Number(urn.split(':').at(-1)))).toEqual([
      20, 21, 22, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
    ])
  })

  it('ends where the collection is known to end', async () => {
    const { linkedIn, fake, targets } = await startUpstream()
    fake.answers(({ target }) => {
      const { searchParams } = new URL(target, 'http://linkedin')
      const start = Number(searchParams.get('start') ?? 0)
      const count = Math.min(Number(searchParams.get('count')), 1_000 - start)
      return {
        body: {
          elements: Array.from({ length: count }, (_, index) => ({
            urn: `urn:li:lyndaCourse:${start + index}`,
          })),
          paging: { total: 1_000, start, count },
        },
      }
    })
    const find = (start: number, count: number) =>
      linkedIn.learningAssets.findByCriteria({ keyword: 'java' }, { start, count }, URN_ONLY)
    await find(0, 100)

    const last = await find(951, 100)
    await find(951, 50)
    await find(960, 100)

    expect(last).toMatchObject({ total: 1_000, hasNext: false })
    expect(last.elements).toHaveLength(49)
    expect(targets().map((target) => /start=\d+&count=\d+|count=\d+/.exec(target)?.[0])).toEqual([
      'count=100',
      'start=951&count=49',
    ])
  })
})
