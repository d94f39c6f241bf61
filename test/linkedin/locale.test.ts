import { describe, expect, it } from 'vitest'
import { parseLocale, readLocale, readLocalizedText } from '../../src/linkedin/locale.ts'
import { toLocaleParameters } from '../../src/linkedin/request-url.ts'

const TAGS = [
  { description: 'a language with a country', text: 'en-US', locale: 'en-US' },
  { description: 'a language alone', text: 'de', locale: 'de' },
  { description: 'an underscore', text: 'pt_BR', locale: 'pt-BR' },
  { description: 'lower case', text: 'zh-cn', locale: 'zh-CN' },
  { description: 'upper case', text: 'JA_JP', locale: 'ja-JP' },
  { description: "LinkedIn's Indonesian", text: 'in_ID', locale: 'id-ID' },
  { description: "LinkedIn's Indonesian in upper case", text: 'IN', locale: 'id' },
  { description: 'Indonesian', text: 'id-ID', locale: 'id-ID' },
  { description: 'English in India, which is no Indonesian', text: 'en-IN', locale: 'en-IN' },
  { description: 'a language of three letters', text: 'fil-PH', locale: 'fil-PH' },
  { description: 'a region of the United Nations', text: 'es-419', locale: 'es-419' },
  { description: 'a script', text: 'zh-hant-tw', locale: 'zh-Hant-TW' },
  { description: 'a script without a region', text: 'SR_LATN', locale: 'sr-Latn' },
  { description: 'a script and a region by number', text: 'es-Latn-419', locale: 'es-Latn-419' },
]

const NO_TAGS = [
  '',
  'e',
  'english',
  'en-',
  '-US',
  'en--US',
  'en US',
  'en-USA',
  'en-US-x',
  'zh-Hans-CN-x',
  'zh-CN-Hans',
  'es-41',
  'es-4190',
  'en-US\n',
  ' en',
  'en-U5',
  'ſk',
  'en&country=US',
  'en-ﬁ',
  '*',
]

describe('parseLocale', () => {
  it.each(TAGS)('reads $description', ({ text, locale }) => {
    expect(parseLocale(text)).toBe(locale)
  })

  it.each(NO_TAGS)('is null for %j', (text) => {
    expect(parseLocale(text)).toBeNull()
  })
})

const WIRE_LOCALES = [
  { description: 'both halves', value: { country: 'US', language: 'en' }, locale: 'en-US' },
  { description: 'no country', value: { language: 'de' }, locale: 'de' },
  { description: 'an empty country', value: { country: '', language: 'de' }, locale: 'de' },
  { description: 'a country of a wrong type', value: { country: 1, language: 'de' }, locale: 'de' },
  { description: 'other case', value: { country: 'us', language: 'EN' }, locale: 'en-US' },
  {
    description: "LinkedIn's Indonesian",
    value: { country: 'ID', language: 'in' },
    locale: 'id-ID',
  },
  {
    description: 'a variant, which is left out',
    value: { country: 'US', language: 'en', variant: 'POSIX' },
    locale: 'en-US',
  },
  { description: 'an empty variant', value: { language: 'en', variant: '' }, locale: 'en' },
  {
    description: 'a region of the United Nations',
    value: { language: 'es', country: '419' },
    locale: 'es-419',
  },
  {
    description: 'a region that is a number',
    value: { language: 'es', country: 419 },
    locale: 'es-419',
  },
  {
    description: 'a script as the variant',
    value: { language: 'zh', country: 'TW', variant: 'Hant' },
    locale: 'zh-Hant-TW',
  },
  {
    description: "a script as Java's variant",
    value: { language: 'zh', country: 'TW', variant: '#Hant' },
    locale: 'zh-Hant-TW',
  },
  {
    description: 'a script as a member',
    value: { language: 'zh', country: 'TW', script: 'Hant' },
    locale: 'zh-Hant-TW',
  },
  {
    description: 'a script in the language',
    value: { language: 'zh-Hant', country: 'TW' },
    locale: 'zh-Hant-TW',
  },
  {
    description: 'a country of another form, which is left out',
    value: { language: 'es', country: 'Latin America' },
    locale: 'es',
  },
  { description: 'an invalid language', value: { language: 'e n&x' }, locale: null },
  { description: 'no language', value: { country: 'US' }, locale: null },
  { description: 'an empty language', value: { country: 'US', language: '' }, locale: null },
  { description: 'a language of a wrong type', value: { language: ['en'] }, locale: null },
  { description: 'a tag in a string', value: 'en_US', locale: 'en-US' },
  { description: 'a string that is no tag', value: 'English', locale: null },
  { description: 'null', value: null, locale: null },
  { description: 'a list', value: ['en', 'US'], locale: null },
  { description: 'undefined', value: undefined, locale: null },
]

