import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

/** Origins of pages on this machine, such as those of a development server. */
const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** The origins whose pages may read responses, beside the server's own. */
export interface CorsOptions {
  /** Such as `https://learning.example.com`. */
  readonly corsOrigins: readonly string[]
  /** False also allows every loopback origin. */
  readonly isProduction: boolean
}

/**
 * Adds CORS headers to these routes and answers preflight requests of any path (Fetch standard, CORS
 * protocol). Adds nothing where no other origin is allowed.
 */
export async function registerCors(
  app: FastifyInstance,
  { corsOrigins, isProduction }: CorsOptions,
): Promise<void> {
  const origin = isProduction ? [...corsOrigins] : [...corsOrigins, LOOPBACK]
  if (origin.length === 0) return
  await app.register(cors, {
    origin,
    methods: ['GET', 'POST'],
    maxAge: 2 * 60 * 60,
    strictPreflight: false,
  })
}
