import { describe, expect, it } from 'vitest'
import { createSandboxClient } from './sandbox-client.ts'

const ENGLISH = 'sourceLocale.language=en&sourceLocale.country=US'

describe('localeAndType finder of assets', () => {
  const path = '/v2/learningAssets?q=localeAndType'

  it('lists all assets of a type made in a locale', async () => {
    const { json } = await createSandboxClient()

    const page = await json(`${path}&assetType=VIDEO&${ENGLISH}&count=100&fields=type,title`)

    expect(Object.keys(page)).toEqual(['elements', 'paging'])
    expect(new Set(page.elements.map(({ type }) => type))).toEqual(new Set(['VIDEO']))
    expect(new Set(page.elements.map(({ title }) => title.locale.language))).toEqual(
      new Set(['en']),
    )
  })

  it.each([`assetType=LEARNING_PATH&${ENGLISH}`, ENGLISH, 'assetType=COURSE'])(
    'refuses %s',
    async (query) => {
      const { get } = await createSandboxClient()

      expect((await get(`${path}&${query}`)).status).toBe(400)
    },
  )
})

describe('finders of classifications', () => {
  const path = '/v2/learningClassifications'

  it('lists the libraries of a locale', async () => {
    const { json } = await createSandboxClient()

    const page = await json<object>(
      `${path}?q=localeAndType&type=LIBRARY&${ENGLISH}&fields=urn,name:(value)`,
    )

    expect(page).toEqual({
      elements: [
        { urn: 'urn:li:lyndaCategory:7162', name: { value: 'Business' } },
        { urn: 'urn:li:lyndaCategory:7163', name: { value: 'Creative' } },
        { urn: 'urn:li:lyndaCategory:7164', name: { value: 'Technology' } },
      ],
      paging: { total: 3, count: 10, start: 0, links: [] },
    })
  })

  it('has other categories in another language', async () => {
    const { json } = await createSandboxClient()

    const { elements } = await json<{ elements: { name: { value: string } }[] }>(
      `${path}?q=localeAndType&type=LIBRARY&sourceLocale.language=ja&sourceLocale.country=JP`,
    )

    expect(elements.map(({ name }) => name.value)).toEqual([
      'ビジネス',
      'クリエイティブ',
      'テクノロジー',
    ])
  })

  it('refuses to list skills', async () => {
    const { get } = await createSandboxClient()

    expect((await get(`${path}?q=localeAndType&type=SKILL&${ENGLISH}`)).status).toBe(400)
  })

  it('finds types mixed by keyword, the exact name first', async () => {
    const { json } = await createSandboxClient()

    const { elements } = await json<{ elements: { type: string; name: { value: string } }[] }>(
      `${path}?q=keyword&keyword=BUSINESS&targetLocale.language=en&targetLocale.country=US&fields=name,type`,
    )

    expect(elements[0]).toMatchObject({ type: 'LIBRARY', name: { value: 'Business' } })
    expect(new Set(elements.map(({ type }) => type))).toEqual(
      new Set(['LIBRARY', 'SUBJECT', 'TOPIC', 'SKILL']),
    )
  })

  it('answers 404 to an unknown classification', async () => {
    const { get } = await createSandboxClient()

    expect((await get(`${path}/urn:li:lyndaCategory:1`)).status).toBe(404)
  })
})

describe('routes', () => {
  it.each([
    '/v2/learningAssets?q=search',
    '/v2/learningAssets',
    '/v2/nothing',
    '/rest/learningAssets',
  ])('there is none for %s', async (path) => {
    const { get } = await createSandboxClient()

    const response = await get(path)

    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      status: 404,
      code: 'RESOURCE_NOT_FOUND',
      message: 'No virtual resource found',
    })
  })

  it('cannot be written to', async () => {
    const { sandbox, token } = await createSandboxClient()

    const response = await fetch(`${sandbox.url}/v2/learningAssets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await token()}` },
    })

    expect(response.status).toBe(405)
  })

  it('carry the headers that support asks for, and no Retry-After', async () => {
    const { get } = await createSandboxClient()

    const { headers } = await get('/v2/jobs')

    expect(headers.get('x-li-uuid')).toMatch(/^[\w+/]{22}==$/)
    expect(headers.get('x-li-request-id')).toBeTruthy()
    expect(headers.get('x-li-fabric')).toBeTruthy()
    expect(headers.has('retry-after')).toBe(false)
  })
})
