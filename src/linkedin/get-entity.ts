import { LinkedInStatusError } from './errors.ts'
import { isEntity } from './page.ts'
import type { LinkedInRequest, Send } from './send.ts'

/**
 * One entity by its key. Null when there is none: no such entity is an answer, while no such resource
 * (`RESOURCE_NOT_FOUND`) is our own mistake.
 */
export async function getEntity<T>(
  send: Send,
  request: LinkedInRequest,
  read: (body: unknown) => T | null,
): Promise<T | null> {
  try {
    return read(await send({ ...request, accepts: isEntity }))
  } catch (error) {
    if (isNoSuchEntity(error)) return null
    throw error
  }
}

function isNoSuchEntity(error: unknown): boolean {
  return (
    error instanceof LinkedInStatusError &&
    error.refusal.status === 404 &&
    error.refusal.refusalCode !== 'RESOURCE_NOT_FOUND'
  )
}
