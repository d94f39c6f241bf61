import { toCourseUrn } from './cases.ts'

/** How many different courses there are; those of further numbers repeat them. */
export const COURSES = 4_000

/** LinkedIn's answer to a search: the criteria finder's page of that many courses. */
export function createPage(page: number, count: number) {
  return {
    elements: Array.from({ length: count }, (_, index) => createCourse(page * count + index)),
    metadata: {
      assetTypeFacetMetadata: [
        { assetType: 'VIDEO', count: 9_000 + page },
        { assetType: 'COURSE', count: 700 + page },
        { assetType: 'LEARNING_PATH', count: 31 },
      ],
      difficultyLevelFacetMetadata: [
        { difficultyLevel: 'INTERMEDIATE', count: 340 + page },
        { difficultyLevel: 'BEGINNER', count: 240 },
        { difficultyLevel: 'ADVANCED', count: 120 },
      ],
    },
    paging: { start: 0, count, total: 700 + page, links: [] },
  }
}

/** As large as the courses of a real page, about 6 kB, most of which a list does not show. */
export function createCourse(number: number) {
  const index = number % COURSES
  const id = 560_000 + index * 37
  const description = createProse(600, index)
  const shortDescription = createProse(90, index + 3)
  return {
    urn: toCourseUrn(number),
    type: 'COURSE',
    title: localize(createProse(34, index + 5)),
    details: {
      availability: 'AVAILABLE',
      availableLocales: [LOCALE],
      classifications: Array.from({ length: 3 }, (_, place) =>
        createClassification((index * 7 + place * 11) % CLASSIFICATIONS),
      ),
      contributors: [
        {
          contributionType: 'AUTHOR',
          urn: `urn:li:lyndaAuthor:${id}`,
          name: localize(`Ada Example ${index}`),
          authorDetails: { firstName: localize('Ada'), lastName: localize(`Example ${index}`) },
        },
      ],
      description: localize(description),
      descriptionIncludingHtml: localize(`<p>${description}</p>`),
      discoverableBy: [
        {
          accessor: {
            urn: 'urn:li:labeledLearningContentAccessGroup:PUBLIC',
            name: localize('Access is open to all.'),
          },
        },
      ],
      images: { primary: `https://cdn.lynda.com/course/${id}/${id}-637286211480612800-16x9.jpg` },
      lastUpdatedAt: 1_600_000_000_000 + index * 8_640_000,
      level: ['BEGINNER', 'INTERMEDIATE', 'ADVANCED'][index % 3],
      publishedAt: 1_588_291_200_000 + index * 8_640_000,
      relationships: [],
      shortDescription: localize(shortDescription),
      shortDescriptionIncludingHtml: localize(`<p>${shortDescription}</p>`),
      timeToComplete: { duration: 3_600 + index * 61, unit: 'SECOND' },
      urls: {
        ssoLaunch: `https://www.linkedin.com/checkpoint/enterprise/login/1234567?application=learning&redirect=https%3A%2F%2Fwww.linkedin.com%2Flearning%2Fcourse-${id}%3Fu%3D1234567`,
        webLaunch: `https://www.linkedin.com/learning/course-${id}?dApp=12345678`,
      },
    },
    contents: Array.from({ length: 4 }, (_, place) => createChapter(id * 10 + place)),
  }
}

function createChapter(id: number) {
  const contents = Array.from({ length: 4 }, (_, place) => createVideo(id * 10 + place))
  const title = localize(createProse(24, id))
  return { asset: { urn: `urn:li:lyndaChapter:${id}`, type: 'CHAPTER', title, contents } }
}

function createVideo(id: number) {
  const title = localize(createProse(24, id))
  return { asset: { urn: `urn:li:lyndaVideo:${id}`, type: 'VIDEO', title, contents: [] } }
}

/** How many different classifications there are. */
const CLASSIFICATIONS = 600

function createClassification(id: number) {
  const owner = { urn: 'urn:li:organization:1337', name: localize('LinkedIn') }
  const classification = (type: string, number: number) => ({
    urn: `urn:li:lyndaCategory:${number}`,
    type,
    name: localize(`${type} ${number}`),
    owner,
  })
  return {
    assigner: owner,
    associatedClassification: classification('TOPIC', id),
    path: [classification('SUBJECT', 1_000 + (id % 40))],
  }
}

const LOCALE = { country: 'US', language: 'en' }

function localize(value: string) {
  return { locale: LOCALE, value }
}

const WORDS =
  'learn how to plan write test and ship small clear programs that others can read and trust'.split(
    ' ',
  )

/** Text of that length, another for another seed. */
function createProse(length: number, seed: number): string {
  const words = Array.from(
    { length },
    (_, index) => WORDS[(index * (1 + (seed % 16)) + seed) % WORDS.length],
  )
  return words.join(' ').slice(0, length)
}
