import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFacets, readLearningAsset } from '../../../src/linkedin/learning-assets/entity.ts'

const EN_US = { country: 'US', language: 'en' }
const text = (value: string) => ({ locale: EN_US, value })

const LINKEDIN = { urn: 'urn:li:organization:1337', name: text('LinkedIn') }

/** Every documented member of an asset, and some others. */
const COURSE = {
  urn: 'urn:li:lyndaCourse:669544',
  type: 'COURSE',
  title: text('Learning Java'),
  contents: [
    {
      asset: {
        urn: 'urn:li:lyndaChapter:(urn:li:lyndaCourse:669544,1)',
        type: 'CHAPTER',
        contents: [],
      },
    },
  ],
  details: {
    availability: 'AVAILABLE',
    availableLocales: [EN_US, { country: 'ID', language: 'in' }],
    contributors: [
      {
        contributionType: 'AUTHOR',
        urn: 'urn:li:lyndaAuthor:1',
        name: text('Ada Lovelace'),
        authorDetails: { firstName: text('Ada'), lastName: text('Lovelace') },
      },
    ],
    classifications: [
      {
        assigner: LINKEDIN,
        associatedClassification: {
          urn: 'urn:li:lyndaCategory:7252',
          name: text('Java'),
          type: 'TOPIC',
          owner: LINKEDIN,
        },
        path: [{ urn: 'urn:li:lyndaCategory:7164', name: text('Technology'), type: 'LIBRARY' }],
      },
    ],
    description: text('All of Java.'),
    discoverableBy: [
      {
        accessor: {
          urn: 'urn:li:labeledLearningContentAccessGroup:PUBLIC',
          name: text('Access is open to all.'),
        },
      },
    ],
    descriptionIncludingHtml: text('<i>All</i> of Java.'),
    images: { primary: 'https://cdn.lynda.com/course/669544/669544-16x9.jpg' },
    lastUpdatedAt: 1_600_000_000_000,
    level: 'BEGINNER',
    publishedAt: 1_500_000_000_000,
    retiredAt: 1_700_000_000_000,
    relationships: [],
    shortDescription: text('Java.'),
    shortDescriptionIncludingHtml: text('<b>Java</b>.'),
    timeToComplete: { duration: 7_200, unit: 'SECOND' },
    urls: {
      aiccLaunch: 'https://www.linkedin.com/learning/aicc?content=1',
      ssoLaunch: 'https://www.linkedin.com/checkpoint/enterprise/login/1',
      webLaunch: 'https://www.linkedin.com/learning/learning-java',
    },
  },
}

function readDetails(details: unknown) {
  return readLearningAsset({ urn: COURSE.urn, details })?.details
}

function readTime(timeToComplete: unknown) {
  return readDetails({ timeToComplete })?.timeToCompleteSeconds
}

function readContributors(...contributors: unknown[]) {
  return readDetails({ contributors })?.contributors
}

