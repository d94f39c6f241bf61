import { CARD, CONTENTS, DETAIL_PAGE, LMS_ITEM } from './asset-fields.ts'
import type { Shape } from './operation.ts'

/** What frontends ask of an asset that somebody has clicked on, or that a system has noted. */
export const LOOK_UP_SHAPES: readonly Shape[] = [
  lookUpShape('DetailPage', 35, DETAIL_PAGE),
  lookUpShape('Card', 25, CARD),
  lookUpShape('Contents', 15, CONTENTS),
  lookUpShape('Title', 15, 'urn title'),
  lookUpShape('LmsItem', 10, LMS_ITEM),
]

/** What frontends ask of several assets at once: a shelf of cards, a page of names, a check-up. */
export const SHELF_SHAPES: readonly Shape[] = [
  shelfShape('ShelfOfCards', 60, CARD),
  shelfShape('LmsCheckUp', 25, 'urn availability lastUpdatedAt retiredAt'),
  shelfShape('ShelfOfTitles', 15, 'urn title'),
]

function lookUpShape(name: string, weight: number, fields: string): Shape {
  const query = `query ${name}($urn: URN!, $locale: Locale) {
    learningAsset(urn: $urn, locale: $locale) { ${fields} }
  }`
  return { name, weight, query }
}

function shelfShape(name: string, weight: number, fields: string): Shape {
  const query = `query ${name}($urns: [URN!]!, $locale: Locale) {
    learningAssetsByUrn(urns: $urns, locale: $locale) { ${fields} }
  }`
  return { name, weight, query }
}
