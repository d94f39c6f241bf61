import type { GraphQLResolveInfo } from 'graphql'
import type {
  ClassificationField,
  ClassificationProjection,
} from '../linkedin/learning-classification.ts'
import type { Classification } from './generated/resolver-types.ts'
import { selectionOf } from './selection.ts'

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
  const projection = new Set<ClassificationField>()
  for (const path of paths) {
    for (const name of selectionOf(info, 'Classification', path).keys()) {
      if (isClassificationField(name)) for (const field of NEEDS[name]) projection.add(field)
    }
  }
  return projection
}

function isClassificationField(name: string): name is keyof typeof NEEDS {
  return Object.hasOwn(NEEDS, name)
}
