import { describe, expect, it } from 'vitest'
import { matchesEntityTag, toEntityTag } from '../../../src/server/answers/entity-tag.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8'

describe('toEntityTag', () => {
  it('gives each representation another strong tag', () => {
    const tags = ['a', 'b'].flatMap((digest) =>
      [JSON_TYPE, GRAPHQL_TYPE].flatMap((type) =>
        ([null, 'br', 'gzip'] as const).map((coding) => toEntityTag(digest, type, coding)),
      ),
    )

    expect(new Set(tags).size).toBe(12)
    for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/)
  })
})

describe('matchesEntityTag', () => {
  it.each([
    { header: undefined, isMatch: false },
    { header: '', isMatch: false },
    { header: '"a-json"', isMatch: true },
    { header: 'W/"a-json"', isMatch: true },
    { header: '"b", "a-json"', isMatch: true },
    { header: '"b",W/"a-json","c"', isMatch: true },
    { header: '"with, comma", "a-json"', isMatch: true },
    { header: '*', isMatch: true },
    { header: ' * ', isMatch: true },
    { header: '"*"', isMatch: false },
    { header: 'a-json', isMatch: false },
    { header: '"a-json-br"', isMatch: false },
    { header: '"b"', isMatch: false },
    { header: '"', isMatch: false },
    // Two tags that are between quotation marks only together.
    { header: '"b"a-json"c"', isMatch: false },
  ])('is $isMatch for $header', ({ header, isMatch }) => {
    expect(matchesEntityTag(header, '"a-json"')).toBe(isMatch)
  })
})
