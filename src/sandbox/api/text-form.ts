import type { SandboxAssumptions } from '../assumptions.ts'

/** An answer with its texts in the assumed form; the documented one is `{locale, value}`. */
export function withTextForm(body: unknown, textForm: SandboxAssumptions['textForm']): unknown {
  return textForm === 'localeString' ? body : rewrite(body, textForm)
}

function rewrite(value: unknown, textForm: 'multiLocaleString' | 'plain'): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, textForm))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, rewrite(member, textForm)]),
  )
  const { value: text, locale } = members
  if (typeof text !== 'string') return members
  if (textForm === 'plain') return text
  if (typeof locale !== 'object' || locale === null) return members
  const tag = ['language', 'country'].map((name) => Reflect.get(locale, name)).filter(Boolean)
  return { localized: { [tag.join('_')]: text }, preferredLocale: locale }
}
