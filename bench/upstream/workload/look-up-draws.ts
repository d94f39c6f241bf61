import type { Random } from '../../../src/sandbox/catalogue/random.ts'
import { LOOK_UP_SHAPES, SHELF_SHAPES } from './look-up-shapes.ts'
import { createLottery } from './lottery.ts'
import type { Operation, OperationKind } from './operation.ts'
import { createPopularDraw } from './popularity.ts'

type LookUpKind = Extract<OperationKind, 'look-up' | 'look-up of several'>

/** Seven in ten leave the choice to LinkedIn. */
const LOCALES = [null, null, null, null, null, null, null, 'en-US', 'de-DE', 'fr-FR']
const SHELF_SIZES = { minimum: 3, maximum: 10 }

/** Draws look-ups of the assets by URN, of one or of several different ones. */
export function createLookUpDraws(
  random: Random,
  urns: readonly string[],
): Readonly<Record<LookUpKind, () => Operation>> {
  const drawUrn = createPopularDraw(random, urns)
  const drawShape = createLottery(random, LOOK_UP_SHAPES, ({ weight }) => weight)
  const drawShelfShape = createLottery(random, SHELF_SHAPES, ({ weight }) => weight)

  return {
    'look-up'() {
      const { name, query } = drawShape()
      const variables = { urn: drawUrn(), locale: random.pick(LOCALES) }
      return { kind: 'look-up', name, query, variables }
    },

    'look-up of several'() {
      const { name, query } = drawShelfShape()
      const size = random.integer(SHELF_SIZES.minimum, SHELF_SIZES.maximum)
      const shelf = new Set<string>()
      while (shelf.size < size) shelf.add(drawUrn())
      const variables = { urns: [...shelf], locale: random.pick(LOCALES) }
      return { kind: 'look-up of several', name, query, variables }
    },
  }
}
