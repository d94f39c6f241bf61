import type { FastifyInstance } from 'fastify'
import { type GraphQLSchema, printSchema } from 'graphql'

/** `GET /schema.graphql`: the schema as SDL, for editors and code generators. */
export function serveSchema(app: FastifyInstance, schema: GraphQLSchema): void {
  const sdl = printSchema(schema)
  app.get('/schema.graphql', (_, reply) => reply.type('text/plain; charset=utf-8').send(sdl))
}
