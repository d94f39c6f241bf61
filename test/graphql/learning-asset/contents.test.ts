import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../../support/test-server.ts'
import { withCheapFields } from '../../support/upstream.ts'

const COURSE = 'urn:li:lyndaCourse:1'
const CHAPTER = `urn:li:lyndaChapter:(${COURSE},2)`
const VIDEO = `urn:li:lyndaVideo:(${COURSE},3)`

const text = (value: string, language = 'en') => ({ value, locale: { language } })
const seconds = (duration: number) => ({ timeToComplete: { duration, unit: 'SECOND' } })

const video = { urn: VIDEO, type: 'VIDEO', title: text('Welcome'), details: seconds(60) }
const chapter = {
  urn: CHAPTER,
  type: 'CHAPTER',
  title: text('Introduction'),
  details: seconds(60),
  contents: [{ asset: { ...video, contents: [] } }],
}
const course = {
  urn: COURSE,
  type: 'COURSE',
  title: text('Learning Java'),
  details: seconds(3600),
  contents: [{ asset: chapter }],
}

let linkedIn: FakeLinkedIn
let server: TestServer

beforeEach(async () => {
  linkedIn = await startFakeLinkedIn()
  server = await startServerFor(linkedIn.config)
  linkedIn.answers(({ target }) => ({
    body: target.includes('q=')
      ? { metadata: {}, elements: [course], paging: { total: 1, count: 20 } }
      : [course, chapter, video].find(({ urn }) => target.includes(`/${urn}?`)),
  }))
})

afterEach(async () => {
  await server.close()
  await linkedIn.close()
})

const queries = () =>
  linkedIn.requests.map(({ target }) => target.slice('/v2/learningAssets'.length))

describe('LearningAsset.contents', () => {
  it('needs no depth parameter where only titles are selected', async () => {
    const answer = await server.query(
      `{ learningAsset(urn: "${COURSE}") { contents { title contents { urn title contents { urn } } } } }`,
    )

    expect(answer.data.learningAsset.contents).toEqual([
      { title: 'Introduction', contents: [{ urn: VIDEO, title: 'Welcome', contents: [] }] },
    ])
    const fields = withCheapFields(
      'urn',
      'contents.asset.urn',
      'contents.asset.title',
      'contents.asset.contents.asset.urn',
      'contents.asset.contents.asset.title',
      'contents.asset.contents.asset.contents.asset.urn',
    )
    expect(queries()).toEqual([`/${COURSE}?includeRetired=true&fields=${fields}`])
  })

  it('are requested as deep as details are selected, in one call', async () => {
    const answer = await server.query(
      `{ learningAsset(urn: "${COURSE}") { contents { contents { durationInSeconds } } } }`,
    )

    expect(answer.data.learningAsset.contents).toEqual([{ contents: [{ durationInSeconds: 60 }] }])
    const fields = withCheapFields(
      'urn',
      'contents.asset.urn',
      'contents.asset.contents.asset.urn',
      'contents.asset.contents.asset.details.timeToComplete',
    )
    expect(queries()).toEqual([`/${COURSE}?includeRetired=true&expandDepth=3&fields=${fields}`])
  })

  it('are requested as deep in a search and in the catalogue', async () => {
    await server.query('{ learningAssets { nodes { contents { durationInSeconds } } } }')
    await server.query(
      '{ catalog(assetType: COURSE, locale: "en-US") { edges { node { contents { durationInSeconds } } } } }',
    )

    const fields = 'urn,contents:(asset:(urn,details:(timeToComplete)))'
    expect(queries()).toEqual([
      `?q=criteria&assetRetrievalCriteria.expandDepth=2&count=20&fields=${fields}`,
      `?q=localeAndType&assetType=COURSE&sourceLocale.language=en&sourceLocale.country=US&expandDepth=2&count=20&fields=${fields}`,
    ])
  })

  it('are requested with the fields of all aliases and fragments', async () => {
    await server.query(
      `{ learningAsset(urn: "${COURSE}") { a: contents { title } ...More } }
       fragment More on LearningAsset { contents { ... on Node { id } assetType } }`,
    )

    const fields = withCheapFields(
      'urn',
      'contents.asset.urn',
      'contents.asset.title',
      'contents.asset.type',
    )
    expect(queries()).toEqual([`/${COURSE}?includeRetired=true&fields=${fields}`])
  })
})

