import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import type { Running } from '../running.ts'
import { startSubgraph } from '../start-subgraph.ts'
import { createResolvers } from './resolvers.ts'

const SDL = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8')

/** The company's own subgraph. */
export async function startEnrolments(): Promise<Running> {
  return startSubgraph(
    buildSubgraphSchema({ typeDefs: parse(SDL), resolvers: createResolvers(SDL) }),
  )
}
