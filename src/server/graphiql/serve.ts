import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Asset, acceptedEncodings, listAssets } from './assets.ts'

// The same from `src/http/graphiql` as from `dist/http/graphiql`.
const BUILT_PAGE = new URL('../../../dist/graphiql/', import.meta.url)

const SECURITY_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Monaco, the editor, styles its elements as it goes.
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
 * Serves GraphiQL at `/graphiql`, where the root leads, for the endpoint `/graphql` beside it.
 * Everything it needs comes from this server: each file is read once, when it is first asked for,
 * and nothing but them can be.
 *
 * @param options.directory Where the page was built to; `dist/graphiql` of this package by default.
 * @throws When the page was not built.
 */
export async function serveGraphiql(
  app: FastifyInstance,
  { directory = BUILT_PAGE }: { directory?: URL | string } = {},
): Promise<void> {
  for (const asset of await listBuiltPage(directory)) {
    const path = asset.name === 'index.html' ? '/graphiql' : `/graphiql/${asset.name}`
    app.get(path, (request, reply) => send(asset, request, reply))
  }
  // The page refers to its files as `graphiql/…`, which only works without the slash.
  app.get('/graphiql/', (_request, reply) => reply.redirect('../graphiql', 308))
  app.get('/', (_request, reply) => reply.redirect('graphiql'))
}

async function listBuiltPage(directory: URL | string): Promise<Asset[]> {
  const path = typeof directory === 'string' ? directory : fileURLToPath(directory)
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
