import { createHash, timingSafeEqual } from 'node:crypto'
import { ForbiddenError, UnauthenticatedError } from './errors.ts'

/**
 * Whether an operation comes from the router of a supergraph: `proven` by the secret, `unproven`
 * without it, and `open` where there is no secret to prove it by.
 */
export type RouterTrust = 'proven' | 'unproven' | 'open'

/** Judges what a client sent in the router's header; null where the operator has set no secret. */
export function toRouterTrust(
  secret: string | null,
  given: string | readonly string[] | undefined,
): RouterTrust {
  if (secret === null) return 'open'
  if (typeof given !== 'string') return 'unproven'
  // Digests are of one length, so that comparing takes the same time whatever was given.
  return timingSafeEqual(digestOf(secret), digestOf(given)) ? 'proven' : 'unproven'
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** @throws {UnauthenticatedError} when there is a router secret and the request did not send it */
export function checkRouter(fieldName: string, routerTrust: RouterTrust): void {
  if (routerTrust === 'unproven') throw new UnauthenticatedError(fieldName)
}

/**
 * What a gateway reads to learn the schema is closed as introspection is, but to the router.
 *
 * @throws {UnauthenticatedError | ForbiddenError}
 */
export function checkSchemaReader(
  fieldName: string,
  routerTrust: RouterTrust,
  isIntrospectionEnabled: boolean,
): void {
  checkRouter(fieldName, routerTrust)
  if (routerTrust === 'open' && !isIntrospectionEnabled) {
    throw new ForbiddenError(`Field "${fieldName}" is switched off, as introspection is.`, {
      status: 403,
    })
  }
}
