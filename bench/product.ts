import { type Child, startChild } from './child.ts'
import { type LinkedInAddress, toLinkedInEnvironment } from './linkedin-environment.ts'

/**
 * Starts what is shipped, asking that LinkedIn; without one it has no credentials and serves its
 * sandbox.
 */
export function startProduct(linkedIn?: LinkedInAddress): Promise<Child> {
  return startChild('dist/main.js', {
    PORT: '0',
    LOG_LEVEL: 'info',
    ...(linkedIn && toLinkedInEnvironment(linkedIn)),
  })
}
