import { isRecord, readString } from '../json.ts'
import {
  type LocalizedText,
  type NamedParty,
  readLocalizedText,
  readNamedParty,
} from '../locale.ts'

/**
 * What can be asked of a classification with `fields=`, in the order we send it (Learning
 * Classifications API reference).
 */
export const CLASSIFICATION_FIELDS = ['urn', 'name', 'type', 'owner'] as const

/** One field of a classification. */
export type ClassificationField = (typeof CLASSIFICATION_FIELDS)[number]

/** The fields of a classification that a question needs. `urn` is always asked for as well. */
export type ClassificationProjection = ReadonlySet<ClassificationField>

/** A classification as LinkedIn gives it, narrowed. */
export interface ClassificationEntity {
  readonly urn: string
  readonly name: LocalizedText | null
  /** LinkedIn's own word, such as `TOPIC`. */
  readonly type: string | null
  readonly owner: NamedParty | null
}

/** Narrows an element of `learningClassifications`. Null when it has no URN. */
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
