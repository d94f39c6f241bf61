import { describe, expect, it } from 'vitest'
import { createSandboxClient, type SandboxElement } from './sandbox-client.ts'

const PATH = '/v2/learningAssets'
const JAVA = `${PATH}/urn:li:lyndaCourse:669544`

describe('learning asset', () => {
  it('has the recorded fields', async () => {
    const { json } = await createSandboxClient()

    const asset = await json<SandboxElement>(JAVA)

    expect(Object.keys(asset)).toEqual(['urn', 'title', 'type', 'details', 'contents'])
    expect(asset.details).toMatchObject({
      availability: 'AVAILABLE',
      availableLocales: [{ country: 'US', language: 'en' }],
      contributors: [{ contributionType: 'AUTHOR' }],
      discoverableBy: [{ accessor: { urn: 'urn:li:labeledLearningContentAccessGroup:PUBLIC' } }],
      level: 'BEGINNER',
      relationships: [],
      timeToComplete: { duration: expect.any(Number), unit: 'SECOND' },
      urls: { webLaunch: 'https://www.linkedin.com/learning/learning-java' },
    })
    expect(Number(asset.details?.['publishedAt']) % 86_400_000).toBe(0)
    expect(asset.details).not.toHaveProperty('urls.aiccLaunch')
    expect(asset.details).not.toHaveProperty('retiredAt')
  })

  it('files a topic under its subject and library, nearest first', async () => {
    const { json } = await createSandboxClient()

    const { details } = await json<{ details: { classifications: Entry[] } }>(
      `${JAVA}?fields=details:(classifications:(associatedClassification:(type,name:(value)),path:(type)))`,
    )

    expect(details.classifications).toEqual([
      entry('SKILL', 'Java', []),
      entry('TOPIC', 'Java', ['SUBJECT', 'LIBRARY']),
      entry('SUBJECT', 'Software Development', ['LIBRARY']),
      entry('LIBRARY', 'Technology', []),
    ])
  })

  it.each([
    { depth: 1, detailed: ['COURSE'] },
    { depth: 2, detailed: ['COURSE', 'CHAPTER'] },
    { depth: 3, detailed: ['COURSE', 'CHAPTER', 'VIDEO'] },
  ])(
    'details $detailed at expandDepth $depth, and holds all contents',
    async ({ depth, detailed }) => {
      const { json } = await createSandboxClient()

      const course = await json<SandboxElement>(`${JAVA}?expandDepth=${depth}`)

      const chapter = course.contents[0]?.asset
      const video = chapter?.contents[0]?.asset
      const line = [course, chapter, video]
      expect(line.map((asset) => asset?.type)).toEqual(['COURSE', 'CHAPTER', 'VIDEO'])
      expect(video?.contents).toEqual([])
      expect(line.filter((asset) => asset?.details).map((asset) => asset?.type)).toEqual(detailed)
    },
  )

  it.each([
    { form: 'raw', encode: (urn: string) => urn },
    { form: 'percent-encoded', encode: encodeURIComponent },
  ])('answers to a $form URN of a chapter and of a video', async ({ encode }) => {
    const { json } = await createSandboxClient()
    const course = await json<SandboxElement>(JAVA)
    const chapter = course.contents[1]?.asset
    const video = chapter?.contents[1]?.asset

    for (const part of [chapter, video]) {
      const found = await json<SandboxElement>(`${PATH}/${encode(part?.urn ?? '')}`)
      expect(found).toMatchObject({ urn: part?.urn, title: part?.title, type: part?.type })
    }
  })

  it('is served in the target locale where it exists, else in its own', async () => {
    const { json } = await createSandboxClient()
    const { elements } = await json(
      `${PATH}?q=criteria&assetFilteringCriteria.locales[0].language=de&count=100&fields=urn,details:(availableLocales)`,
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
    expect(await languageOf('tr')).toEqual(['en', expect.anything()])
  })

  it('is hidden when retired, unless includeRetired or the switch says otherwise', async () => {
    const strict = await createSandboxClient()
    const lenient = await createSandboxClient({
      unestablishedFacts: { retiredWithoutIncludeRetired: 'show' },
    })
    const { elements } = await strict.json(
      `${PATH}?q=criteria&assetRetrievalCriteria.includeRetired=true&count=100&fields=urn,details:(availability,retiredAt)`,
    )
    const retired = elements.find(({ details }) => details?.['availability'] === 'RETIRED')
    const path = `${PATH}/${retired?.urn}`

    expect(retired?.details?.['retiredAt']).toEqual(expect.any(Number))
    expect((await strict.get(path)).status).toBe(404)
    expect((await strict.get(`${path}?includeRetired=true`)).status).toBe(200)
    expect((await lenient.get(path)).status).toBe(200)
  })

  it.each([
    { urn: 'urn:li:lyndaCourse:1', status: 404 },
    { urn: 'urn:li:lyndaVideo:(urn:li:lyndaCourse:669544,1)', status: 404 },
    { urn: '669544', status: 400 },
    { urn: '%E0%A4%A', status: 400 },
  ])('answers $status to $urn', async ({ urn, status }) => {
    const { get } = await createSandboxClient()

    const response = await get(`${PATH}/${urn}`)

    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ status, message: expect.any(String) })
  })

  it('refuses a raw URN in protocol version 2.0.0', async () => {
    const { get } = await createSandboxClient()

    const response = await get(JAVA, { 'x-restli-protocol-version': '2.0.0' })

    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ message: 'Syntax exception in path variables' })
  })
})

const GERMAN = { country: 'DE', language: 'de' }

interface Entry {
  associatedClassification: { type: string; name: { value: string } }
  path: { type: string }[]
}

function entry(type: string, value: string, path: string[]): Entry {
  return {
    associatedClassification: { type, name: { value } },
    path: path.map((parent) => ({ type: parent })),
  }
}
