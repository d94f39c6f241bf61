import type { Random } from '../../../src/sandbox/catalogue/random.ts'
import { SUBJECTS } from '../../../src/sandbox/catalogue/subject-matter.ts'
import { createLottery } from './lottery.ts'

/**
 * Draws what people type into a search box, all of words that the catalogue has: products for the
 * most part, topics, what a course can be about, and a product with what about it. Four in five type
 * small letters.
 */
export function createKeywordDraw(random: Random): () => string {
  const tools = SUBJECTS.flatMap((subject) => subject.tools)
  const themes = SUBJECTS.flatMap((subject) => subject.themes)
  const aspects = SUBJECTS.flatMap((subject) => subject.aspects)
  const drawToolWithAspect = () => {
    const subject = random.pick(SUBJECTS)
    return `${random.pick(subject.tools)} ${random.pick(subject.aspects)}`
  }
  const drawForm = createLottery(
    random,
    [
      { weight: 55, drawWords: () => random.pick(tools) },
      { weight: 20, drawWords: () => random.pick(themes) },
      { weight: 10, drawWords: () => random.pick(aspects) },
      { weight: 15, drawWords: drawToolWithAspect },
    ],
    ({ weight }) => weight,
  )

  return () => {
    const words = drawForm().drawWords()
    return random.oneIn(5) ? words : words.toLowerCase()
  }
}
