import type { LinkedInConfig } from './config.ts'
import type { Logger } from './logger.ts'

/** A sandbox in this process, in place of LinkedIn. */
export interface EmbeddedSandbox {
  /** How to ask it: as if it were LinkedIn. */
  readonly linkedIn: LinkedInConfig
  close(): Promise<void>
}

/** Starts the sandbox on a free port of the loopback interface, and says so in the log. */
export async function startEmbeddedSandbox(logger: Logger): Promise<EmbeddedSandbox> {
  // Loaded only where it is needed: with credentials it costs nothing.
  const { startSandbox } = await import('./sandbox/sandbox.ts')
  const sandbox = await startSandbox()
  logger.warn(
    { sandboxUrl: sandbox.url },
    'No LinkedIn credentials: the sandbox answers in place of LinkedIn, with invented courses. ' +
      'Set LINKEDIN_CLIENT_ID and LINKEDIN_CLIENT_SECRET to ask LinkedIn.',
  )
  const { clientId, clientSecret, tokenUrl, url: apiUrl } = sandbox
  return {
    linkedIn: { clientId, clientSecret, tokenUrl, apiUrl, partner: undefined },
    close: () => sandbox.close(),
  }
}
