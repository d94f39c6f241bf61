import {
  below,
  isRecord,
  type JsonRecord,
  type ReportForm,
  readRecord,
  readString,
} from './json.ts'
import { type Locale, type LocalizedText, readLocalizedText } from './locale.ts'
import { isEntityPage, type Page, type PageWindow, urnOf } from './page.ts'
import { readWindow } from './read-window.ts'
import type { Anomaly, ElementLocale, LinkedInRequest, QueryParameter } from './request.ts'
import { toLocaleParameters, toParameters } from './request-url.ts'

/** LinkedIn's `learningClassifications` resource. All methods reject with a `LinkedInError`. */
export interface LearningClassifications {
  /**
   * Looks up one classification. Null where LinkedIn has none with this URN.
   *
   * @param targetLocale the locale of its name; else LinkedIn's choice
   */
  get(
    urn: string,
    projection: ClassificationProjection,
    targetLocale?: Locale,
  ): Promise<ClassificationEntity | null>

  /** One window of the classifications of any type that match a keyword, best match first. */
  findByKeyword(
    criteria: { readonly keyword: string; readonly targetLocale: Locale },
    window: PageWindow,
    projection: ClassificationProjection,
  ): Promise<Page<ClassificationEntity>>

  /** One window of all classifications with one type and one source locale. */
  findByLocaleAndType(
    criteria: { readonly type: string; readonly sourceLocale: Locale },
    window: PageWindow,
    projection: ClassificationProjection,
  ): Promise<Page<ClassificationEntity>>
}

/**
 * The fields of a classification that `fields=` takes, in the order in which they are sent.
 * (Learning Classifications API reference.)
 */
export const CLASSIFICATION_FIELDS = ['urn', 'name', 'type', 'owner'] as const

/** One field of a classification. */
export type ClassificationField = (typeof CLASSIFICATION_FIELDS)[number]

/** The fields of a classification that a request needs. `urn` is always requested as well. */
export type ClassificationProjection = ReadonlySet<ClassificationField>

/** An element of `learningClassifications`. A member is null where LinkedIn returns none. */
export interface ClassificationEntity {
  readonly urn: string
  readonly name: LocalizedText | null
  /** LinkedIn's value, such as `TOPIC`. */
  readonly type: string | null
  readonly owner: NamedParty | null
}

/** A company, institution or group: an owner, an assigner or an accessor. */
export interface NamedParty {
  readonly urn: string | null
  readonly name: string | null
}

const PATH = '/v2/learningClassifications'

/** Creates the resource on top of `send`. (Learning Classifications API reference.) */
export function createLearningClassifications(
  send: (request: LinkedInRequest) => Promise<unknown>,
  onAnomaly: (anomaly: Anomaly) => void = () => {},
): LearningClassifications {
  const reportForm = (member: string) =>
    onAnomaly({ endpoint: PATH, kind: 'undocumented form', detail: member })

  async function find(
    parameters: readonly QueryParameter[],
    elementLocale: ElementLocale,
    window: PageWindow,
    projection: ClassificationProjection,
  ): Promise<Page<ClassificationEntity>> {
    const fields = toFields(projection)
    const { page } = await readWindow(
      {
        path: PATH,
        send: (part) =>
          send({
            path: PATH,
            parameters,
            window: part,
            fields,
            accepts: isEntityPage,
            elementLocale,
          }),
        readElement: (element) => readClassification(element, reportForm),
        identityOf: urnOf,
        onContradiction: (detail) =>
          onAnomaly({ endpoint: PATH, kind: 'contradictory page', detail }),
      },
      window,
    )
    return page
  }

  return {
    async get(urn, projection, targetLocale) {
      const body = await send({
        ...toClassificationLookup(urn, targetLocale),
        fields: toFields(projection),
      })
      return readClassification(body, reportForm)
    },

    findByKeyword: ({ keyword, targetLocale }, window, projection) =>
      find(
        [
          ...toParameters({ q: 'keyword', keyword }),
          ...toLocaleParameters('targetLocale', targetLocale),
        ],
        { kind: 'target', locale: targetLocale },
        window,
        projection,
      ),

    findByLocaleAndType: ({ type, sourceLocale }, window, projection) =>
      find(
        [
          ...toParameters({ q: 'localeAndType', type }),
          ...toLocaleParameters('sourceLocale', sourceLocale),
        ],
        { kind: 'own' },
        window,
        projection,
      ),
  }
}

/** The look-up of a classification. Without a target locale LinkedIn chooses one. */
export function toClassificationLookup(urn: string, targetLocale?: Locale): LinkedInRequest {
  return {
    path: `${PATH}/${urn}`,
    ...(targetLocale && { targetLocale }),
    parameters: [],
    isLookUp: true,
    accepts: (body) => body['urn'] === urn,
  }
}

/** In one order: equal projections give equal lists. */
function toFields(projection: ClassificationProjection): readonly ClassificationField[] {
  return CLASSIFICATION_FIELDS.filter((field) => field === 'urn' || projection.has(field))
}

/** Reads an element of `learningClassifications`. Null where it has no URN. */
export function readClassification(
  element: unknown,
  report: ReportForm = () => {},
): ClassificationEntity | null {
  if (!isRecord(element)) return null
  const urn = readString(element, 'urn', report)
  if (urn === null) return null
  return {
    urn,
    name: readLocalizedText(element, 'name', report),
    type: readString(element, 'type', report),
    owner: readNamedParty(element, 'owner', report),
  }
}

/** Reads a member as a party. Null where it is no object. */
export function readNamedParty(
  record: JsonRecord,
  name: string,
  report: ReportForm,
): NamedParty | null {
  const party = readRecord(record, name, report)
  if (!party) return null
  const reportParty = below(report, name)
  return {
    urn: readString(party, 'urn', reportParty),
    name: readLocalizedText(party, 'name', reportParty)?.value ?? null,
  }
}
