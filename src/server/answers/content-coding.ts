import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** A content coding that responses are sent in (RFC 9110 §8.4.1), in order of preference. */
export type ContentCoding = (typeof CODINGS)[number]

const CODINGS = ['br', 'gzip'] as const

/** Below this, in bytes, a coding saves less than its header and its work cost. */
const MIN_CODED_BYTES = 1_024

/** The widest `Accept-Encoding` has some ten elements. */
const MAX_ELEMENTS = 50

/**
 * The coding for a body of that many bytes by `Accept-Encoding` (RFC 9110 §12.5.3): the one of most
 * weight, Brotli where both have the same. Null: as it is, also where nothing is acceptable.
 */
export function chooseCoding(
  acceptEncoding: string | undefined,
  byteLength: number,
): ContentCoding | null {
  if (!acceptEncoding) return null
  const weights = readWeights(acceptEncoding)
  const rest = weights.get('*')
  const identity = weights.get('identity') ?? (rest === 0 ? 0 : undefined)
  if (byteLength < MIN_CODED_BYTES && identity !== 0) return null
  let chosen: ContentCoding | null = null
  // Unlisted, it is acceptable, and preferred to nothing.
  let most = identity ?? 0
  for (const coding of CODINGS) {
    const weight = weights.get(coding) ?? rest ?? 0
    if (weight > most || (weight === most && weight > 0 && chosen === null)) {
      chosen = coding
      most = weight
    }
  }
  return chosen
}

/** An element of the list: a coding or `*`, and its weight (RFC 9110 §12.4.2). */
const ELEMENT = /^([\w!#$%&'*+.^`|~-]+)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/

/** Weights by coding, in lower case. What is malformed is left out. */
function readWeights(acceptEncoding: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const element of acceptEncoding.toLowerCase().split(',', MAX_ELEMENTS)) {
    const [, coding, weight = '1'] = ELEMENT.exec(element.trim()) ?? []
    if (coding !== undefined) weights.set(coding === 'x-gzip' ? 'gzip' : coding, Number(weight))
  }
  return weights
}

const compressByCoding: Readonly<Record<ContentCoding, (bytes: Uint8Array) => Promise<Buffer>>> = {
  // 5 takes half as long again, for a twentieth less; the default of 11 a hundred times as long.
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => promisify(gzip)(bytes),
}

/** The bytes in a coding. Compressed beside the event loop. */
export async function compress(coding: ContentCoding, bytes: Uint8Array): Promise<Buffer> {
  const compressed = await compressByCoding[coding](bytes)
  // A copy in memory of its own size: a result can be a part of a larger buffer.
  const copy = Buffer.allocUnsafeSlow(compressed.length)
  compressed.copy(copy)
  return copy
}
