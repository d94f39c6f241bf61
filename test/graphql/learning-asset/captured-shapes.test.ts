import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../../support/test-server.ts'

const EVERYTHING = `{
  learningAssets(filter: {keyword: "x"}) {
    nodes {
      urn assetType linkedInAssetType title locale shortDescription shortDescriptionHtml description
      descriptionHtml difficultyLevel linkedInDifficultyLevel durationInSeconds availability
      publishedAt lastUpdatedAt retiredAt availableLocales imageUrl webUrl ssoUrl aiccUrl
      contributors { urn name role firstName lastName }
    }
    pageInfo { hasNextPage }
  }
}`

const EMPTY = {
  urn: 'urn:li:lyndaCourse:1',
  assetType: 'UNKNOWN',
  linkedInAssetType: null,
  title: '',
  locale: null,
  shortDescription: null,
  shortDescriptionHtml: null,
  description: null,
  descriptionHtml: null,
  difficultyLevel: null,
  linkedInDifficultyLevel: null,
  durationInSeconds: null,
  availability: null,
  publishedAt: null,
  lastUpdatedAt: null,
  retiredAt: null,
  availableLocales: [],
  imageUrl: null,
  webUrl: null,
  ssoUrl: null,
  aiccUrl: null,
  contributors: [],
}

const text = (value: string, locale: object = { language: 'en', country: 'US' }) => ({
  value,
  locale,
})

const COURSE = {
  urn: 'urn:li:lyndaCourse:1',
  type: 'COURSE',
  title: text('Learning Java'),
  contents: [],
  somethingNew: { undocumented: 'value' },
  details: {
    availability: 'AVAILABLE',
    availableLocales: [
      { language: 'en', country: 'US' },
      { language: 'in', country: 'ID' },
    ],
    contributors: [
      {
        contributionType: 'AUTHOR',
        name: text('Kathryn Hodge'),
        urn: 'urn:li:lyndaAuthor:1',
        authorDetails: { firstName: text('Kathryn'), lastName: text('Hodge') },
      },
    ],
    description: text('All of it.'),
    descriptionIncludingHtml: text('<i>All</i> of it.'),
    shortDescription: text('It.'),
    shortDescriptionIncludingHtml: text('<i>It.</i>'),
    images: { primary: 'https://cdn.lynda.com/course/1/1-2-16x9.jpg' },
    lastUpdatedAt: 1714521600123,
    level: 'BEGINNER',
    publishedAt: 1569888000000,
    relationships: [],
    retiredAt: 1714521600000,
    timeToComplete: { duration: 90, unit: 'MINUTE' },
    urls: {
      webLaunch: 'https://www.linkedin.com/learning/learning-java',
      ssoLaunch: 'https://www.linkedin.com/checkpoint/enterprise/login/1',
      aiccLaunch: 'https://www.linkedin.com/learning/aicc?content=1',
    },
  },
}

const FULL = {
  urn: 'urn:li:lyndaCourse:1',
  assetType: 'COURSE',
  linkedInAssetType: 'COURSE',
  title: 'Learning Java',
  locale: 'en-US',
  shortDescription: 'It.',
  shortDescriptionHtml: '<i>It.</i>',
  description: 'All of it.',
  descriptionHtml: '<i>All</i> of it.',
  difficultyLevel: 'BEGINNER',
  linkedInDifficultyLevel: 'BEGINNER',
  durationInSeconds: 5400,
  availability: 'AVAILABLE',
  publishedAt: '2019-10-01T00:00:00.000Z',
  lastUpdatedAt: '2024-05-01T00:00:00.123Z',
  retiredAt: '2024-05-01T00:00:00.000Z',
  availableLocales: ['en-US', 'id-ID'],
  imageUrl: 'https://cdn.lynda.com/course/1/1-2-16x9.jpg',
  webUrl: 'https://www.linkedin.com/learning/learning-java',
  ssoUrl: 'https://www.linkedin.com/checkpoint/enterprise/login/1',
  aiccUrl: 'https://www.linkedin.com/learning/aicc?content=1',
  contributors: [
    {
      urn: 'urn:li:lyndaAuthor:1',
      name: 'Kathryn Hodge',
      role: 'AUTHOR',
      firstName: 'Kathryn',
      lastName: 'Hodge',
    },
  ],
}

