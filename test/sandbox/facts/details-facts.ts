import { expect } from 'vitest'
import { toPlainText } from '../../../src/sandbox/catalogue/description.ts'
import type { SandboxClient, SandboxElement } from '../../support/sandbox.ts'
import { type Fact, findAll, JAVA, PAGES, RECORDED, WITH_RETIRED } from './fact.ts'

const documented = { source: PAGES.assets, grade: 'documented' } as const
const recorded = { source: RECORDED, grade: 'recorded' } as const

type Details = Readonly<Record<string, unknown>>

/** The details of all assets, retired ones too. */
async function findDetails(client: SandboxClient, fields: string): Promise<readonly Details[]> {
  const assets = await findAll(client, `${WITH_RETIRED}&fields=details:(${fields})`)
  return assets.map(({ details }) => details ?? {})
}

async function detailsOfJava({ json }: SandboxClient): Promise<Details> {
  return (await json<SandboxElement>(JAVA)).details ?? {}
}

/** A field of every asset. */
function always(number: string, field: string, isValid: (value: unknown) => boolean): Fact {
  return {
    ...documented,
    number,
    fact: `details have ${field}`,
    check: async (client) => {
      const all = await findDetails(client, field)

      expect(all.filter((details) => !isValid(details[field]))).toEqual([])
    },
  }
}

/** A field of some assets. */
function sometimes(number: string, field: string, type: string): Fact {
  return {
    ...documented,
    number,
    fact: `details may have ${field}`,
    check: async (client) => {
      const values = (await findDetails(client, field)).map((details) => details[field])

      expect(new Set(values.map((value) => typeof value))).toEqual(new Set([type, 'undefined']))
    },
  }
}

function isText(value: unknown): value is { locale: object; value: string } {
  return typeof value === 'object' && value !== null && 'locale' in value && 'value' in value
}

function toTexts({ description, descriptionIncludingHtml }: Details) {
  return isText(description) && isText(descriptionIncludingHtml)
    ? [{ plain: description.value, html: descriptionIncludingHtml.value }]
    : []
}

const isTime = (value: unknown) => Number.isInteger(value) && Number(value) > Date.UTC(2000, 0, 1)

