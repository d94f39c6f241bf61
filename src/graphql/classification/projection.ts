import type { GraphQLResolveInfo } from 'graphql'
import type {
  ClassificationField,
  ClassificationProjection,
} from '../../linkedin/learning-classifications.ts'
import type { Classification } from '../generated/resolver-types.ts'
import { type Selection, selectionOf } from '../selection.ts'

/**
 * What each field of a `Classification` needs of LinkedIn. The name tells the locale that a
 * classification is in.
 */
const NEEDS: Readonly<
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

/** What LinkedIn must return for the classifications that the current field selects. */
export function classificationProjection(
  info: GraphQLResolveInfo,
  paths: readonly (readonly string[])[] = [[]],
): ClassificationProjection {
  return new Set(
    paths.flatMap((path) => classificationFields(selectionOf(info, 'Classification', path))),
  )
}

/** What LinkedIn must return for a selection of a classification. */
export function classificationFields(selection: Selection): ClassificationField[] {
  return [...selection.keys()].flatMap((name) => (isClassificationField(name) ? NEEDS[name] : []))
}

function isClassificationField(name: string): name is keyof typeof NEEDS {
  return Object.hasOwn(NEEDS, name)
}
