import type { GraphQLResolveInfo } from 'graphql'
import { LinkedInPermissionError } from '../../linkedin/errors.ts'
import {
  type LearningAssetProjection,
  URN_ONLY,
  unite,
} from '../../linkedin/learning-assets/fields.ts'
import { CONTENTS, isWithin } from '../../linkedin/request-url.ts'
import { parseUrn } from '../../linkedin/urn.ts'
import type { Context } from '../context.ts'
import type { EntityKey } from '../loaders.ts'
import type { LearningAssetSource } from '../sources.ts'
import { ASSETS, learningAssetProjection } from './projection.ts'

/** The id of a chapter or a video: `(<URN of its course>,<number>)`. */
const PART_ID = /^\((urn:li:lyndaCourse:[^,()]+),[^,()]+\)$/

/** Where LinkedIn has the videos of a course. */
const VIDEOS = `${CONTENTS.repeat(2)}urn`

/**
 * The asset that another one is part of, and what the current field selects of it: the course of a
 * chapter, the chapter of a video. Null for all other assets.
 *
 * LinkedIn has no field for it. The URNs of chapters and videos contain that of their course, whose
 * contents list the videos of each chapter.
 *
 * @throws {LinkedInPermissionError} when LinkedIn does not permit the contents to be read
 */
export async function lookUpParent(
  { urn, locale }: EntityKey,
  { linkedInLearning: { loaders, linkedIn } }: Context,
  info: GraphQLResolveInfo,
): Promise<LearningAssetSource | null> {
  const { entityType, id = '' } = parseUrn(urn) ?? {}
  const [, courseUrn] = PART_ID.exec(id) ?? []
  if (courseUrn === undefined) return null
  const loadCourse = (projection: LearningAssetProjection) =>
    loaders.learningAsset.load({ urn: courseUrn, locale, projection })
  const projection = learningAssetProjection(info)

  if (entityType === 'lyndaChapter') {
    const course = await loadCourse(projection)
    return course && { entity: course, targetLocale: locale }
  }
  if (entityType === 'lyndaVideo') {
    const contents = unite(projection, { ...URN_ONLY, contents: URN_ONLY })
    const course = await loadCourse({ ...URN_ONLY, contents })
    const chapter = course?.contents.find((part) =>
      part.contents.some((video) => video.urn === urn),
    )
    if (course && !chapter && isWithin(VIDEOS, linkedIn.unpermittedFields(ASSETS))) {
      throw new LinkedInPermissionError(ASSETS, VIDEOS)
    }
    return chapter ? { entity: chapter, targetLocale: locale, contentsLevel: 1 } : null
  }
  return null
}
