import type { WireLocale } from './wire.ts'

/** A locale as a tag. LinkedIn has an old code for Indonesian. */
export function toTag({ language, country }: WireLocale): string {
  return [language === 'in' ? 'id' : language, country].filter(Boolean).join('-')
}

/** A tag as a pair of parameters of that name. */
export function toLocaleParameters(name: string, tag: string): Record<string, string> {
  const [language = '', country] = tag.split('-')
  return {
    [`${name}.language`]: language === 'id' ? 'in' : language,
    ...(country && { [`${name}.country`]: country }),
  }
}
