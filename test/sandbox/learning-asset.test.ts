import { describe, expect, it } from 'vitest'
import { createSandboxClient, type SandboxElement } from './sandbox-client.ts'

const PATH = '/v2/learningAssets'
const JAVA = `${PATH}/urn:li:lyndaCourse:669544`

describe('learning asset', () => {
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
    expect(await languageOf('sv')).toEqual(['en', expect.anything()])
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
})

const GERMAN = { country: 'DE', language: 'de' }
