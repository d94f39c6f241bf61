import { type Child, startChild } from './child.ts'

/**
 * Starts what is shipped, asking that upstream; without one it has no credentials and serves its
 * sandbox.
 */
export function startProduct(upstream?: Child): Promise<Child> {
  const linkedIn = upstream && {
    LINKEDIN_CLIENT_ID: 'bench',
    LINKEDIN_CLIENT_SECRET: 'bench',
    LINKEDIN_API_URL: upstream.url,
    LINKEDIN_TOKEN_URL: `${upstream.url}/token`,
  }
  return startChild('dist/main.js', { PORT: '0', LOG_LEVEL: 'info', ...linkedIn })
}