describe('LearningAsset.parent', () => {
  it("is a chapter's course", async () => {
    const answer = await server.query(
      `{ learningAsset(urn: "${CHAPTER}") { parent { title durationInSeconds parent { urn } } } }`,
    )

    expect(answer.data.learningAsset.parent).toEqual({
      title: 'Learning Java',
      durationInSeconds: 3600,
      parent: null,
    })
  })

  it("is a video's chapter, found in the course by one call", async () => {
    const answer = await server.query(
      `{ learningAsset(urn: "${VIDEO}") { parent { title durationInSeconds } } }`,
    )

    expect(answer.data.learningAsset.parent).toEqual({
      title: 'Introduction',
      durationInSeconds: 60,
    })
    const fields = withCheapFields(
      'urn',
      'contents.asset.urn',
      'contents.asset.title',
      'contents.asset.details.timeToComplete',
      'contents.asset.contents.asset.urn',
    )
    expect(queries().at(-1)).toBe(
      `/${COURSE}?targetLocale.language=en&includeRetired=true&expandDepth=2&fields=${fields}`,
    )
    expect(linkedIn.requests).toHaveLength(2)
  })

  it('takes no call where the asset was read as part of it', async () => {
    const parts = Array.from({ length: 30 }, (_, index) => ({
      asset: { ...video, urn: `urn:li:lyndaVideo:(${COURSE},${index + 3})` },
    }))
    const contents = [{ asset: { ...chapter, contents: parts } }]
    linkedIn.answers({ body: { ...course, contents } })

    const answer = await server.query(
      `{ learningAsset(urn: "${COURSE}") { contents { contents { parent { urn parent { title } } } } } }`,
    )

    const videos = answer.data.learningAsset.contents[0].contents
    expect(videos).toEqual(
      Array(30).fill({ parent: { urn: CHAPTER, parent: { title: 'Learning Java' } } }),
    )
    const fields = withCheapFields(
      'urn',
      'title',
      'contents.asset.urn',
      'contents.asset.title',
      'contents.asset.contents.asset.urn',
      'contents.asset.contents.asset.title',
    )
    expect(queries()).toEqual([`/${COURSE}?includeRetired=true&fields=${fields}`])
  })

  it.each(['urn:li:lyndaCourse:1', 'urn:li:lyndaLearningPath:5a', 'urn:li:lyndaVideo:9'])(
    'is null for %s, which stands alone',
    async (urn) => {
      linkedIn.answers({ body: { ...course, urn } })

      const answer = await server.query(`{ learningAsset(urn: "${urn}") { parent { urn } } }`)

      expect(answer).toEqual({ data: { learningAsset: { parent: null } } })
      expect(linkedIn.requests).toHaveLength(1)
    },
  )
})

describe('LearningAsset.localized', () => {
  it('takes one call for each locale, and has another id in each', async () => {
    linkedIn.answers(({ target }) => {
      const language = /language=(\w+)/.exec(target)?.[1] ?? 'en'
      return { body: { ...course, title: text(`Java, ${language}`, language) } }
    })

    const answer = await server.query(`{ learningAsset(urn: "${COURSE}") {
      id title
      german: localized(locale: "de-DE") { id title locale }
      germanToo: localized(locale: "de_DE") { description }
    } }`)

    const { id, title, german } = answer.data.learningAsset
    expect([title, german.title, german.locale]).toEqual(['Java, en', 'Java, de', 'de'])
    expect(german.id).not.toBe(id)
    expect(queries()).toEqual([
      `/${COURSE}?includeRetired=true&fields=${withCheapFields('urn', 'title')}`,
      `/${COURSE}?targetLocale.language=de&targetLocale.country=DE&includeRetired=true&fields=${withCheapFields('urn', 'title', 'details.description')}`,
    ])
  })
})
