import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import type { ServerConfig } from '../config/options.ts'

/** Origins of pages on this machine, such as those of a development server. */
const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** The options that decide whose pages may read responses. */
export type CorsOptions = Pick<ServerConfig, 'corsOrigins' | 'isProduction'>

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
