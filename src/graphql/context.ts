import type { LinkedInClient } from '../linkedin/client.ts'
import type { LinkedIn, LinkedInStatus } from '../upstream/pipeline.ts'
import { createLoaders, type Loaders } from './loaders.ts'
import {
  createOperationCalls,
  type OperationCalls,
  type OperationCallsOptions,
} from './operation-calls.ts'

/** The context value of an operation. */
export interface Context {
  /** The only member, so that the context can be spread into that of an embedding server. */
  readonly linkedInLearning: OperationContext
}

/** What the resolvers of one operation work with. */
export interface OperationContext {
  readonly linkedIn: LinkedInClient
  readonly loaders: Loaders
  /** Whether reports on learners, which are personal data, are answered. */
  readonly areActivityReportsEnabled: boolean
  readonly mode: OperationMode
  readonly routerTrust: RouterTrust
  readonly calls: OperationCalls
  /** The most calls to LinkedIn that the operation may make. */
  readonly maxCalls: number
  /** The state of this process's token and quota; makes the answer uncacheable. */
  readonly linkedInStatus: () => LinkedInStatus
}

/**
 * What an operation is executed for: its answer; its answer and the requests to LinkedIn that it
 * took; or only those that it would take.
 */
export type OperationMode = 'answer' | 'explain' | 'dryRun'

/**
 * Whether an operation comes from the router of a supergraph: `proven` by the router's secret,
 * `unproven` without it, `open` when the server has none.
 */
export type RouterTrust = 'proven' | 'unproven' | 'open'

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
