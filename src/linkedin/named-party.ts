import { readLocalizedText } from './localized-text.ts'
import { isRecord, type JsonRecord, readString } from './narrow.ts'

/** A company, an institution or a group, by name. */
export interface NamedParty {
  readonly urn: string | null
  readonly name: string | null
}

/** The member as a party. Null when it is absent. */
export function readNamedParty(record: JsonRecord, name: string): NamedParty | null {
  const party = record[name]
  if (!isRecord(party)) return null
  return {
    urn: readString(party, 'urn'),
    name: readLocalizedText(party, 'name')?.value ?? null,
  }
}
