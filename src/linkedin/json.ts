/** An object of JSON whose members are not known yet. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** Whether a value from the wire is an object of JSON, neither null nor a list. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The member as an object. Null when it is absent or anything else. */
export function readRecord(record: JsonRecord, name: string): JsonRecord | null {
  const value = record[name]
  return isRecord(value) ? value : null
}

/** The member as text. Null when it is absent or anything else. */
export function readString(record: JsonRecord, name: string): string | null {
  const value = record[name]
  return typeof value === 'string' ? value : null
}

/** The member as a finite number. Null when it is absent or anything else. */
export function readNumber(record: JsonRecord, name: string): number | null {
  const value = record[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** The largest number that GraphQL's `Int` holds. */
const MAX_INT = 2_147_483_647

/** The member as a whole number from 0 to what a GraphQL `Int` holds. Null when it is no number. */
export function readCount(record: JsonRecord, name: string): number | null {
  const value = readNumber(record, name)
  return value === null ? null : toCount(value)
}

/** A number as a whole one from 0 to what a GraphQL `Int` holds. */
export function toCount(value: number): number {
  return Math.min(Math.max(0, Math.round(value)), MAX_INT)
}

/** The member as a list of what `read` makes of its items, those left out that it gives null for. */
export function readList<T>(
  record: JsonRecord,
  name: string,
  read: (item: unknown) => T | null,
): readonly T[] {
  const value = record[name]
  if (!Array.isArray(value)) return []
  return value.map(read).filter((item): item is T => item !== null)
}
