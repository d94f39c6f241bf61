import { describe, expect, it } from 'vitest'
import {
  type ClassificationField,
  createLearningClassifications,
} from '../../src/linkedin/learning-classifications.ts'
import { formatTarget } from '../../src/linkedin/request-url.ts'

const JAVA = 'urn:li:lyndaCategory:7252'
const EN_US = { country: 'US', language: 'en' }
const EMPTY_PAGE = { elements: [], paging: { total: 0 } }

/** The resource, and the paths and queries that it requests. */
function createSubject(body: unknown) {
  const targets: string[] = []
  const classifications = createLearningClassifications(async (request) => {
    targets.push(formatTarget(request))
    return body
  })
  return { classifications, targets }
}

const project = (...fields: ClassificationField[]) => new Set(fields)

describe('LearningClassifications.get', () => {
  it('looks up a classification in a locale', async () => {
    const { classifications, targets } = createSubject({ urn: JAVA })

    await classifications.get(JAVA, project('name'), 'en-US')

    expect(targets).toEqual([
      `/v2/learningClassifications/${JAVA}?targetLocale.language=en&targetLocale.country=US` +
        '&fields=urn,name',
    ])
  })

  it('reads the documented response', async () => {
    const { classifications } = createSubject({
      urn: JAVA,
      type: 'TOPIC',
      name: { locale: EN_US, value: 'Java' },
      owner: { urn: 'urn:li:organization:1337', name: { locale: EN_US, value: 'LinkedIn' } },
    })

    expect(await classifications.get(JAVA, project('name', 'owner', 'type'))).toEqual({
      urn: JAVA,
      type: 'TOPIC',
      name: { value: 'Java', locale: 'en-US' },
      owner: { urn: 'urn:li:organization:1337', name: 'LinkedIn' },
    })
  })

  it('reads members that are absent or of wrong types as null, but for a name that is there', async () => {
    const { classifications } = createSubject({ urn: JAVA, name: 7, owner: [] })

    expect(await classifications.get(JAVA, project())).toEqual({
      urn: JAVA,
      name: { value: null, locale: null },
      type: null,
      owner: null,
    })
  })

  it('is null where LinkedIn has no such classification', async () => {
    const { classifications } = createSubject(null)

    expect(await classifications.get(JAVA, project())).toBeNull()
  })
})

describe('LearningClassifications.findByKeyword', () => {
  it('requests a window of the matches in a locale', async () => {
    const { classifications, targets } = createSubject({ elements: [], paging: { total: 20 } })

    await classifications.findByKeyword(
      { keyword: 'C++', targetLocale: 'de-DE' },
      { start: 20, count: 10 },
      project('type', 'name'),
    )

    expect(targets).toEqual([
      '/v2/learningClassifications?q=keyword&keyword=C%2B%2B&targetLocale.language=de' +
        '&targetLocale.country=DE&start=20&count=10&fields=urn,name,type',
    ])
  })
})

describe('LearningClassifications.findByLocaleAndType', () => {
  it('requests a window of the classifications with the locale and type', async () => {
    const { classifications, targets } = createSubject(EMPTY_PAGE)

    await classifications.findByLocaleAndType(
      { type: 'LIBRARY', sourceLocale: 'en-US' },
      { start: 0, count: 100 },
      project(),
    )

    expect(targets).toEqual([
      '/v2/learningClassifications?q=localeAndType&type=LIBRARY&sourceLocale.language=en' +
        '&sourceLocale.country=US&count=100&fields=urn',
    ])
  })

  it('reads elements and total', async () => {
    const { classifications } = createSubject({ elements: [{ urn: JAVA }], paging: { total: 3 } })

    const page = await classifications.findByLocaleAndType(
      { type: 'TOPIC', sourceLocale: 'en-US' },
      { start: 0, count: 1 },
      project(),
    )

    expect(page).toEqual({
      elements: [{ urn: JAVA, name: null, type: null, owner: null }],
      total: 3,
      count: 1,
      hasNext: true,
    })
  })
})
