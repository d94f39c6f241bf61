/**
 * Classifications in GraphQL: the queries for them are here, their fields in `resolvers.ts`, and
 * what a selection of them requests from LinkedIn in `projection.ts`.
 */
import type { LinkedInClient } from '../../linkedin/client.ts'
import type {
  ClassificationEntity,
  ClassificationProjection,
} from '../../linkedin/learning-classifications.ts'
import type { Locale } from '../../linkedin/locale.ts'
import type { Page, PageWindow } from '../../linkedin/page.ts'
import { checkClassificationUrn, checkLength, MAX_KEYS, toKeyword } from '../arguments.ts'
import { InvalidArgumentError } from '../errors.ts'
import type { ClassificationType, InputMaybe, QueryResolvers } from '../generated/resolver-types.ts'
import { lookUpClassification } from '../lookups.ts'
import { readRange, toConnection, toRange } from '../pagination.ts'
import { nodesProjection } from './projection.ts'

/** Classifications by URN, by keyword and by type. */
export const classificationQueries: Pick<
  QueryResolvers,
  'classification' | 'classificationsByUrn' | 'classifications'
> = {
  classification(_, { urn, locale }, context, info) {
    checkClassificationUrn('urn', urn)
    return lookUpClassification({ urn, locale: locale ?? undefined }, context, info)
  },

  classificationsByUrn(_, { urns, locale }, context, info) {
    checkLength('urns', urns, MAX_KEYS)
    return urns.map(async (urn, index) => {
      checkClassificationUrn(`urns[${index}]`, urn)
      return lookUpClassification({ urn, locale: locale ?? undefined }, context, info)
    })
  },

  async classifications(
    _,
    { keyword, type, locale, ...args },
    { linkedInLearning: { linkedIn } },
    info,
  ) {
    const range = toRange('classifications', args)
    const projection = nodesProjection(info)
    const find = toFinder(linkedIn, keyword, type, locale)
    const page = await readRange(range, (window) => find(window, projection))
    return toConnection('classifications', page, (classification) => ({
      classification,
      targetLocale: locale,
    }))
  },
}

type Finder = (
  window: PageWindow,
  projection: ClassificationProjection,
) => Promise<Page<ClassificationEntity>>

/** LinkedIn has a finder by keyword and one by type; none takes both, or neither. */
function toFinder(
  { learningClassifications }: LinkedInClient,
  keyword: InputMaybe<string> | undefined,
  type: InputMaybe<ClassificationType> | undefined,
  locale: Locale,
): Finder {
  const trimmed = toKeyword('keyword', keyword)
  if (trimmed !== undefined && type) {
    throw new InvalidArgumentError('type', 'Arguments "keyword" and "type" exclude each other.')
  }
  if (trimmed !== undefined) {
    const criteria = { keyword: trimmed, targetLocale: locale }
    return (window, projection) =>
      learningClassifications.findByKeyword(criteria, window, projection)
  }
  if (!type) {
    throw new InvalidArgumentError(
      'keyword',
      'One of the arguments "keyword" and "type" is needed.',
    )
  }
  if (type === 'UNKNOWN' || type === 'CONTINUING_EDUCATION_UNIT') {
    throw new InvalidArgumentError(
      'type',
      `Argument "type" does not take ${type}: LinkedIn cannot list it.`,
    )
  }
  const criteria = { type, sourceLocale: locale }
  return (window, projection) =>
    learningClassifications.findByLocaleAndType(criteria, window, projection)
}