describe('readLocale', () => {
  it.each(WIRE_LOCALES)('reads $description', ({ value, locale }) => {
    expect(readLocale(value)).toBe(locale)
  })
})

describe('toLocaleParameters', () => {
  it('writes language and country', () => {
    expect(toLocaleParameters('targetLocale', 'en-US')).toEqual([
      ['targetLocale.language', 'en'],
      ['targetLocale.country', 'US'],
    ])
  })

  it('writes a language alone', () => {
    expect(toLocaleParameters('targetLocale', 'de')).toEqual([['targetLocale.language', 'de']])
  })

  it.each([
    { locale: 'es-419', sent: ['es', '419'] },
    { locale: 'zh-Hant-TW', sent: ['zh', 'TW'] },
    { locale: 'sr-Latn', sent: ['sr'] },
  ])('writes $locale without a script, which LinkedIn has no parameter for', ({ locale, sent }) => {
    expect(toLocaleParameters('targetLocale', locale).map(([, value]) => value)).toEqual(sent)
  })

  it("writes LinkedIn's code of Indonesian", () => {
    expect(toLocaleParameters('targetLocale', 'id-ID')).toEqual([
      ['targetLocale.language', 'in'],
      ['targetLocale.country', 'ID'],
    ])
  })

  it('writes each documented locale as it was read', () => {
    const documented = [
      'de_DE',
      'en_US',
      'es_ES',
      'fr_FR',
      'in_ID',
      'it_IT',
      'ja_JP',
      'ko_KR',
      'nl_NL',
      'pl_PL',
      'pt_BR',
      'tr_TR',
      'zh_CN',
    ]

    const sent = documented.map((text) => {
      const [language, country] = text.split('_')
      const parameters = toLocaleParameters('', readLocale({ language, country }) ?? '')
      return parameters.map(([, value]) => value).join('_')
    })

    expect(sent).toEqual(documented)
  })
})

const UNREADABLE = { value: null, locale: null }

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
    description: 'a value without a locale',
    title: { value: 'Learning Java' },
    text: { value: 'Learning Java', locale: null },
  },
  {
    description: 'a locale that is a tag',
    title: { locale: 'en_US', value: 'Learning Java' },
    text: { value: 'Learning Java', locale: 'en-US' },
  },
  {
    description: 'a locale of a wrong type',
    title: { locale: 7, value: 'Learning Java' },
    text: { value: 'Learning Java', locale: null },
  },
  {
    description: 'an empty text',
    title: { locale: { language: 'en' }, value: '' },
    text: { value: '', locale: 'en' },
  },
  {
    description: 'undocumented members',
    title: { locale: { language: 'en', quality: 1 }, value: 'A', rawValue: 'B' },
    text: { value: 'A', locale: 'en' },
  },
  { description: 'no value', title: { locale: { language: 'en' } }, text: null },
  { description: 'a value of a wrong type', title: { value: 7 }, text: UNREADABLE },
  {
    description: 'a plain string',
    title: 'Learning Java',
    text: { value: 'Learning Java', locale: null },
  },
  {
    description: 'the preferred one of several locales',
    title: {
      localized: { de_DE: 'Java lernen', en_US: 'Learning Java' },
      preferredLocale: { country: 'US', language: 'en' },
    },
    text: { value: 'Learning Java', locale: 'en-US' },
  },
  {
    description: 'the first of several locales, where none is preferred',
    title: { localized: { de_DE: 'Java lernen', en_US: 'Learning Java' } },
    text: { value: 'Java lernen', locale: 'de-DE' },
  },
  {
    description: 'rich text in a locale',
    title: { localized: { en_US: { rawText: 'Learning Java' } }, preferredLocale: 'en_US' },
    text: { value: 'Learning Java', locale: 'en-US' },
  },
  { description: 'no text in any locale', title: { localized: {} }, text: UNREADABLE },
  {
    description: 'locales of a wrong type',
    title: { localized: ['Learning Java'] },
    text: UNREADABLE,
  },
  { description: 'a member that is not known', title: { text: 'Learning Java' }, text: UNREADABLE },
  { description: 'a number', title: 7, text: UNREADABLE },
  { description: 'null', title: null, text: null },
  { description: 'a list', title: [{ value: 'Learning Java' }], text: UNREADABLE },
]

describe('readLocalizedText', () => {
  it.each(TEXTS)('reads $description', ({ title, text }) => {
    expect(readLocalizedText({ title }, 'title')).toEqual(text)
  })

  it('is null for a member that is absent', () => {
    expect(readLocalizedText({}, 'title')).toBeNull()
  })
})
