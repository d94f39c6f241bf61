import type { GraphQLResolveInfo } from 'graphql'
import type {
  ClassificationField,
  ClassificationProjection,
} from '../../linkedin/learning-classifications.ts'
import type { Classification } from '../generated/resolver-types.ts'
import { NODE_PATHS } from '../pagination.ts'
import { memoizeBySelection, neededFields, selectionOf } from '../selection.ts'

/** LinkedIn's resource of classifications. */
export const CLASSIFICATIONS = '/v2/learningClassifications'

/** What each field of a `Classification` needs of LinkedIn. The name has the locale with it. */
export const CLASSIFICATION_DEPENDENCIES: Readonly<
  Record<Exclude<keyof Classification, '__typename'>, readonly ClassificationField[]>
> = {
  id: ['name'],
  urn: [],
  type: ['type'],
  linkedInType: ['type'],
  name: ['name'],
  locale: ['name'],
  owner: ['owner'],
}

/** What the classification that the current field selects needs of LinkedIn. */
export const classificationProjection = memoizeBySelection((info) => projectionAt(info, [[]]))

/** What the classifications of the connection that the current field selects need of LinkedIn. */
export const nodesProjection = memoizeBySelection((info) => projectionAt(info, NODE_PATHS))

function projectionAt(
  info: GraphQLResolveInfo,
  paths: readonly (readonly string[])[],
): ClassificationProjection {
  return new Set(
    paths.flatMap((path) =>
      neededFields(selectionOf(info, 'Classification', path), CLASSIFICATION_DEPENDENCIES, info),
    ),
  )
}
