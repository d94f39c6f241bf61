import fc from 'fast-check'
import { createRestClient, type LinkedInClient } from '../../src/linkedin/client.ts'
import { LEARNING_ASSET_FIELDS } from '../../src/linkedin/learning-assets/fields.ts'
import type { LinkedInRequest } from '../../src/linkedin/request.ts'

/** The arguments of any finder or look-up; each takes those that it has. */
interface Arguments {
  readonly method: keyof typeof CALLS
  readonly text: string
  readonly values: readonly string[]
  readonly urn: string
  readonly locale: string
  readonly locales: readonly string[]
  readonly flag: boolean | undefined
  readonly moment: number | undefined
  readonly start: number
  readonly count: number
  readonly fields: readonly (typeof LEARNING_ASSET_FIELDS)[number][]
}

const CALLS = {
  criteria: ({ learningAssets }, given) =>
    learningAssets.findByCriteria(
      {
        keyword: given.text,
        assetTypes: given.values,
        difficultyLevels: given.values.slice(1),
        classifications: [given.urn],
        locales: given.locales,
        isLicensedOnly: given.flag,
        isCurated: given.flag,
        lastModifiedAfterMs: given.moment,
        sortBy: given.values[0],
        includeRetired: given.flag,
      },
      windowOf(given),
      projectionOf(given),
    ),
  localeAndType: ({ learningAssets }, given) =>
    learningAssets.findByLocaleAndType(
      { assetType: given.text, sourceLocale: given.locale, includeRetired: given.flag === true },
      windowOf(given),
      projectionOf(given),
    ),
  asset: ({ learningAssets }, given) =>
    learningAssets.get(given.urn, projectionOf(given), given.locales[0]),
  classificationsByKeyword: ({ learningClassifications }, given) =>
    learningClassifications.findByKeyword(
      { keyword: given.text, targetLocale: given.locale },
      windowOf(given),
      new Set(['name']),
    ),
  classificationsByType: ({ learningClassifications }, given) =>
    learningClassifications.findByLocaleAndType(
      { type: given.text, sourceLocale: given.locale },
      windowOf(given),
      new Set(['name']),
    ),
  classification: ({ learningClassifications }, given) =>
    learningClassifications.get(given.urn, new Set(['name', 'owner']), given.locales[0]),
  reports: ({ learningActivityReports }, given) =>
    learningActivityReports.findByCriteria(
      {
        span: { startedAtMs: given.moment ?? 0, days: 1 + given.start },
        groupBy: given.values,
        assetType: given.text,
        contentSource: given.values[0],
        learnerGroups: given.values,
        locale: given.locale,
      },
      windowOf(given),
    ),
  get: ({ get }, given) =>
    get('/v2/learningAssets', {
      parameters: [
        [given.text, given.urn],
        [given.values[0] ?? 'start', given.text],
      ],
      fields: [...given.fields, given.text],
    }),
} satisfies Record<string, (client: LinkedInClient, given: Arguments) => Promise<unknown>>

const windowOf = ({ start, count }: Arguments) => ({ start, count })

function projectionOf({ fields }: Arguments) {
  return { fields: new Set(fields), contents: { fields: new Set(fields.slice(1)) } }
}

/** Letters that fold, normalise or trim to others, and what has a meaning in a query string. */
const SPECIAL = [
  ...[
    'k',
    'K',
    '\u212a',
    's',
    'S',
    '\u017f',
    'ss',
    'ß',
    'ẞ',
    'i',
    'I',
    'ı',
    'İ',
    'i\u0307',
    'σ',
    'ς',
  ],
  ...[
    'Σ',
    'å',
    'Å',
    '\u212b',
    'a\u030a',
    'é',
    'É',
    'e\u0301',
    'ﬁ',
    'fi',
    'Ｋ',
    'ǆ',
    'ǅ',
    'Ω',
    '\u2126',
  ],
  ...[' ', '\u00a0', '\u3000', '\u200b', '\ufeff', '\t', '\n', '\ud83d', '\u{1f600}', '\u{10400}'],
  ...[
    '&',
    '=',
    '#',
    '?',
    '+',
    '%20',
    '%',
    ',',
    '(',
    ')',
    ':',
    '[0]',
    '.',
    'urn',
    'start=5',
    'fields',
  ],
]

const text = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...SPECIAL) }, fc.string({ maxLength: 3 })),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''))

const locale = fc.constantFrom(
  ...[
    'en-US',
    'en',
    'de-DE',
    'id-ID',
    'in-ID',
    'pt-BR',
    'es-419',
    'es',
    'zh-CN',
    'zh-TW',
    'zh-Hant-TW',
  ],
)

const members = {
  method: fc.constantFrom(...Object.keys(CALLS)) as fc.Arbitrary<keyof typeof CALLS>,
  text,
  values: fc.array(text, { maxLength: 3 }),
  urn: fc.constantFrom('urn:li:lyndaCourse:1', 'urn:li:lyndaCourse:2', 'urn:li:skill:1'),
  locale,
  locales: fc.array(locale, { maxLength: 2 }),
  flag: fc.option(fc.boolean(), { nil: undefined }),
  moment: fc.option(fc.nat(3), { nil: undefined }),
  start: fc.nat(3),
  count: fc.nat(3),
  fields: fc.subarray([...LEARNING_ASSET_FIELDS], { maxLength: 3 }),
}

/** Spellings that something between a client and LinkedIn could take for the same. */
const RESPELLINGS: readonly ((text: string) => string)[] = [
  (given) => given,
  (given) => given.toLowerCase(),
  (given) => given.toUpperCase(),
  (given) => given.normalize('NFC'),
  (given) => given.normalize('NFD'),
  (given) => given.normalize('NFKC'),
  (given) => given.normalize('NFKD').replace(/\p{M}/gu, ''),
  (given) => given.trim(),
  (given) => ` ${given}`,
  (given) => given.replace(/\s+/g, ' '),
  (given) => encodeURIComponent(given.toWellFormed()),
  (given) => given.replaceAll('k', '\u212a').replaceAll('s', '\u017f'),
]

/** Two requests that are the same but for what is respelled, and perhaps one more argument. */
export const similarRequests: fc.Arbitrary<readonly [LinkedInRequest, LinkedInRequest]> = fc
  .tuple(
    fc.record(members),
    fc.constantFrom(...RESPELLINGS),
    fc.oneof(
      fc.constant({}),
      fc
        .constantFrom(...(Object.keys(members) as (keyof typeof members)[]))
        .chain((name) => fc.record({ [name]: members[name] as fc.Arbitrary<unknown> })),
    ),
    fc.boolean(),
  )
  .map(([given, respell, change, isReversed]) => {
    const values = given.values.map(respell)
    return [
      toRequest(given),
      toRequest({
        ...given,
        text: respell(given.text),
        values: isReversed ? values.reverse() : values,
        ...change,
      }),
    ] as const
  })

/** The request that a call of the client sends. */
function toRequest(given: Arguments): LinkedInRequest {
  const sent: LinkedInRequest[] = []
  const client = createRestClient(async (request) => {
    sent.push(request)
    return null
  })
  // It fails, for there is no response.
  CALLS[given.method](client, given).catch(() => {})
  const [request] = sent
  if (!request) throw new Error(`${given.method} sends no request`)
  return request
}
