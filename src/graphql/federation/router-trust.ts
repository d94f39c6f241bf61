import type { RouterTrust } from '../context.ts'
import { ForbiddenError, UnauthenticatedError } from '../errors.ts'

/** @throws {UnauthenticatedError} when there is a router secret and the request did not send it */
export function checkRouter(fieldName: string, routerTrust: RouterTrust): void {
  if (routerTrust === 'unproven') throw new UnauthenticatedError(fieldName)
}

/**
 * The SDL that gateways read is closed as introspection is, except to a router with the secret.
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
