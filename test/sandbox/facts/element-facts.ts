import { expect } from 'vitest'
import type { SandboxElement } from '../../support/sandbox.ts'
import {
  CRITERIA,
  detailsOf,
  type Fact,
  findAll,
  JAVA,
  PAGES,
  RECORDED,
  WITH_RETIRED,
} from './fact.ts'

const documented = { source: PAGES.assets, grade: 'documented' } as const
const recorded = { source: RECORDED, grade: 'recorded' } as const

interface Entry {
  associatedClassification: { urn: string; type: string; name: { value: string }; owner: object }
  assigner: { urn: string; name: { value: string } }
  path: { type: string }[]
}

interface Contributor {
  urn: string
  contributionType: string
  name: { value: string }
  authorDetails?: { firstName: { value: string }; lastName: { value: string } }
}

function entriesOf(asset: SandboxElement): Entry[] {
  return detailsOf(asset)['classifications'] as Entry[]
}

function contributorsOf(asset: SandboxElement): Contributor[] {
  return detailsOf(asset)['contributors'] as Contributor[]
}

/** 3.1 the asset, 3.3 the parts of its details. */
export const ELEMENT_FACTS: readonly Fact[] = [
  ...[
    { field: 'urn', value: 'urn:li:lyndaCourse:669544' },
    { field: 'type', value: 'COURSE' },
    {
      field: 'title',
      value: { locale: { country: 'US', language: 'en' }, value: 'Learning Java' },
    },
    { field: 'details', value: expect.any(Object) },
    { field: 'contents', value: expect.any(Array) },
  ].map(
    ({ field, value }, index): Fact => ({
      ...documented,
      number: `3.1.${index + 1}`,
      fact: `an asset has ${field}`,
      check: async ({ json }) => {
        expect(await json(JAVA)).toHaveProperty(field, value)
      },
    }),
  ),
  {
    ...recorded,
    number: '3.1.6',
    fact: 'contents holds the whole tree of chapters and videos, each under the key asset',
    check: async ({ json }) => {
      const course = await json<SandboxElement>(JAVA)
      const chapters = course.contents.map(({ asset }) => asset)
      const videos = chapters.flatMap(({ contents }) => contents.map(({ asset }) => asset))

      expect(new Set(chapters.map(({ type }) => type))).toEqual(new Set(['CHAPTER']))
      expect(new Set(videos.map(({ type }) => type))).toEqual(new Set(['VIDEO']))
      expect(Object.keys(videos[0] ?? {}).sort()).toEqual(['contents', 'title', 'type', 'urn'])
      expect(videos[0]?.contents).toEqual([])
    },
  },
  {
    number: '3.1.7',
    fact: 'contents of a learning path are its courses',
    source: 'no recorded answer',
    grade: 'assumed',
    check: async ({ json }) => {
      const { elements } = await json(
        `${CRITERIA}&assetFilteringCriteria.assetTypes[0]=LEARNING_PATH&count=1`,
      )

      expect(new Set(elements[0]?.contents.map(({ asset }) => asset.type))).toEqual(
        new Set(['COURSE']),
      )
    },
  },
  {
    number: '3.3.1',
    fact: 'a locale has a language, and mostly a country',
    source: 'one client',
    grade: 'client',
    check: async (client) => {
      const assets = await findAll(client, `${WITH_RETIRED}&fields=title`)

      expect(assets.every(({ title }) => /^[a-z]{2}$/.test(title.locale.language))).toBe(true)
      expect(assets.some(({ title }) => title.locale.country === undefined)).toBe(true)
    },
  },
  {
    ...recorded,
    number: '3.3.2',
    fact: 'a contributor has a kind, a name, a URN, and as a person a first and last name',
    check: async ({ json }) => {
      const [contributor] = contributorsOf(await json<SandboxElement>(JAVA))

      expect(contributor).toMatchObject({
        contributionType: 'AUTHOR',
        urn: expect.stringMatching(/^urn:li:lyndaAuthor:\d+$/),
        name: { value: expect.any(String) },
        authorDetails: {
          firstName: { value: expect.any(String) },
          lastName: { value: expect.any(String) },
        },
      })
    },
  },
  {
    ...recorded,
    number: '3.3.3',
    fact: 'a company as an author has its name as first name, and an empty last name',
    check: async (client) => {
      const assets = await findAll(client, 'fields=details:(contributors)')
      const company = assets
        .flatMap(contributorsOf)
        .find(({ authorDetails }) => authorDetails?.lastName.value === '')

      expect(company?.authorDetails?.firstName.value).toBe(company?.name.value)
    },
  },
  {
    ...recorded,
    number: '3.3.4',
    fact: 'skills come first, then topic, subject and library, each with its parents, nearest first',
    check: async ({ json }) => {
      const entries = entriesOf(await json<SandboxElement>(JAVA))

      expect(
        entries.map(({ associatedClassification: { type, name }, path }) => [
          type,
          name.value,
          path.map((parent) => parent.type),
        ]),
      ).toEqual([
        ['SKILL', 'Java', []],
        ['TOPIC', 'Java', ['SUBJECT', 'LIBRARY']],
        ['SUBJECT', 'Software Development', ['LIBRARY']],
        ['LIBRARY', 'Technology', []],
      ])
    },
  },
  {
    ...recorded,
    number: '3.3.5',
    fact: 'classifications are owned and assigned by LinkedIn',
    check: async ({ json }) => {
      const linkedIn = { urn: 'urn:li:organization:1337', name: { value: 'LinkedIn' } }

      for (const entry of entriesOf(await json<SandboxElement>(JAVA))) {
        expect(entry).toMatchObject({
          assigner: linkedIn,
          associatedClassification: { owner: linkedIn },
        })
      }
    },
  },
  {
    ...recorded,
    number: '3.3.6',
    fact: 'credit hours are a classification, owned by the body that grants them',
    check: async (client) => {
      const assets = await findAll(client, 'fields=details:(classifications)')
      const entry = assets
        .flatMap(entriesOf)
        .find(({ associatedClassification: { type } }) => type === 'CONTINUING_EDUCATION_UNIT')

      expect(entry).toMatchObject({
        associatedClassification: {
          urn: 'urn:li:lyndaCredentialingProgram:(urn:li:lyndaCredentialingAgency:5,5)',
          name: { value: 'CPE' },
          owner: {
            urn: 'urn:li:lyndaCredentialingAgency:5',
            name: { value: 'National Association of State Boards of Accountancy (NASBA)' },
          },
        },
        path: [],
      })
    },
  },
]
