import type { LinkedInClient } from '../linkedin/client.ts'
import { createLoaders, type Loaders } from './loaders.ts'

/** What the resolvers of one operation work with. */
export interface Context {
  readonly linkedIn: LinkedInClient
  readonly loaders: Loaders
  /** Whether reports on learners, which are personal data, may be asked for. */
  readonly areActivityReportsEnabled: boolean
}

/** A context for one operation. */
export function createContext(
  linkedIn: LinkedInClient,
  { areActivityReportsEnabled }: Pick<Context, 'areActivityReportsEnabled'>,
): Context {
  return { linkedIn, loaders: createLoaders(linkedIn), areActivityReportsEnabled }
}
