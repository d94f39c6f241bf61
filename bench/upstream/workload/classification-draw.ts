import type { Catalogue } from '../../../src/sandbox/catalogue/catalogue.ts'
import type { Random } from '../../../src/sandbox/catalogue/random.ts'
import { createLottery } from './lottery.ts'
import type { Operation, Shape } from './operation.ts'
import { createPopularDraw } from './popularity.ts'

const TYPES = ['LIBRARY', 'SUBJECT', 'TOPIC']
/** Most users work in English. */
const LOCALES = ['en-US', 'en-US', 'en-US', 'en-US', 'de-DE', 'fr-FR', 'es-ES', 'ja-JP']

/** Menus of categories; a box that completes the names of skills; labels of what is known already. */
const MENU = listShape('CategoryMenu', 28, 'type', 100, 'urn name')
const TREE = listShape('CategoryTree', 12, 'type', 100, 'id urn type name locale owner { name }')
const BOX = listShape('SkillBox', 30, 'keyword', 10, 'urn type name')
const LABEL = labelShape('Label', 20, 'name')
const CHIP = labelShape('Chip', 10, 'id urn type linkedInType name')

/** Draws operations on classifications: lists by type, searches by keyword, look-ups by URN. */
export function createClassificationDraw(random: Random, { classifications }: Catalogue) {
  // Shuffled, for the popular ones are not those with the lowest numbers.
  const pool = random.shuffle(classifications.filter(({ name }) => name.locale.language === 'en'))
  const drawOne = createPopularDraw(random, pool)
  const byType = () => ({ type: random.pick(TYPES), locale: random.pick(LOCALES) })
  const byKeyword = () => ({ keyword: drawOne().name.value.toLowerCase(), locale: 'en-US' })
  const byUrn = () => ({ urn: drawOne().urn, locale: random.oneIn(2) ? 'en-US' : null })
  const drawQuestion = createLottery(
    random,
    [
      { shape: MENU, drawVariables: byType },
      { shape: TREE, drawVariables: byType },
      { shape: BOX, drawVariables: byKeyword },
      { shape: LABEL, drawVariables: byUrn },
      { shape: CHIP, drawVariables: byUrn },
    ],
    ({ shape }) => shape.weight,
  )

  return (): Operation => {
    const { shape, drawVariables } = drawQuestion()
    const { name, query } = shape
    return { kind: 'classifications', name, query, variables: drawVariables() }
  }
}

function listShape(
  name: string,
  weight: number,
  by: 'type' | 'keyword',
  first: number,
  fields: string,
): Shape {
  const type = by === 'type' ? 'ClassificationType!' : 'String!'
  const query = `query ${name}($${by}: ${type}, $locale: Locale!) {
    classifications(${by}: $${by}, locale: $locale, first: ${first}) {
      totalCount
      nodes { ${fields} }
    }
  }`
  return { name, weight, query }
}

function labelShape(name: string, weight: number, fields: string): Shape {
  const query = `query ${name}($urn: URN!, $locale: Locale) {
    classification(urn: $urn, locale: $locale) { ${fields} }
  }`
  return { name, weight, query }
}
