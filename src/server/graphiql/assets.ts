import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** A file to serve, with the compressed copies that were built of it. */
export interface Asset {
  /** The file's name within its directory. */
  readonly name: string
  readonly contentType: string
  /** Whether the name changes with the content, so that a copy of it never goes out of date. */
  readonly isImmutable: boolean
  /** The content codings that there are copies in, the smallest first. */
  readonly encodings: readonly string[]
  /** The content in one of these codings, or in none. It is read once, when it is first asked for. */
  read(encoding?: string): Promise<Content>
}

/** Bytes to answer with. */
export interface Content {
  readonly body: Buffer
  /** An HTTP entity tag: equal for equal bytes only. */
  readonly etag: string
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

const SUFFIXES: ReadonlyMap<string, string> = new Map([
  ['br', '.br'],
  ['gzip', '.gz'],
])

/** The files of a directory that are of a known type, and no directory below it. */
export async function listAssets(directory: string): Promise<Asset[]> {
  const files = await readdir(directory)
  return files.flatMap((name): Asset[] => {
    const contentType = CONTENT_TYPES[extname(name)]
    if (!contentType) return []

    const contents = new Map<string, Promise<Content>>()
    return [
      {
        name,
        contentType,
        isImmutable: /-[0-9A-Z]{8}\.\w+$/.test(name),
        encodings: [...SUFFIXES]
          .filter(([, suffix]) => files.includes(name + suffix))
          .map(([encoding]) => encoding),
        read(encoding) {
          const file = name + (SUFFIXES.get(encoding ?? '') ?? '')
          const content = contents.get(file) ?? readContent(join(directory, file))
          contents.set(file, content)
          return content
        },
      },
    ]
  })
}

async function readContent(file: string): Promise<Content> {
  const body = await readFile(file)
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` }
}

/** The content codings that an `Accept-Encoding` header names and does not refuse, in lower case. */
export function acceptedEncodings(header: string | undefined): Set<string> {
  const accepted = new Set<string>()
  for (const choice of header?.toLowerCase().split(',') ?? []) {
    const [coding = '', weight = ''] = choice.split(';')
    // RFC 9110 section 12.4.2: a weight of zero means "not acceptable".
    if (!/^\s*q\s*=\s*0(\.0*)?\s*$/.test(weight)) accepted.add(coding.trim())
  }
  return accepted
}