const details = (changes: object) => ({ ...COURSE, details: { ...COURSE.details, ...changes } })

describe('an asset in a shape that LinkedIn was seen to send', () => {
  let linkedIn: FakeLinkedIn
  let server: TestServer

  beforeEach(async () => {
    linkedIn = await startFakeLinkedIn()
    server = await startServerFor(linkedIn.config)
  })

  afterEach(async () => {
    await server.close()
    await linkedIn.close()
  })

  it.each([
    { description: 'whole', element: COURSE, node: FULL },
    { description: 'with nothing but its name', element: { urn: EMPTY.urn }, node: EMPTY },
    {
      description: 'without a level',
      element: details({ level: undefined }),
      node: { ...FULL, difficultyLevel: null, linkedInDifficultyLevel: null },
    },
    {
      description: 'without an image',
      element: details({ images: {} }),
      node: { ...FULL, imageUrl: null },
    },
    {
      description: 'without launch addresses',
      element: details({ urls: {} }),
      node: { ...FULL, webUrl: null, ssoUrl: null, aiccUrl: null },
    },
    {
      description: 'without a country',
      element: { ...COURSE, title: text('Java', { language: 'de' }) },
      node: { ...FULL, title: 'Java', locale: 'de' },
    },
    {
      description: 'by a company, whose last name is empty',
      element: details({
        contributors: [
          {
            contributionType: 'PUBLISHER',
            name: text('ITProTV'),
            urn: 'urn:li:lyndaAuthor:2',
            authorDetails: { firstName: text('ITProTV'), lastName: text('') },
          },
        ],
      }),
      node: {
        ...FULL,
        contributors: [
          {
            urn: 'urn:li:lyndaAuthor:2',
            name: 'ITProTV',
            role: 'PUBLISHER',
            firstName: 'ITProTV',
            lastName: null,
          },
        ],
      },
    },
    {
      description: 'with enum values that are not documented',
      element: {
        ...details({
          level: 'EXPERT',
          availability: 'PAUSED',
          contributors: [{ contributionType: 'EDITOR' }],
        }),
        type: 'MASTERCLASS',
      },
      node: {
        ...FULL,
        assetType: 'UNKNOWN',
        linkedInAssetType: 'MASTERCLASS',
        difficultyLevel: 'UNKNOWN',
        linkedInDifficultyLevel: 'EXPERT',
        availability: 'UNKNOWN',
        contributors: [{ urn: null, name: null, role: 'UNKNOWN', firstName: null, lastName: null }],
      },
    },
    {
      description: 'with a length in a unit that is not documented',
      element: details({ timeToComplete: { duration: 3, unit: 'FORTNIGHT' } }),
      node: { ...FULL, durationInSeconds: null },
    },
    {
      description: 'with values of other kinds than documented',
      element: {
        urn: EMPTY.urn,
        type: 7,
        details: {
          availability: [],
          availableLocales: {},
          contributors: 'Kathryn',
          description: null,
          images: 'none',
          lastUpdatedAt: 'yesterday',
          level: {},
          publishedAt: 1e300,
          timeToComplete: 90,
          urls: [],
        },
      },
      node: EMPTY,
    },
  ])('is served $description', async ({ element, node }) => {
    // LinkedIn leaves out the `next` link of the last page, and of some pages before it.
    linkedIn.answers({
      body: {
        metadata: {},
        elements: [element],
        paging: { total: 21, count: 20, start: 0, links: [] },
      },
    })

    const answer = await server.query(EVERYTHING)

    expect(answer).toEqual({
      data: { learningAssets: { nodes: [node], pageInfo: { hasNextPage: true } } },
    })
  })
})
