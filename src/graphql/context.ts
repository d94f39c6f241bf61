import type { LinkedInClient } from '../linkedin/client.ts'
import type { LinkedIn, LinkedInStatus } from '../upstream/pipeline.ts'
import { createLoaders, type Loaders } from './loaders.ts'
import {
  createOperationCalls,
  type OperationCalls,
  type OperationCallsOptions,
} from './operation-log.ts'

/**
 * What an operation is sent for: its answer; its answer with what LinkedIn was asked for it; or only
 * what LinkedIn would be asked.
 */
export type OperationMode = 'answer' | 'explain' | 'dryRun'

/**
 * Whether an operation comes from the router of a supergraph: `proven` by the router's secret,
 * `unproven` without it, `open` when the server has none.
 */
export type RouterTrust = 'proven' | 'unproven' | 'open'

/** What the resolvers of one operation are given. */
export interface Context {
  /** The only member: the context may be one of a server that has members of its own beside it. */
  readonly linkedInLearning: OperationContext
}

/** What the resolvers of one operation work with. */
export interface OperationContext {
  readonly linkedIn: LinkedInClient
  readonly loaders: Loaders
  /** Whether reports on learners, which are personal data, may be asked for. */
  readonly areActivityReportsEnabled: boolean
  readonly mode: OperationMode
  /** Whether the operation comes from the router of a supergraph. */
  readonly routerTrust: RouterTrust
  readonly calls: OperationCalls
  /** The most calls to LinkedIn that the operation may make. */
  readonly maxCalls: number
  /** How this process stands with LinkedIn. */
  readonly linkedInStatus: () => LinkedInStatus
}

/** What a context is made of. */
export interface ContextOptions extends OperationCallsOptions {
  readonly linkedIn: LinkedIn
  readonly areActivityReportsEnabled: boolean
  readonly mode: OperationMode
  readonly routerTrust: RouterTrust
}

/** A context for one operation. */
export function createContext(options: ContextOptions): Context {
  const { linkedIn, areActivityReportsEnabled, mode, routerTrust, maxCalls } = options
  const calls = createOperationCalls(options)
  const client =
    mode === 'dryRun' ? linkedIn.dryRunFor(calls.contextFor) : linkedIn.clientFor(calls.contextFor)
  return {
    linkedInLearning: {
      linkedIn: client,
      loaders: createLoaders(client),
      areActivityReportsEnabled,
      mode,
      routerTrust,
      calls,
      maxCalls,
      linkedInStatus() {
        calls.noteVolatile()
        return linkedIn.status()
      },
    },
  }
}
