import { describe, expect, it } from 'vitest'
import { containsAll, toTerms, toWords } from '../../../src/sandbox/catalogue/words.ts'

describe('containsAll', () => {
  it.each([
    { text: 'Learning Java', keyword: 'java', isFound: true },
    { text: 'Learning JavaScript', keyword: 'java', isFound: false },
    { text: 'Java: Unit Testing', keyword: ' testing  JAVA. ', isFound: true },
    { text: 'Learning C#', keyword: 'c#', isFound: true },
    { text: 'Learning C', keyword: 'c#', isFound: false },
    { text: 'Node.js Essential Training', keyword: 'node.js', isFound: true },
    { text: 'はじめての Java', keyword: 'はじめての', isFound: true },
    { text: 'Anything', keyword: '!!!', isFound: false },
  ])('finds $keyword in $text: $isFound', ({ text, keyword, isFound }) => {
    expect(containsAll(toWords(text), toTerms(keyword))).toBe(isFound)
  })
})
