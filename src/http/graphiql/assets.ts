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
  readonly plain: Content
  /** The smallest first. */
  readonly compressed: readonly (Content & { readonly encoding: string })[]
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

const COMPRESSED = [
  { encoding: 'br', suffix: '.br' },
  { encoding: 'gzip', suffix: '.gz' },
]

/** Reads the files of a directory that are of a known type, and no directory below it. */
export async function readAssets(directory: string): Promise<Asset[]> {
  const files = await readdir(directory)
  const assets = files.map(async (name): Promise<Asset[]> => {
    const contentType = CONTENT_TYPES[extname(name)]
    if (!contentType) return []

    const built = COMPRESSED.filter(({ suffix }) => files.includes(name + suffix))
    return [
      {
        name,
        contentType,
        isImmutable: /-[0-9A-Z]{8}\.\w+$/.test(name),
        plain: await readContent(join(directory, name)),
        compressed: await Promise.all(
          built.map(async ({ encoding, suffix }) => ({
            encoding,
            ...(await readContent(join(directory, name + suffix))),
          })),
        ),
      },
    ]
  })
  return (await Promise.all(assets)).flat()
}

async function readContent(file: string): Promise<Content> {
  const body = await readFile(file)
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` }
}
