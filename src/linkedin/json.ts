/** A JSON object with unknown members. */
export type JsonRecord = Readonly<Record<string, unknown>>

/**
 * Called with the path of a member, such as `details.level`, that has another form than LinkedIn
 * documents, whether or not it could be read. Never called with a value.
 */
export type ReportForm = (member: string) => void

const ignore: ReportForm = () => {}

/** What reports the members of an object that is itself the member `name`. */
export function below(report: ReportForm, name: string): ReportForm {
  return (member) => report(`${name}.${member}`)
}

/** Whether a value is a JSON object: neither null nor a list. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a value is left out: JSON has two ways. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

/** Reads a member that is an object. Null where it is absent or anything else. */
export function readRecord(
  record: JsonRecord,
  name: string,
  report: ReportForm = ignore,
): JsonRecord | null {
  const value = record[name]
  if (isRecord(value)) return value
  if (!isAbsent(value)) report(name)
  return null
}

/** Reads a member that is a string. Null where it is absent or anything else. */
export function readString(
  record: JsonRecord,
  name: string,
  report: ReportForm = ignore,
): string | null {
  const value = record[name]
  if (typeof value === 'string') return value
  if (!isAbsent(value)) report(name)
  return null
}

/** Reads a string, or a number as one: an identifier or a value that is documented as a string. */
export function readPlainText(value: unknown, report: ReportForm, name: string): string | null {
  if (typeof value === 'string') return value
  if (!isAbsent(value)) report(name)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

const DECIMAL = /^\s*[+-]?\d{1,16}(\.\d{1,16})?\s*$/

/** Reads a member that is a finite number, also one in a string. Null where it is anything else. */
export function readNumber(
  record: JsonRecord,
  name: string,
  report: ReportForm = ignore,
): number | null {
  const value = record[name]
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (!isAbsent(value)) report(name)
  return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : null
}

/** Reads a member that is a number, as a count. Null where it is absent or anything else. */
export function readCount(
  record: JsonRecord,
  name: string,
  report: ReportForm = ignore,
): number | null {
  const value = readNumber(record, name, report)
  return value === null ? null : toCount(value)
}

/** The largest signed 32-bit integer. */
const MAX_INT32 = 2_147_483_647

/** Rounds a number to an integer, from 0 to 2³¹ − 1: what a GraphQL `Int` holds. */
export function toCount(value: number): number {
  return Math.min(Math.max(0, Math.round(value)), MAX_INT32)
}

/** As seconds, 1985 to 5138; as milliseconds, seven days to three years after 1970. */
const SECONDS = { from: 500_000_000, to: 100_000_000_000 }
/** The end of the year 9999, the last that ISO 8601 writes without agreement (section 3.5). */
const LATEST_MS = 253_402_300_799_999
/** A date, or a date and time with a time zone. (RFC 3339 section 5.6.) */
const ISO_TIME = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/i

/**
 * Reads a member that is a time, in epoch milliseconds; undocumented but certain are epoch seconds,
 * digits in a string, and ISO 8601. Null where it is absent or anything else.
 */
export function readTime(
  record: JsonRecord,
  name: string,
  report: ReportForm = ignore,
): number | null {
  const value = record[name]
  if (typeof value === 'string' && ISO_TIME.test(value.trim())) {
    report(name)
    const epochMs = Date.parse(value.trim().replace(',', '.').replace(' ', 'T').toUpperCase())
    return Number.isNaN(epochMs) ? null : epochMs
  }
  const number = readNumber(record, name, report)
  // A few digits in a string may be a year or a date.
  if (number === null || (typeof value === 'string' && number < SECONDS.from)) return null
  const isInSeconds = number >= SECONDS.from && number < SECONDS.to
  const isOutOfRange = Math.abs(number) > LATEST_MS
  if (isInSeconds || isOutOfRange) report(name)
  if (isOutOfRange) return null
  return isInSeconds ? number * 1_000 : number
}

/** Addresses by host name, which need no parsing: an answer has dozens of them. */
const PLAIN_URL = /^https?:\/\/[a-z][a-z0-9.-]*\.[a-z]{2,}\/[\w./?&=%-]*$/

/**
 * Reads a member that is an absolute web address. Null where it is absent or anything else; LinkedIn
 * has been seen to send an empty string for no address.
 */
export function readUrl(
  record: JsonRecord,
  name: string,
  report: ReportForm = ignore,
): string | null {
  const text = readString(record, name, report)?.trim()
  if (!text) return null
  if (PLAIN_URL.test(text) || (/^https?:\/\//i.test(text) && URL.canParse(text))) return text
  report(name)
  return null
}

/**
 * Reads a member that is a list, item by item; items that `read` returns null for are left out. A
 * single item is read as a list of one. Empty where the member is absent or anything else.
 */
export function readList<T>(
  record: JsonRecord,
  name: string,
  read: (item: unknown) => T | null,
  report: ReportForm = ignore,
): readonly T[] {
  const value = record[name]
  if (isAbsent(value)) return []
  if (!Array.isArray(value)) report(name)
  const items: T[] = []
  for (const each of Array.isArray(value) ? value : [value]) {
    const item = read(each)
    if (item !== null) items.push(item)
    else if (!isAbsent(each)) report(name)
  }
  return items
}
