import { MIMEType, promisify } from 'node:util'
import { gunzip, inflate } from 'node:zlib'
import { UnreadableRequestError } from '../graphql/errors.ts'

/** The most bytes of a request's body, compressed and decompressed. */
export const MAX_BODY_BYTES = 256 * 1024

/** A body is larger than this server reads. */
export class BodyTooLargeError extends UnreadableRequestError {
  constructor() {
    super(
      `The body is larger than ${MAX_BODY_BYTES / 1024} KB, the most that one request may have: send several smaller ones.`,
      { status: 413 },
    )
  }
}

/** A body is in a media type that this server does not read. */
export class UnsupportedMediaTypeError extends UnreadableRequestError {
  constructor() {
    super(
      'Send the operation as JSON in UTF-8, with the header "content-type: application/json"; forms and files are not taken.',
      // RFC 9110 §15.5.16.
      { status: 415, headers: { accept: 'application/json; charset=utf-8' } },
    )
  }
}

/** Whether a media type (RFC 9110 §8.3.1) names UTF-8 or no charset. False for what is none. */
export function isInUtf8(mediaType: string): boolean {
  try {
    const charset = new MIMEType(mediaType).params.get('charset')
    return charset === null || /^utf-?8$/i.test(charset)
  } catch {
    return false
  }
}

/** Why parsed JSON is no operation: it must be one object. */
export function bodyFaultOf(body: unknown): UnreadableRequestError {
  return new UnreadableRequestError(
    Array.isArray(body)
      ? 'Operations are not taken in batches: send one a request, or select several fields in one operation, each under an alias.'
      : 'The body must be a JSON object, such as {"query": "{ __typename }"}.',
  )
}

const gzip = promisify(gunzip)

/**
 * RFC 9110 §8.4.1, without Brotli: its decoder makes up to 16 MB of some hundred bytes before it gives
 * out the first, and can be stopped only then.
 */
const DECODERS: ReadonlyMap<string, typeof gzip> = new Map([
  ['gzip', gzip],
  ['x-gzip', gzip],
  ['deflate', promisify(inflate)],
])

/** What is taken, as `Accept-Encoding` of a refusal (RFC 9110 §12.5.3). */
const ACCEPTED_CODINGS = 'gzip, deflate'

/**
 * The bytes of a body before it was compressed.
 *
 * @param contentEncoding the header: at most one coding, in any case, beside `identity`
 * @throws {UnreadableRequestError} when the coding is another one, the bytes are not in it, or there
 *   would be more than 256 KB, which are never held at once
 */
export async function decompress(contentEncoding: string, bytes: Buffer): Promise<Buffer> {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  const [coding] = codings
  if (coding === undefined) return bytes
  const decode = codings.length === 1 ? DECODERS.get(coding) : undefined
  if (!decode) {
    throw new UnreadableRequestError(
      `A body may be in one of the content codings ${ACCEPTED_CODINGS}, or in none.`,
      { status: 415, headers: { 'accept-encoding': ACCEPTED_CODINGS } },
    )
  }
  try {
    return await decode(bytes, { maxOutputLength: MAX_BODY_BYTES })
  } catch (error) {
    if (isTooLarge(error)) throw new BodyTooLargeError()
    throw new UnreadableRequestError(`The body is not in the content coding ${coding}.`)
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}