describe('readLearningAsset', () => {
  it('reads every documented member, and no other', () => {
    expect(readLearningAsset(COURSE)).toEqual({
      urn: 'urn:li:lyndaCourse:669544',
      type: 'COURSE',
      title: { value: 'Learning Java', locale: 'en-US' },
      details: {
        availability: 'AVAILABLE',
        availableLocales: ['en-US', 'id-ID'],
        classifications: [
          {
            assigner: { urn: 'urn:li:organization:1337', name: 'LinkedIn' },
            associatedClassification: {
              urn: 'urn:li:lyndaCategory:7252',
              name: { value: 'Java', locale: 'en-US' },
              type: 'TOPIC',
              owner: { urn: 'urn:li:organization:1337', name: 'LinkedIn' },
            },
            path: [
              {
                urn: 'urn:li:lyndaCategory:7164',
                name: { value: 'Technology', locale: 'en-US' },
                type: 'LIBRARY',
                owner: null,
              },
            ],
          },
        ],
        contributors: [
          {
            contributionType: 'AUTHOR',
            urn: 'urn:li:lyndaAuthor:1',
            name: 'Ada Lovelace',
            firstName: 'Ada',
            lastName: 'Lovelace',
          },
        ],
        description: 'All of Java.',
        descriptionIncludingHtml: '<i>All</i> of Java.',
        discoverableBy: [
          {
            urn: 'urn:li:labeledLearningContentAccessGroup:PUBLIC',
            name: 'Access is open to all.',
          },
        ],
        primaryImageUrl: 'https://cdn.lynda.com/course/669544/669544-16x9.jpg',
        lastUpdatedAtMs: 1_600_000_000_000,
        level: 'BEGINNER',
        publishedAtMs: 1_500_000_000_000,
        retiredAtMs: 1_700_000_000_000,
        shortDescription: 'Java.',
        shortDescriptionIncludingHtml: '<b>Java</b>.',
        timeToCompleteSeconds: 7_200,
        aiccLaunchUrl: 'https://www.linkedin.com/learning/aicc?content=1',
        ssoLaunchUrl: 'https://www.linkedin.com/checkpoint/enterprise/login/1',
        webLaunchUrl: 'https://www.linkedin.com/learning/learning-java',
      },
      contents: [
        {
          urn: 'urn:li:lyndaChapter:(urn:li:lyndaCourse:669544,1)',
          type: 'CHAPTER',
          title: null,
          details: null,
          contents: [],
        },
      ],
    })
  })

  it('reads an asset of the documented search, with two fields', () => {
    expect(readLearningAsset({ urn: COURSE.urn, title: COURSE.title })).toEqual({
      urn: COURSE.urn,
      type: null,
      title: { value: 'Learning Java', locale: 'en-US' },
      details: null,
      contents: [],
    })
  })

  it('reads details without members', () => {
    expect(readDetails({})).toEqual({
      availability: null,
      availableLocales: [],
      classifications: [],
      contributors: [],
      description: null,
      descriptionIncludingHtml: null,
      discoverableBy: [],
      primaryImageUrl: null,
      lastUpdatedAtMs: null,
      level: null,
      publishedAtMs: null,
      retiredAtMs: null,
      shortDescription: null,
      shortDescriptionIncludingHtml: null,
      timeToCompleteSeconds: null,
      aiccLaunchUrl: null,
      ssoLaunchUrl: null,
      webLaunchUrl: null,
    })
  })

  it('keeps unknown values', () => {
    const details = { availability: 'PAUSED', level: 'EXPERT' }

    expect(readLearningAsset({ urn: COURSE.urn, type: 'PODCAST', details })).toMatchObject({
      type: 'PODCAST',
      details: { availability: 'PAUSED', level: 'EXPERT' },
    })
  })

  it.each([
    { description: 'null', element: null },
    { description: 'undefined', element: undefined },
    { description: 'a string', element: COURSE.urn },
    { description: 'a list', element: [COURSE] },
    { description: 'an empty object', element: {} },
    { description: 'a URN that is null', element: { ...COURSE, urn: null } },
    { description: 'a URN of a wrong type', element: { ...COURSE, urn: 669544 } },
    { description: 'an error', element: { status: 500, message: 'Internal Server Error' } },
  ])('is null for $description', ({ element }) => {
    expect(readLearningAsset(element)).toBeNull()
  })

  it.each([
    { description: 'no primary image', details: { images: {} }, member: 'primaryImageUrl' },
    { description: 'images of a wrong type', details: { images: [] }, member: 'primaryImageUrl' },
    { description: 'no launch URL', details: { urls: {} }, member: 'ssoLaunchUrl' },
    { description: 'urls that are null', details: { urls: null }, member: 'webLaunchUrl' },
    { description: 'a level of a wrong type', details: { level: 1 }, member: 'level' },
    {
      description: 'a time that may be a year',
      details: { publishedAt: '2020' },
      member: 'publishedAtMs',
    },
    {
      description: 'a text that is a number',
      details: { description: 7 },
      member: 'description',
    },
  ] as const)('reads $description as null', ({ details, member }) => {
    expect(readDetails(details)?.[member]).toBeNull()
  })

  it.each([
    { description: 'null', details: null },
    { description: 'a string', details: 'x' },
    { description: 'a list', details: [{}] },
  ])('has null details where they are $description', ({ details }) => {
    expect(readDetails(details)).toBeNull()
  })

  it('never throws for any JSON', () => {
    const anyMember = fc.constantFrom(...Object.keys(COURSE.details))
    const anyDetails = fc.dictionary(anyMember, fc.jsonValue())

    fc.assert(
      fc.property(anyDetails, fc.jsonValue(), (details, title) => {
        expect(readLearningAsset({ urn: COURSE.urn, title, details })).not.toBeNull()
      }),
    )
  })
})

