import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** A static file and its compressed copies. */
export interface Asset {
  /** File name within its directory. */
  readonly name: string
  readonly contentType: string
  /** Whether the name contains a hash of the content, so that a cached copy never goes out of date. */
  readonly isImmutable: boolean
  /** Content codings (RFC 9110 §8.4.1) with a compressed copy, the smallest copy first. */
  readonly encodings: readonly string[]
  /** The content in one of `encodings`, or uncompressed. Read from disk on first use, then kept. */
  read(encoding?: string): Promise<Content>
}

/** The bytes of a response body. */
export interface Content {
  readonly body: Buffer
  /** Strong entity tag (RFC 9110 §8.8.3): a hash of the bytes. */
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

/** The files of a directory whose extension has a known content type. Subdirectories are left out. */
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
