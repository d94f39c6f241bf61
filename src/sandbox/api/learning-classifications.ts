import { matchesLocale } from '../catalogue/locale.ts'
import type { Classification } from '../catalogue/taxonomy.ts'
import { containsAll, toTerms, toWords } from '../catalogue/words.ts'
import { invalidParameters, noSuchEntity } from './api-error.ts'
import { elementsAt, readRange, toPage } from './paging.ts'
import type { Parameters } from './parameters.ts'
import { project, readProjection } from './projection.ts'
import type { Resource, ResourceContext } from './resource.ts'

const PATH = '/v2/learningClassifications'

/** `learningClassifications`: one by its URN, and the finders keyword and localeAndType. */
export function createLearningClassifications(context: ResourceContext): Resource {
  return {
    path: PATH,
    permission: 'mayReadContent',
    finders: {
      keyword: (parameters) => findByKeyword(context, parameters),
      localeAndType: (parameters) => findByLocaleAndType(context, parameters),
    },
    get: (urn, parameters) => read(context, urn, parameters),
  }
}

/** `targetLocale` has no effect: each classification of the sandbox has a name in one locale. */
function read(
  { catalogue, assumptions }: ResourceContext,
  urn: string,
  parameters: Parameters,
): unknown {
  const classification = catalogue.findClassification(urn)
  if (!classification) throw noSuchEntity()
  return project(classification, readProjection(parameters, assumptions))
}

/** Classifications of all types whose name has the words of the keyword; exact names first. */
function findByKeyword(context: ResourceContext, parameters: Parameters): object {
  const keyword = parameters.text('keyword')
  if (keyword === undefined) throw invalidParameters()

  const phrase = toWords(keyword)
  const terms = toTerms(keyword)
  const locale = parameters.locale('targetLocale')
  const named = context.catalogue.classifications
    .filter(({ name }) => !locale || matchesLocale(name.locale, locale))
    .map((classification) => ({ classification, words: toWords(classification.name.value) }))
    .filter(({ words }) => containsAll(words, terms))
    .toSorted((one, other) => Number(other.words === phrase) - Number(one.words === phrase))
  return toClassificationPage(
    context,
    parameters,
    named.map(({ classification }) => classification),
  )
}

/** All categories of a type in a locale. Skills are refused, as one client observed. */
function findByLocaleAndType(context: ResourceContext, parameters: Parameters): object {
  const locale = parameters.locale('sourceLocale')
  const type = parameters.text('type')?.toUpperCase()
  if (!locale || type === undefined || !['LIBRARY', 'SUBJECT', 'TOPIC'].includes(type)) {
    throw invalidParameters()
  }
  const found = context.catalogue.classifications.filter(
    (each) => each.type === type && matchesLocale(each.name.locale, locale),
  )
  return toClassificationPage(context, parameters, found)
}

function toClassificationPage(
  { assumptions }: ResourceContext,
  parameters: Parameters,
  found: readonly Classification[],
): object {
  const range = readRange(parameters, assumptions)
  const elements = elementsAt(found, range, assumptions)
  return toPage(parameters, { path: PATH, assumptions, total: found.length, ...range }, elements)
}
