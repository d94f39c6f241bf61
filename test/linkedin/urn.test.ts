import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CLASSIFICATION_ENTITY_TYPES,
  NON_ASSET_ENTITY_TYPES,
  parseUrn,
} from '../../src/linkedin/urn.ts'

const URNS = [
  {
    description: 'a course',
    text: 'urn:li:lyndaCourse:563322',
    entityType: 'lyndaCourse',
    id: '563322',
  },
  {
    description: 'a video of a course',
    text: 'urn:li:lyndaVideo:(urn:li:lyndaCourse:563322,45)',
    entityType: 'lyndaVideo',
    id: '(urn:li:lyndaCourse:563322,45)',
  },
  {
    description: 'a learning path',
    text: 'urn:li:lyndaLearningPath:56db2c1c3dd5596be4e4991a',
    entityType: 'lyndaLearningPath',
    id: '56db2c1c3dd5596be4e4991a',
  },
  { description: 'a skill', text: 'urn:li:skill:7', entityType: 'skill', id: '7' },
  {
    description: 'a credentialing program',
    text: 'urn:li:lyndaCredentialingProgram:(urn:li:lyndaCredentialingAgency:5,5)',
    entityType: 'lyndaCredentialingProgram',
    id: '(urn:li:lyndaCredentialingAgency:5,5)',
  },
  {
    description: 'an id of 128 characters',
    text: `urn:li:x:${'1'.repeat(128)}`,
    entityType: 'x',
    id: '1'.repeat(128),
  },
]

const COURSE = 'urn:li:lyndaCourse:1'
const OTHERS = [
  { description: 'an empty string', text: '' },
  { description: 'a number', text: '563322' },
  { description: 'another namespace', text: 'urn:isbn:0451450523' },
  { description: 'an upper-case namespace', text: 'URN:LI:lyndaCourse:1' },
  { description: 'no entity type', text: 'urn:li::1' },
  { description: 'no id', text: 'urn:li:lyndaCourse:' },
  { description: 'an entity type that begins with a digit', text: 'urn:li:1course:1' },
  { description: 'an entity type of 65 characters', text: `urn:li:${'x'.repeat(65)}:1` },
  { description: 'an id of 129 characters', text: `urn:li:x:${'1'.repeat(129)}` },
  { description: 'a space before it', text: ` ${COURSE}` },
  { description: 'a space after it', text: `${COURSE} ` },
  { description: 'a line break after it', text: `${COURSE}\n` },
  { description: 'a second line', text: `${COURSE}\n${COURSE}` },
  { description: 'a null character', text: `${COURSE}\0` },
  { description: 'a parameter after it', text: `${COURSE}?fields=urn` },
  { description: 'another parameter', text: `${COURSE}&count=100` },
  { description: 'a fragment', text: `${COURSE}#x` },
  { description: 'a dot segment', text: 'urn:li:lyndaCourse:../jobs' },
  { description: 'a backslash', text: 'urn:li:lyndaCourse:\\x' },
  { description: 'a semicolon', text: `${COURSE};x` },
  { description: 'a percent sign', text: `${COURSE}%2f` },
  { description: 'an apostrophe', text: `${COURSE}'` },
  { description: 'a digit that is not ASCII', text: 'urn:li:lyndaCourse:１' },
  { description: 'a Cyrillic letter', text: 'urn:li:lyndаCourse:1' },
  { description: 'an open parenthesis', text: 'urn:li:lyndaVideo:(1,2' },
  { description: 'an unmatched parenthesis', text: 'urn:li:lyndaVideo:(1,2))' },
  { description: 'parentheses in the wrong order', text: 'urn:li:lyndaVideo:)1(' },
]

describe('parseUrn', () => {
  it.each(URNS)('reads $description', ({ text, entityType, id }) => {
    expect(parseUrn(text)).toEqual({ entityType, id })
  })

  it.each(OTHERS)('is null for $description', ({ text }) => {
    expect(parseUrn(text)).toBeNull()
  })

  it('accepts no text that changes the URL whose path it is part of', () => {
    const text = fc.string({ unit: fc.constantFrom(...'a1:(),-_./?#&=%\\ \n') })

    fc.assert(
      fc.property(text, (id) => {
        const urn = `urn:li:x:${id}`
        fc.pre(parseUrn(urn) !== null)

        expect(new URL(`http://host/v2/learningAssets/${urn}`).href).toBe(
          `http://host/v2/learningAssets/${urn}`,
        )
      }),
    )
  })
})

describe('NON_ASSET_ENTITY_TYPES', () => {
  it('includes the types that classify, and no type of asset', () => {
    expect([...CLASSIFICATION_ENTITY_TYPES].every((type) => NON_ASSET_ENTITY_TYPES.has(type))).toBe(
      true,
    )
    for (const type of ['lyndaCourse', 'lyndaChapter', 'lyndaVideo', 'lyndaLearningPath']) {
      expect(NON_ASSET_ENTITY_TYPES.has(type)).toBe(false)
    }
  })
})
