import { isRecord, type JsonRecord, readString } from '../json.ts'
import { type LocalizedText, readLocalizedText } from '../locale.ts'

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

/** Reads an element of `learningClassifications`. Null where it has no URN. */
export function readClassification(element: unknown): ClassificationEntity | null {
  if (!isRecord(element)) return null
  const urn = readString(element, 'urn')
  if (urn === null) return null
  return {
    urn,
    name: readLocalizedText(element, 'name'),
    type: readString(element, 'type'),
    owner: readNamedParty(element, 'owner'),
  }
}

/** Reads a member as a party. Null where it is no object. */
export function readNamedParty(record: JsonRecord, name: string): NamedParty | null {
  const party = record[name]
  if (!isRecord(party)) return null
  return {
    urn: readString(party, 'urn'),
    name: readLocalizedText(party, 'name')?.value ?? null,
  }
}
