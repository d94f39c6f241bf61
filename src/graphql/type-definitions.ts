import { readdirSync, readFileSync } from 'node:fs'
import { concatAST, type DocumentNode, parse } from 'graphql'

/** As far below the package's root when compiled as it is here. */
const DIRECTORY = new URL('../../schema/', import.meta.url)

/** The files of `schema/` as one document, with what they say to gateways. */
export function readTypeDefinitions(): DocumentNode {
  const files = readdirSync(DIRECTORY).filter((name) => name.endsWith('.graphql'))
  return concatAST(
    files.sort().map((name) => parse(readFileSync(new URL(name, DIRECTORY), 'utf8'))),
  )
}
