import type { LearningAssetEntity } from '../../linkedin/learning-assets/entity.ts'
import type { LearningAssetProjection } from '../../linkedin/learning-assets/fields.ts'
import { URN_ONLY, unite } from '../../linkedin/learning-assets/fields.ts'
import { parseUrn } from '../../linkedin/urn.ts'

/** Which asset another is part of, and how to ask LinkedIn for it. */
export interface ParentLookUp {
  /** The course to ask for. */
  readonly courseUrn: string
  /** What to ask of the course, so that its answer holds what is wanted of the parent. */
  readonly projection: LearningAssetProjection
  /** Finds the parent in the course. Null when it is not there. */
  readonly find: (course: LearningAssetEntity) => LearningAssetEntity | null
}

/**
 * How to find what an asset is part of. LinkedIn does not say; but the URNs of chapters and videos
 * name their course, and the course's contents name the rest. Null for what stands alone.
 */
export function toParentLookUp(urn: string, wanted: LearningAssetProjection): ParentLookUp | null {
  const { entityType = '', id = '' } = parseUrn(urn) ?? {}
  const [, courseUrn] = /^\((urn:li:lyndaCourse:[^,()]+),[^,()]+\)$/.exec(id) ?? []
  if (courseUrn === undefined) return null
  if (entityType === 'lyndaChapter') {
    return { courseUrn, projection: wanted, find: (course) => course }
  }
  if (entityType !== 'lyndaVideo') return null
  return {
    courseUrn,
    projection: { fields: new Set(), contents: unite(wanted, { ...URN_ONLY, contents: URN_ONLY }) },
    find: ({ contents }) =>
      contents.find((chapter) => chapter.contents.some((video) => video.urn === urn)) ?? null,
  }
}
