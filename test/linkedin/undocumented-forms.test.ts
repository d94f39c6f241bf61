import { describe, expect, it } from 'vitest'
import { readActivityReport } from '../../src/linkedin/activity-reports/entity.ts'
import type { ReportForm } from '../../src/linkedin/json.ts'
import { readFacets, readLearningAsset } from '../../src/linkedin/learning-assets/entity.ts'
import { readClassification } from '../../src/linkedin/learning-classifications.ts'

interface Reading {
  readonly description: string
  readonly read: (value: unknown, report: ReportForm) => unknown
  /** The member that is reported. */
  readonly member: string
  readonly documented: readonly [value: unknown, read: unknown]
  /** Forms whose meaning is certain. */
  readonly readable: readonly (readonly [value: unknown, read: unknown])[]
  readonly unreadable: readonly unknown[]
  /** What an unreadable form is read as. */
  readonly empty?: unknown
  /** Whether LinkedIn documents it as always present. */
  readonly isRequired?: boolean
}

const URN = 'urn:li:lyndaCourse:1'
const EN = { language: 'en', country: 'US' }
const asset = (members: object, report: ReportForm) =>
  readLearningAsset({ urn: URN, ...members }, report)
const details = (members: object, report: ReportForm) =>
  asset({ details: members }, report)?.details
const learner = (members: object, report: ReportForm) =>
  readActivityReport({ learnerDetails: members }, report)?.learner
const content = (members: object, report: ReportForm) =>
  readActivityReport({ contentDetails: members }, report)?.content
const activity = (members: object, report: ReportForm) =>
  readActivityReport({ activities: [members] }, report)?.activities[0]

const TEXTS = {
  documented: [{ locale: EN, value: 'Java' }, 'Java'],
  readable: [
    ['Java', 'Java'],
    [{ localized: { en_US: 'Java' }, preferredLocale: EN }, 'Java'],
    [{ localized: { de_DE: 'Kaffee', en_US: 'Java' }, preferredLocale: EN }, 'Java'],
    [{ localized: { en_US: { rawText: 'Java' } } }, 'Java'],
    [{ locale: 'en_US', value: 'Java' }, 'Java'],
  ],
  unreadable: [7, true, ['Java'], { text: 'Java' }, { localized: 'Java' }, { value: 7 }],
} as const

const TIMES = {
  documented: [1_700_000_000_000, 1_700_000_000_000],
  readable: [
    [1_700_000_000, 1_700_000_000_000],
    ['1700000000000', 1_700_000_000_000],
    ['2023-11-14T22:13:20Z', 1_700_000_000_000],
    ['2023-11-14T23:13:20.000+01:00', 1_700_000_000_000],
    ['2023-11-14', 1_699_920_000_000],
  ],
  unreadable: ['yesterday', '2020', {}, true, 1e300, '2023-11-14T22:13:20'],
} as const

const COUNTS = {
  documented: [88, 88],
  readable: [
    ['88', 88],
    [' 88.0 ', 88],
  ],
  unreadable: ['many', {}, true, ''],
} as const

const WORDS = { documented: ['A', 'A'], readable: [], unreadable: [7, {}, ['A'], true] } as const

const URLS = {
  documented: ['https://www.linkedin.com/learning', 'https://www.linkedin.com/learning'],
  readable: [],
  unreadable: ['/learning', '//www.linkedin.com', 'learning', 'javascript:x', URN, 7, {}],
} as const

