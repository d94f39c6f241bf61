/** A JSON object with unknown members. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object: neither null nor a list. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads a member that is an object. Null where it is absent or anything else. */
export function readRecord(record: JsonRecord, name: string): JsonRecord | null {
  const value = record[name]
  return isRecord(value) ? value : null
}

/** Reads a member that is a string. Null where it is absent or anything else. */
export function readString(record: JsonRecord, name: string): string | null {
  const value = record[name]
  return typeof value === 'string' ? value : null
}

/** Reads a member that is a finite number. Null where it is absent or anything else. */
export function readNumber(record: JsonRecord, name: string): number | null {
  const value = record[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** Reads a member that is a number, as a count. Null where it is absent or anything else. */
export function readCount(record: JsonRecord, name: string): number | null {
  const value = readNumber(record, name)
  return value === null ? null : toCount(value)
}

/** The largest signed 32-bit integer. */
const MAX_INT32 = 2_147_483_647

/** Rounds a number to an integer, from 0 to 2³¹ − 1: what a GraphQL `Int` holds. */
export function toCount(value: number): number {
  return Math.min(Math.max(0, Math.round(value)), MAX_INT32)
}

/**
 * Reads a member that is a list, item by item; items that `read` returns null for are left out.
 * Empty where the member is absent or no list.
 */
export function readList<T>(
  record: JsonRecord,
  name: string,
  read: (item: unknown) => T | null,
): readonly T[] {
  const value = record[name]
  if (!Array.isArray(value)) return []
  return value.map(read).filter((item): item is T => item !== null)
}
