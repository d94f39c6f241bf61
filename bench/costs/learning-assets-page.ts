/** LinkedIn's answer to the search: the criteria finder's page of 20 courses. */
export function createPage() {
  return {
    elements: Array.from({ length: 20 }, (_, index) => createCourse(index)),
    metadata: {
      assetTypeFacetMetadata: [
        { assetType: 'VIDEO', count: 9_686 },
        { assetType: 'COURSE', count: 734 },
        { assetType: 'LEARNING_PATH', count: 31 },
      ],
      difficultyLevelFacetMetadata: [
        { difficultyLevel: 'INTERMEDIATE', count: 371 },
        { difficultyLevel: 'BEGINNER', count: 240 },
        { difficultyLevel: 'ADVANCED', count: 123 },
      ],
    },
    paging: { start: 0, count: 20, total: 734, links: [] },
  }
}

/** As large as the courses of a real page, about 5 kB, most of which a list does not show. */
function createCourse(index: number) {
  const id = 560_000 + index * 37
  const description = createProse(600, index)
  const shortDescription = createProse(90, index + 3)
  return {
    urn: `urn:li:lyndaCourse:${id}`,
    type: 'COURSE',
    title: localize(createProse(34, index + 5)),
    details: {
      availability: 'AVAILABLE',
      availableLocales: [LOCALE],
      classifications: Array.from({ length: 3 }, (_, place) => createClassification(id + place)),
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
      lastUpdatedAt: 1_667_347_200_000 + index * 86_400_000,
      level: ['BEGINNER', 'INTERMEDIATE', 'ADVANCED'][index % 3],
      publishedAt: 1_588_291_200_000 + index * 86_400_000,
      relationships: [],
      shortDescription: localize(shortDescription),
      shortDescriptionIncludingHtml: localize(`<p>${shortDescription}</p>`),
      timeToComplete: { duration: 3_600 + index * 61, unit: 'SECOND' },
      urls: {
        ssoLaunch: `https://www.linkedin.com/checkpoint/enterprise/login/1234567?application=learning&redirect=https%3A%2F%2Fwww.linkedin.com%2Flearning%2Fcourse-${id}%3Fu%3D1234567`,
        webLaunch: `https://www.linkedin.com/learning/course-${id}?dApp=12345678`,
      },
    },
    contents: [],
  }
}

function createClassification(id: number) {
  const owner = { urn: 'urn:li:organization:1337', name: localize('LinkedIn') }
  const classification = (kind: string) => ({
    urn: `urn:li:lyndaCategory:${id}`,
    type: kind,
    name: localize(`${kind} ${id}`),
    owner,
  })
  return {
    assigner: owner,
    associatedClassification: classification('TOPIC'),
    path: [classification('SUBJECT')],
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
  const words = Array.from({ length }, (_, index) => WORDS[(index * 7 + seed) % WORDS.length])
  return words.join(' ').slice(0, length)
}