const READINGS: readonly Reading[] = [
  {
    description: 'title',
    read: (title, report) => asset({ title }, report)?.title?.value ?? null,
    member: 'title',
    ...TEXTS,
  },
  ...(['description', 'shortDescription', 'descriptionIncludingHtml'] as const).map((name) => ({
    description: name,
    read: (value: unknown, report: ReportForm) => details({ [name]: value }, report)?.[name],
    member: `details.${name}`,
    ...TEXTS,
  })),
  {
    description: 'the name of a contributor',
    read: (name, report) => details({ contributors: [{ name }] }, report)?.contributors[0]?.name,
    member: 'details.contributors.name',
    ...TEXTS,
  },
  {
    description: 'the name of a classification',
    read: (name, report) => readClassification({ urn: URN, name }, report)?.name?.value ?? null,
    member: 'name',
    ...TEXTS,
  },
  {
    description: 'the title of a part',
    read: (title, report) =>
      asset({ contents: [{ asset: { urn: URN, title } }] }, report)?.contents[0]?.title?.value ??
      null,
    member: 'contents.asset.title',
    ...TEXTS,
  },
  {
    description: 'the type of an asset',
    read: (type, report) => asset({ type }, report)?.type,
    member: 'type',
    ...WORDS,
  },
  {
    description: 'the level of an asset',
    read: (level, report) => details({ level }, report)?.level,
    member: 'details.level',
    ...WORDS,
  },
  {
    description: 'lastUpdatedAt',
    read: (lastUpdatedAt, report) => details({ lastUpdatedAt }, report)?.lastUpdatedAtMs,
    member: 'details.lastUpdatedAt',
    ...TIMES,
  },
  {
    description: 'firstEngagedAt',
    read: (firstEngagedAt, report) => activity({ firstEngagedAt }, report)?.firstEngagedAtMs,
    member: 'activities.firstEngagedAt',
    ...TIMES,
  },
  {
    description: 'latestDataAt',
    read: (latestDataAt, report) => readActivityReport({ latestDataAt }, report)?.latestDataAtMs,
    member: 'latestDataAt',
    ...TIMES,
  },
  {
    description: 'timeToComplete',
    read: (timeToComplete, report) => details({ timeToComplete }, report)?.timeToCompleteSeconds,
    member: 'details.timeToComplete',
    documented: [{ duration: 6_962, unit: 'SECOND' }, 6_962],
    readable: [
      [{ duration: 6_962 }, 6_962],
      [{ duration: '6962', unit: 'SECOND' }, 6_962],
      [{ duration: 2, unit: 'HOURS' }, 7_200],
      [{ duration: 6_962_000, unit: 'MILLISECOND' }, 6_962],
      [{ duration: 'PT1H56M2S' }, 6_962],
      ['PT1H56M2S', 6_962],
    ],
    unreadable: [6_962, 'long', { duration: 3, unit: 'CHAPTER' }, { duration: {} }, []],
  },
  ...(['aiccLaunch', 'ssoLaunch', 'webLaunch'] as const).map((name) => ({
    description: name,
    read: (value: unknown, report: ReportForm) =>
      details({ urls: { [name]: value } }, report)?.[`${name}Url`],
    member: `details.urls.${name}`,
    ...URLS,
  })),
  {
    description: 'the image of an asset',
    read: (primary, report) => details({ images: { primary } }, report)?.primaryImageUrl,
    member: 'details.images.primary',
    ...URLS,
  },
  {
    description: 'the address of reported content',
    read: (websiteUrl, report) => content({ websiteUrl }, report)?.websiteUrl,
    member: 'contentDetails.websiteUrl',
    ...URLS,
  },
  {
    description: 'the locales of an asset',
    read: (availableLocales, report) => details({ availableLocales }, report)?.availableLocales,
    member: 'details.availableLocales',
    documented: [[EN], ['en-US']],
    readable: [[EN, ['en-US']]],
    unreadable: [7, [7], { en: 'US' }],
    empty: [],
  },
  {
    description: 'the value of a metric',
    read: (engagementValue, report) => activity({ engagementValue }, report)?.value,
    member: 'activities.engagementValue',
    ...COUNTS,
  },
  {
    description: 'a facet',
    read: (count, report) =>
      readFacets({ metadata: { assetTypeFacetMetadata: [{ assetType: 'A', count }] } }, report)
        ?.assetTypes[0]?.count ?? null,
    member: 'metadata.assetTypeFacetMetadata',
    ...COUNTS,
    isRequired: true,
  },
  {
    description: 'the id of a learner',
    read: (uniqueUserId, report) => learner({ uniqueUserId }, report)?.uniqueUserId,
    member: 'learnerDetails.uniqueUserId',
    documented: ['17', '17'],
    readable: [[17, '17']],
    unreadable: [{}, ['17']],
  },
  {
    description: 'an attribute of a learner',
    read: (value, report) =>
      learner({ customAttributes: { CANARY: value } }, report)?.customAttributes[0]?.values,
    member: 'learnerDetails.customAttributes',
    documented: [['7'], ['7']],
    readable: [
      ['7', ['7']],
      [7, ['7']],
      [
        [7, true],
        ['7', 'true'],
      ],
    ],
    unreadable: [{ seven: 7 }, [{}]],
    empty: [],
  },
  {
    description: 'the name of a learner',
    read: (name, report) => learner({ name }, report)?.name,
    member: 'learnerDetails.name',
    documented: ['Ada', 'Ada'],
    readable: [[{ locale: EN, value: 'Ada' }, 'Ada']],
    unreadable: [['Ada'], { first: 'Ada' }],
  },
  {
    description: 'the locale of reported content',
    read: (locale, report) => content({ locale }, report)?.locale,
    member: 'contentDetails.locale',
    documented: [{ language: 'es', country: '419' }, 'es-419'],
    readable: [['zh_Hant_TW', 'zh-Hant-TW']],
    unreadable: [7, 'Spanish', { lang: 'es' }],
  },
]

describe.each(READINGS)(
  '$description',
  ({ read, member, documented, readable, unreadable, empty, isRequired }) => {
    it('is read as documented, and nothing is reported', () => {
      const { value, members } = record(read, documented[0])

      expect(value).toEqual(documented[1])
      expect(members).toEqual([])
    })

    it('is empty where it is absent, and nothing is reported', () => {
      for (const absent of [null, undefined]) {
        const { value, members } = record(read, absent)

        expect(value ?? null).toEqual(empty ?? null)
        if (!isRequired) expect(members).toEqual([])
      }
    })

    it('is read from other forms whose meaning is certain, and reported', () => {
      for (const [form, expected] of readable) {
        const { value, members } = record(read, form)

        expect(value, JSON.stringify(form)).toEqual(expected)
        expect(members[0], JSON.stringify(form)).toMatch(new RegExp(`^${member}`))
      }
    })

    it('is reported in other forms, and empty', () => {
      for (const form of unreadable) {
        const { value, members } = record(read, form)

        expect(value ?? null, JSON.stringify(form)).toEqual(empty ?? null)
        expect(members[0], JSON.stringify(form)).toMatch(new RegExp(`^${member}`))
      }
    })
  },
)

describe('an address that is empty', () => {
  it('is null, and not reported: LinkedIn sends it for none', () => {
    const { value, members } = record(
      (ssoLaunch, report) => details({ urls: { ssoLaunch } }, report)?.ssoLaunchUrl,
      '',
    )

    expect(value).toBeNull()
    expect(members).toEqual([])
  })
})

function record(read: Reading['read'], value: unknown) {
  const members: string[] = []
  return { value: read(value, (member) => members.push(member)), members }
}
