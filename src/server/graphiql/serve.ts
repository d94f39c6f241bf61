/**
 * GraphiQL, the page for writing operations: this file serves the built page, `assets.ts` lists its
 * files, `build.ts` builds it from `page/`.
 */
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Asset, listAssets } from './assets.ts'

// Resolves to the same folder from `src/server/graphiql` and from `dist/server/graphiql`.
const BUILT_PAGE = new URL('../../../dist/graphiql/', import.meta.url)

const SECURITY_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Monaco, the editor, sets inline styles.
    "style-src 'self' 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/**
 * Serves GraphiQL at `/graphiql`, with a redirect from `/`, for the endpoint `/graphql` beside it. Only
 * built files are served, and the page loads nothing from another origin.
 *
 * @param directory Where the page was built; by default `dist/graphiql` of this package.
 * @throws When the page was not built.
 */
export async function serveGraphiql(
  app: FastifyInstance,
  directory: URL = BUILT_PAGE,
): Promise<void> {
  for (const asset of await listBuiltPage(directory)) {
    const path = asset.name === 'index.html' ? '/graphiql' : `/graphiql/${asset.name}`
    app.get(path, (request, reply) => send(asset, request, reply))
  }
  // The page's relative references, `graphiql/…`, resolve only without the trailing slash.
  app.get('/graphiql/', (_request, reply) => reply.redirect('../graphiql', 308))
  app.get('/', (_request, reply) => reply.redirect('graphiql'))
}

async function listBuiltPage(directory: URL): Promise<Asset[]> {
  const path = fileURLToPath(directory)
  const assets = await listAssets(path).catch((cause: unknown) => {
    throw notBuilt(path, { cause })
  })
  if (!assets.some(({ name }) => name === 'index.html')) throw notBuilt(path)
  return assets
}

function notBuilt(path: string, options?: ErrorOptions): Error {
  return new Error(`GraphiQL is not built: run \`npm run build\` (looked in ${path})`, options)
}

async function send(
  asset: Asset,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const accepted = acceptedEncodings(request.headers['accept-encoding'])
  const encoding = asset.encodings.find((each) => accepted.has(each))
  const { body, etag } = await asset.read(encoding)

  reply.headers({
    ...SECURITY_HEADERS,
    'cache-control': asset.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
    vary: 'accept-encoding',
  })
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()

  if (encoding) reply.header('content-encoding', encoding)
  return reply.type(asset.contentType).send(body)
}

/** The content codings, in lower case, that an `Accept-Encoding` header names with a weight above 0. */
function acceptedEncodings(header: string | undefined): Set<string> {
  const accepted = new Set<string>()
  for (const choice of header?.toLowerCase().split(',') ?? []) {
    const [coding = '', weight = ''] = choice.split(';')
    // RFC 9110 §12.4.2: a weight of zero means "not acceptable".
    if (!/^\s*q\s*=\s*0(\.0*)?\s*$/.test(weight)) accepted.add(coding.trim())
  }
  return accepted
}
