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
    description: 'the longest id',
    text: `urn:li:x:${'1'.repeat(128)}`,
    entityType: 'x',
    id: '1'.repeat(128),
  },
]

const COURSE = 'urn:li:lyndaCourse:1'
const OTHERS = [
  { description: 'nothing', text: '' },
  { description: 'a number', text: '563322' },
  { description: 'another namespace', text: 'urn:isbn:0451450523' },
  { description: 'capital letters', text: 'URN:LI:lyndaCourse:1' },
  { description: 'no kind', text: 'urn:li::1' },
  { description: 'no id', text: 'urn:li:lyndaCourse:' },
  { description: 'a kind that begins with a digit', text: 'urn:li:1course:1' },
  { description: 'a kind that is too long', text: `urn:li:${'x'.repeat(65)}:1` },
  { description: 'an id that is too long', text: `urn:li:x:${'1'.repeat(129)}` },
  { description: 'a space before it', text: ` ${COURSE}` },
  { description: 'a space after it', text: `${COURSE} ` },
  { description: 'a line break after it', text: `${COURSE}\n` },
  { description: 'a second line', text: `${COURSE}\n${COURSE}` },
  { description: 'a null character', text: `${COURSE}\0` },
  { description: 'a parameter after it', text: `${COURSE}?fields=urn` },
  { description: 'another parameter', text: `${COURSE}&count=100` },
  { description: 'a fragment', text: `${COURSE}#x` },
  { description: 'a step up', text: 'urn:li:lyndaCourse:../jobs' },
  { description: 'a backslash', text: 'urn:li:lyndaCourse:\\x' },
  { description: 'a semicolon', text: `${COURSE};x` },
  { description: 'a percent sign', text: `${COURSE}%2f` },
  { description: 'an apostrophe', text: `${COURSE}'` },
  { description: 'digits that are not ASCII', text: 'urn:li:lyndaCourse:１' },
  { description: 'a letter that looks like another', text: 'urn:li:lyndаCourse:1' },
  { description: 'an open parenthesis', text: 'urn:li:lyndaVideo:(1,2' },
  { description: 'a parenthesis too many', text: 'urn:li:lyndaVideo:(1,2))' },
  { description: 'parentheses the wrong way round', text: 'urn:li:lyndaVideo:)1(' },
]

describe('parseUrn', () => {
  it.each(URNS)('reads $description', ({ text, entityType, id }) => {
    expect(parseUrn(text)).toEqual({ entityType, id })
  })

  it.each(OTHERS)('is null for $description', ({ text }) => {
    expect(parseUrn(text)).toBeNull()
  })

  it('reads nothing that changes an address that it is put into', () => {
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
  it('holds what classifies, and no kind of asset', () => {
    expect([...CLASSIFICATION_ENTITY_TYPES].every((type) => NON_ASSET_ENTITY_TYPES.has(type))).toBe(
      true,
    )
    for (const type of ['lyndaCourse', 'lyndaChapter', 'lyndaVideo', 'lyndaLearningPath']) {
      expect(NON_ASSET_ENTITY_TYPES.has(type)).toBe(false)
    }
  })
})
