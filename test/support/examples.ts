import { readdirSync, readFileSync } from 'node:fs'

const DIRECTORY = new URL('../../examples/', import.meta.url)

/** The operations of `examples/`. */
export const examples: readonly { readonly file: string; readonly text: string }[] = readdirSync(
  DIRECTORY,
)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => ({ file, text: readFileSync(new URL(file, DIRECTORY), 'utf8') }))
