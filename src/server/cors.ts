import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

/** Pages on this machine, such as those of a development server. */
const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Whose pages may ask. */
export interface AllowedOrigins {
  /** Origins such as `https://learning.example.com`. */
  readonly corsOrigins: readonly string[]
  /** Whether clients are strangers, who are told less; otherwise pages on this machine may ask too. */
  readonly isProduction: boolean
}

/**
 * Lets browsers show pages of other origins what these routes answer; OPTIONS is answered for all paths. Without it they can be asked by
 * pages of the server's own origin alone. (Fetch standard, CORS protocol.)
 */
export async function allowOrigins(
  app: FastifyInstance,
  { corsOrigins, isProduction }: AllowedOrigins,
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
