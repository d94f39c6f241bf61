import type { FastifyInstance } from 'fastify'

/** `GET /healthz`: whether the process is alive. Says nothing about LinkedIn. */
export function serveHealth(app: FastifyInstance): void {
  app.get('/healthz', () => ({ status: 'ok' }))
}
