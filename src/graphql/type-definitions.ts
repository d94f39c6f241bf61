import { readdirSync, readFileSync } from 'node:fs'
import { concatAST, type DocumentNode, parse } from 'graphql'

/** As far below the package's root when compiled as it is here. */
const DIRECTORY = new URL('../../schema/', import.meta.url)

/** Read first, so that what it asks for stands before what other files add to `Query`. */
const ENTRY = 'query.graphql'

/** The files of `schema/` as one document, with what they say to gateways. */
export function readTypeDefinitions(): DocumentNode {
  const others = readdirSync(DIRECTORY).filter(
    (name) => name.endsWith('.graphql') && name !== ENTRY,
  )
  return concatAST([ENTRY, ...others.sort()].map(readDocument))
}

function readDocument(name: string): DocumentNode {
  return parse(readFileSync(new URL(name, DIRECTORY), 'utf8'))
}
