import type { createCourse, createPage } from './learning-assets-page.ts'

/** LinkedIn's answer to a search, in which only what was requested is there. */
export type Page = ReturnType<typeof createPage>

/** LinkedIn's answer to a look-up. */
export type Course = ReturnType<typeof createCourse>

/** The answer to a search, whose courses are shaped as given. */
export function toPage({ elements, paging }: Page, toNode: (course: Course) => unknown) {
  return {
    learningAssets: { totalCount: paging.total, nodes: elements.map((course) => toNode(course)) },
  }
}

/** A course with its level, its duration and its classifications. */
export function toCourse({ urn, title, details }: Course, titleAlias = 'title') {
  return {
    id: toId(urn, title.locale),
    urn,
    [titleAlias]: title.value,
    difficultyLevel: details.level,
    durationInSeconds: details.timeToComplete.duration,
    classifications: details.classifications.map(({ associatedClassification, path }) => ({
      classification: { name: associatedClassification.name.value },
      path: path.map(({ name }) => ({ name: name.value })),
    })),
  }
}

/** A course with its chapters and their videos. */
export function toCourseWithContents({ urn, title, contents }: Course) {
  return {
    id: toId(urn, title.locale),
    urn,
    title: title.value,
    contents: contents.map(({ asset: chapter }) => ({
      urn: chapter.urn,
      title: chapter.title.value,
      contents: chapter.contents.map(({ asset: video }) => ({
        urn: video.urn,
        title: video.title.value,
      })),
    })),
  }
}

/** The answer to a panel of facets. */
export function toFacets({ metadata, paging }: Page) {
  const facets = {
    assetTypes: metadata.assetTypeFacetMetadata.map(({ assetType, count }) => ({
      value: assetType,
      count,
    })),
    difficultyLevels: metadata.difficultyLevelFacetMetadata.map(({ difficultyLevel, count }) => ({
      value: difficultyLevel,
      count,
    })),
  }
  return { learningAssets: { totalCount: paging.total, facets } }
}

function toId(urn: string, { language, country }: { language: string; country: string }): string {
  return Buffer.from(`LearningAsset|${language}-${country}|${urn}`).toString('base64url')
}
