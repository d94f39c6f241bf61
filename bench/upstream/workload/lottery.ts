import type { Random } from '../../../src/sandbox/catalogue/random.ts'

const RESOLUTION = 2 ** 32

/** Draws one of the choices each time, each as often as its weight among all weights. */
export function createLottery<T>(
  random: Random,
  choices: readonly T[],
  weightOf: (choice: T, index: number) => number,
): () => T {
  const bounds: number[] = []
  let sum = 0
  choices.forEach((choice, index) => {
    sum += weightOf(choice, index)
    bounds.push(sum)
  })

  return () => {
    const drawn = (random.integer(0, RESOLUTION - 1) / RESOLUTION) * sum
    const choice = choices[findFirstAbove(bounds, drawn)]
    if (choice === undefined) throw new RangeError('Nothing to draw from.')
    return choice
  }
}

/** By halves: the pools have thousands of places. */
function findFirstAbove(bounds: readonly number[], value: number): number {
  let low = 0
  let high = bounds.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bounds[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
