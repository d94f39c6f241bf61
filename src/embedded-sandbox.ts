import type { Logger } from './logger.ts'
import type { Sandbox } from './sandbox/sandbox.ts'

/**
 * Starts a sandbox in this process, in place of LinkedIn, on a free port of the loopback interface; and
 * says so in the log.
 */
export async function startEmbeddedSandbox(logger: Logger): Promise<Sandbox> {
  // Loaded only where it is needed: with credentials it costs nothing.
  const { startSandbox } = await import('./sandbox/sandbox.ts')
  const sandbox = await startSandbox()
  logger.warn(
    { sandboxUrl: sandbox.url },
    'No LinkedIn credentials: the sandbox answers in place of LinkedIn, with invented courses. ' +
      'Set LINKEDIN_CLIENT_ID and LINKEDIN_CLIENT_SECRET to ask LinkedIn.',
  )
  return sandbox
}