/** 3.2 details. */
export const DETAILS_FACTS: readonly Fact[] = [
  always('3.2.1', 'availability', (value) => value === 'AVAILABLE' || value === 'RETIRED'),
  always('3.2.2', 'availableLocales', (value) => Array.isArray(value) && value.length > 0),
  always('3.2.3', 'classifications', (value) => Array.isArray(value) && value.length > 2),
  always('3.2.4', 'contributors', (value) => Array.isArray(value) && value.length > 0),
  sometimes('3.2.5', 'description', 'object'),
  sometimes('3.2.6', 'descriptionIncludingHtml', 'object'),
  sometimes('3.2.7', 'shortDescription', 'object'),
  sometimes('3.2.8', 'shortDescriptionIncludingHtml', 'object'),
  {
    ...recorded,
    number: '3.2.9',
    fact: 'a plain description is the HTML description without markup',
    check: async (client) => {
      const fields = 'description,descriptionIncludingHtml'
      const texts = (await findDetails(client, fields)).flatMap(toTexts)

      expect(texts.length).toBeGreaterThan(0)
      for (const { plain, html } of texts) {
        expect(plain).toBe(toPlainText(html))
        expect(plain).not.toMatch(/<|&\w+;/)
      }
    },
  },
  {
    ...recorded,
    number: '3.2.10',
    fact: 'discoverableBy is the public',
    check: async (client) => {
      expect((await detailsOfJava(client))['discoverableBy']).toMatchObject([
        {
          accessor: {
            urn: 'urn:li:labeledLearningContentAccessGroup:PUBLIC',
            name: { value: 'Access is open to all.' },
          },
        },
      ])
    },
  },
  always('3.2.11', 'images', (value) => typeof value === 'object' && value !== null),
  {
    number: '3.2.12',
    fact: 'images have primary, except in some assets',
    source: 'one client, and recorded answers',
    grade: 'client',
    check: async (client) => {
      const images = (await findDetails(client, 'images')).map(
        (details) => (details['images'] as { primary?: string }).primary,
      )

      expect(images).toContain(undefined)
      expect(images.find((image) => image !== undefined)).toMatch(
        /^https:\/\/cdn\.lynda\.com\/course\/(\d+)\/\1-\d+-16x9\.jpg$/,
      )
    },
  },
  always('3.2.13', 'lastUpdatedAt', isTime),
  sometimes('3.2.14', 'level', 'string'),
  always('3.2.15', 'publishedAt', isTime),
  {
    ...recorded,
    number: '3.2.16',
    fact: 'publishedAt is midnight UTC',
    check: async (client) => {
      const all = await findDetails(client, 'publishedAt')

      expect(all.every(({ publishedAt }) => Number(publishedAt) % 86_400_000 === 0)).toBe(true)
    },
  },
  always('3.2.17', 'relationships', (value) => Array.isArray(value) && value.length === 0),
  {
    ...documented,
    number: '3.2.18',
    fact: 'retired assets, and no others, have retiredAt',
    check: async (client) => {
      for (const { availability, retiredAt } of await findDetails(
        client,
        'availability,retiredAt',
      )) {
        expect(isTime(retiredAt)).toBe(availability === 'RETIRED')
      }
    },
  },
  {
    number: '3.2.19',
    fact: 'retired assets have no retiredAt and no launch addresses',
    source: 'two clients',
    grade: 'assumed',
    options: {
      assetCount: 200,
      assumptions: { retiredAtReturned: false, retiredLaunchUrls: false },
    },
    check: async (client) => {
      const all = await findDetails(client, 'availability,retiredAt,urls')
      const retired = all.filter(({ availability }) => availability === 'RETIRED')

      expect(new Set(retired.map((details) => JSON.stringify(details)))).toEqual(
        new Set(['{"availability":"RETIRED","urls":{}}']),
      )
    },
  },
  {
    ...documented,
    number: '3.2.20',
    fact: 'timeToComplete is a whole duration and a unit',
    check: async (client) => {
      for (const { timeToComplete } of await findDetails(client, 'timeToComplete')) {
        expect(timeToComplete).toEqual({
          duration: expect.any(Number),
          unit: expect.stringMatching(/^(?:SECOND|MINUTE|HOUR)$/),
        })
      }
    },
  },
  {
    ...recorded,
    number: '3.2.21',
    fact: 'urls.webLaunch is the address on the web',
    check: async (client) => {
      expect((await detailsOfJava(client))['urls']).toMatchObject({
        webLaunch: 'https://www.linkedin.com/learning/learning-java',
      })
    },
  },
  {
    ...recorded,
    number: '3.2.22',
    fact: 'urls.ssoLaunch is the sign-in page, if the account has single sign-on',
    check: async (client) => {
      expect((await detailsOfJava(client))['urls']).toMatchObject({
        ssoLaunch:
          'https://www.linkedin.com/checkpoint/enterprise/login/2113185?pathWildcard=2113185&application=learning&redirect=https%3A%2F%2Fwww.linkedin.com%2Flearning%2Flearning-java%3Fu%3D2113185',
      })
    },
  },
  {
    ...documented,
    number: '3.2.23',
    fact: 'urls have no ssoLaunch if the account has no single sign-on',
    options: { account: { hasSingleSignOn: false } },
    check: async (client) => {
      expect((await detailsOfJava(client))['urls']).not.toHaveProperty('ssoLaunch')
    },
  },
  {
    ...recorded,
    number: '3.2.24',
    fact: 'urls have aiccLaunch if the account has AICC',
    options: { account: { hasAicc: true } },
    check: async (client) => {
      expect((await detailsOfJava(client))['urls']).toMatchObject({
        aiccLaunch: expect.stringMatching(
          /^https:\/\/www\.linkedin\.com\/learning\/aicc\?content=urn%3Ali%3AlyndaCourse%3A669544&account=urn%3Ali%3AenterpriseApplicationInstance%3A%28urn%3Ali%3AenterpriseAccount%3A2113185%2C\d+%29$/,
        ),
      })
    },
  },
  {
    ...documented,
    number: '3.2.25',
    fact: 'urls have no aiccLaunch if the account has no AICC',
    check: async (client) => {
      expect((await detailsOfJava(client))['urls']).not.toHaveProperty('aiccLaunch')
    },
  },
]
