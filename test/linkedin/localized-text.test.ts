import { describe, expect, it } from 'vitest'
import { readLocalizedText } from '../../src/linkedin/locale.ts'

const TEXTS = [
  {
    description: 'a text with its locale',
    title: { locale: { country: 'US', language: 'en' }, value: 'Learning Java' },
    text: { value: 'Learning Java', locale: 'en-US' },
  },
  {
    description: 'a locale without its country',
    title: { locale: { language: 'en' }, value: 'Learning Java' },
    text: { value: 'Learning Java', locale: 'en' },
  },
  {
    description: 'a value that the projection took the locale from',
    title: { value: 'Learning Java' },
    text: { value: 'Learning Java', locale: null },
  },
  {
    description: 'a locale of a wrong type',
    title: { locale: 'en_US', value: 'Learning Java' },
    text: { value: 'Learning Java', locale: null },
  },
  {
    description: 'an empty text',
    title: { locale: { language: 'en' }, value: '' },
    text: { value: '', locale: 'en' },
  },
  {
    description: 'members that are not documented',
    title: { locale: { language: 'en', script: 'Latn' }, value: 'A', rawValue: 'B' },
    text: { value: 'A', locale: 'en' },
  },
  { description: 'no value', title: { locale: { language: 'en' } }, text: null },
  { description: 'a value of a wrong type', title: { value: 7 }, text: null },
  { description: 'text alone', title: 'Learning Java', text: null },
  { description: 'null', title: null, text: null },
  { description: 'a list', title: [{ value: 'Learning Java' }], text: null },
]

describe('readLocalizedText', () => {
  it.each(TEXTS)('reads $description', ({ title, text }) => {
    expect(readLocalizedText({ title }, 'title')).toEqual(text)
  })

  it('is null for a member that is absent', () => {
    expect(readLocalizedText({}, 'title')).toBeNull()
  })
})