describe('timeToCompleteSeconds', () => {
  it.each([
    { description: 'seconds', time: { duration: 90, unit: 'SECOND' }, seconds: 90 },
    { description: 'minutes', time: { duration: 90, unit: 'MINUTE' }, seconds: 5_400 },
    { description: 'hours', time: { duration: 2, unit: 'HOUR' }, seconds: 7_200 },
    { description: 'half an hour', time: { duration: 0.5, unit: 'HOUR' }, seconds: 1_800 },
    { description: 'a unit in lower case', time: { duration: 2, unit: 'hour' }, seconds: 7_200 },
    { description: 'zero', time: { duration: 0, unit: 'SECOND' }, seconds: 0 },
    { description: 'an unknown unit', time: { duration: 2, unit: 'CHAPTER' }, seconds: null },
    { description: 'days', time: { duration: 2, unit: 'DAYS' }, seconds: 172_800 },
    { description: 'no unit', time: { duration: 6_962 }, seconds: 6_962 },
    { description: 'a unit of a wrong type', time: { duration: 2, unit: 1 }, seconds: null },
    { description: 'no duration', time: { unit: 'SECOND' }, seconds: null },
    {
      description: 'a duration that is a string',
      time: { duration: '2', unit: 'SECOND' },
      seconds: 2,
    },
    { description: 'ISO 8601', time: 'PT1H56M2S', seconds: 6_962 },
    { description: 'ISO 8601 as its duration', time: { duration: 'P1DT1M' }, seconds: 86_460 },
    { description: 'ISO 8601 with months', time: 'P1M', seconds: null },
    { description: 'a number alone', time: 90, seconds: null },
    { description: 'null', time: null, seconds: null },
  ])('is read from $description', ({ time, seconds }) => {
    expect(readTime(time)).toBe(seconds)
  })
})

describe('contributors', () => {
  it('have a null last name where it is an empty string, as of companies', () => {
    const company = { authorDetails: { firstName: text('ITProTV'), lastName: text('') } }

    expect(readContributors(company)).toMatchObject([{ firstName: 'ITProTV', lastName: null }])
  })

  it('include one without members', () => {
    expect(readContributors({})).toEqual([
      { urn: null, name: null, contributionType: null, firstName: null, lastName: null },
    ])
  })

  it('leave out what is no object', () => {
    expect(readContributors(null, 'Ada', 1, [])).toEqual([])
  })
})

const DOCUMENTED = {
  metadata: {
    assetTypeFacetMetadata: [
      { count: 3000, assetType: 'VIDEO' },
      { count: 116, assetType: 'COURSE' },
      { count: 2, assetType: 'LEARNING_PATH' },
    ],
    difficultyLevelFacetMetadata: [
      { difficultyLevel: 'INTERMEDIATE', count: 1427 },
      { difficultyLevel: 'BEGINNER', count: 727 },
      { difficultyLevel: 'ADVANCED', count: 173 },
    ],
  },
}

function readAssetTypes(...counts: unknown[]) {
  return readFacets({ metadata: { assetTypeFacetMetadata: counts } })?.assetTypes
}

describe('readFacets', () => {
  it('reads the documented counts in their order', () => {
    expect(readFacets(DOCUMENTED)).toEqual({
      assetTypes: [
        { value: 'VIDEO', count: 3000 },
        { value: 'COURSE', count: 116 },
        { value: 'LEARNING_PATH', count: 2 },
      ],
      difficultyLevels: [
        { value: 'INTERMEDIATE', count: 1427 },
        { value: 'BEGINNER', count: 727 },
        { value: 'ADVANCED', count: 173 },
      ],
    })
  })

  it('reads the counts of one dimension', () => {
    const metadata = { difficultyLevelFacetMetadata: [{ difficultyLevel: 'BEGINNER', count: 0 }] }

    expect(readFacets({ metadata })).toEqual({
      assetTypes: [],
      difficultyLevels: [{ value: 'BEGINNER', count: 0 }],
    })
  })

  it('keeps unknown values', () => {
    expect(readAssetTypes({ assetType: 'EVENT', count: 0 })).toEqual([{ value: 'EVENT', count: 0 }])
  })

  it.each([
    { description: 'a bulk page, whose metadata is empty', body: { metadata: {} } },
    { description: 'a page without metadata', body: { elements: [] } },
    { description: 'metadata that is null', body: { metadata: null } },
    { description: 'metadata of a wrong type', body: { metadata: [DOCUMENTED.metadata] } },
    { description: 'facets of another kind', body: { metadata: { skillFacetMetadata: [] } } },
    { description: 'a null body', body: null },
  ])('is null for $description', ({ body }) => {
    expect(readFacets(body)).toBeNull()
  })

  it.each([
    { description: 'no value', item: { count: 1 } },
    { description: 'no count', item: { assetType: 'COURSE' } },
    { description: 'a count that is no number', item: { assetType: 'COURSE', count: 'many' } },
    { description: 'a value of a wrong type', item: { assetType: 1, count: 1 } },
    { description: 'the other dimension', item: { difficultyLevel: 'BEGINNER', count: 1 } },
    { description: 'null', item: null },
    { description: 'a string', item: 'COURSE' },
  ])('leaves out a count: $description', ({ item }) => {
    expect(readAssetTypes(item, { assetType: 'VIDEO', count: 2 })).toEqual([
      { value: 'VIDEO', count: 2 },
    ])
  })
})
