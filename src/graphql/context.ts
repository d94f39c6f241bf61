import type { LinkedInClient } from '../linkedin/client.ts'
import { createLoaders, type Loaders } from './loaders.ts'

/** What the resolvers of one operation work with. */
export interface Context {
  readonly linkedIn: LinkedInClient
  readonly loaders: Loaders
}

/** A context for one operation. */
export function createContext(linkedIn: LinkedInClient): Context {
  return { linkedIn, loaders: createLoaders(linkedIn) }
}
