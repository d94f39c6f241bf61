import type { LinkedInStatus } from '../upstream/pipeline.ts'
import type {
  AccessTokenState,
  AccessTokenStatusResolvers,
  QueryResolvers,
  UpstreamEndpointResolvers,
} from './generated/resolver-types.ts'
import { toDate } from './scalars.ts'

/** The state of this server's token and quota. */
export const upstreamQueries: Pick<QueryResolvers, 'upstream'> = {
  upstream: (_, _args, { linkedInLearning: { linkedInStatus } }) => linkedInStatus(),
}

/** The fields of an endpoint that are not simply members of its quota. */
export const UpstreamEndpoint: UpstreamEndpointResolvers = {
  resetsAt: ({ resetsAtMs }) => new Date(resetsAtMs),
  isAvailable: ({ blockedUntilMs }) => blockedUntilMs === null,
  availableAt: ({ blockedUntilMs }) => toDate(blockedUntilMs),
}

const STATES: Readonly<Record<LinkedInStatus['accessToken']['state'], AccessTokenState>> = {
  none: 'NONE',
  valid: 'VALID',
  expired: 'EXPIRED',
  unavailable: 'UNAVAILABLE',
}

/** The token's state; never the token. */
export const AccessTokenStatus: AccessTokenStatusResolvers = {
  state: ({ state }) => STATES[state],
  expiresAt: ({ expiresAtMs }) => toDate(expiresAtMs),
}
