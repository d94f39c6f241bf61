import { describe, expect, it } from 'vitest'
import { createSandboxClient, type SandboxElement } from '../../support/sandbox.ts'

const PATH = '/v2/learningAssets'
const JAVA = `${PATH}/urn:li:lyndaCourse:669544`
const CRITERIA = `${PATH}?q=criteria`
const KEYWORD = `${CRITERIA}&assetFilteringCriteria.keyword`
const GERMAN = { country: 'DE', language: 'de' }

describe('a learning asset', () => {
  it.each([
    { form: 'raw', encode: (urn: string) => urn },
    { form: 'percent-encoded', encode: encodeURIComponent },
  ])('is found by the $form URN of a chapter and of a video', async ({ encode }) => {
    const { json } = await createSandboxClient()
    const course = await json<SandboxElement>(JAVA)
    const chapter = course.contents[1]?.asset
    const video = chapter?.contents[1]?.asset

    for (const part of [chapter, video]) {
      const found = await json<SandboxElement>(`${PATH}/${encode(part?.urn ?? '')}`)
      expect(found).toMatchObject({ urn: part?.urn, title: part?.title, type: part?.type })
    }
  })

  it('is served in the target locale if it is translated, else in its source locale', async () => {
    const { json } = await createSandboxClient()
    const { elements } = await json(
      `${CRITERIA}&assetFilteringCriteria.locales[0].language=de&count=100&fields=urn,details:(availableLocales)`,
    )
    const translated = elements.find(({ details }) => {
      const locales = details?.['availableLocales'] as { language: string }[]
      return locales[0]?.language === 'en'
    })
    const languageOf = async (target: string) => {
      const path = `${PATH}/${translated?.urn}?targetLocale.language=${target}&fields=title,details:(description)`
      const { title, details } = await json<SandboxElement>(path)
      return [title.locale.language, details?.['description']]
    }

    expect(await languageOf('de')).toEqual(['de', { locale: GERMAN, value: expect.any(String) }])
    expect(await languageOf('sv')).toEqual(['en', expect.anything()])
  })

  it.each([
    { urn: 'urn:li:lyndaCourse:1', status: 404 },
    { urn: 'urn:li:lyndaVideo:(urn:li:lyndaCourse:669544,1)', status: 404 },
    { urn: '669544', status: 400 },
    { urn: '%E0%A4%A', status: 400 },
  ])('is refused with $status for the key $urn', async ({ urn, status }) => {
    const { get } = await createSandboxClient()

    const response = await get(`${PATH}/${urn}`)

    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ status, message: expect.any(String) })
  })
})

describe('the criteria finder', () => {
  it('finds nothing for a keyword without words', async () => {
    const { json } = await createSandboxClient()

    expect((await json(`${KEYWORD}=!!!`)).paging.total).toBe(0)
  })

  it('returns each asset once over the pages of a search', async () => {
    const { json } = await createSandboxClient()
    const found: string[] = []
    let total = 0

    for (let start = 0; start === 0 || start < total; start += 7) {
      const page = await json(`${KEYWORD}=java&fields=urn&count=7&start=${start}`)
      total = page.paging.total
      found.push(...page.elements.map(({ urn }) => urn))
    }

    expect(found).toHaveLength(total)
    expect(new Set(found).size).toBe(total)
  })

  it('serves texts in the locale of the filter', async () => {
    const { json } = await createSandboxClient()

    const { elements } = await json(
      `${CRITERIA}&assetFilteringCriteria.locales[0].language=de&assetFilteringCriteria.locales[0].country=DE&count=100`,
    )

    expect(elements.length).toBeGreaterThan(0)
    expect(new Set(elements.map(({ title }) => title.locale.language))).toEqual(new Set(['de']))
  })

  it('answers the documented bulk request for active and retired courses', async () => {
    const { json } = await createSandboxClient()

    const page = await json(
      `${CRITERIA}&assetFilteringCriteria.assetTypes[0]=COURSE&assetRetrievalCriteria.includeRetired=true&assetRetrievalCriteria.expandDepth=1&count=2&start=34&assetFilteringCriteria.licensedOnly=true&assetFilteringCriteria.locales[0].country=US&assetFilteringCriteria.locales[0].language=en&fields=urn,title,details:(level)`,
    )

    const query = (start: number) =>
      `${PATH}?assetFilteringCriteria.assetTypes[0]=COURSE&assetFilteringCriteria.licensedOnly=true&assetFilteringCriteria.locales[0].country=US&assetFilteringCriteria.locales[0].language=en&assetRetrievalCriteria.expandDepth=1&assetRetrievalCriteria.includeRetired=true&count=2&q=criteria&start=${start}`
    expect(page.metadata).toEqual({})
    expect(page.elements).toHaveLength(2)
    expect(page.paging.links.map(({ rel, href }) => [rel, href])).toEqual([
      ['prev', query(32)],
      ['next', query(36)],
    ])
  })
})
