import type { AccessTokenStanding } from './access-token.ts'
import type { Caller } from './caller.ts'
import type { LinkedInClient } from './client.ts'
import type { EndpointQuota } from './quota.ts'

/** LinkedIn, for all who ask it through this process. */
export interface LinkedIn {
  /** A client for one caller. Without any it asks for nobody in particular. */
  clientFor(caller?: Caller): LinkedInClient
  /**
   * A client that asks nobody: it gives what is kept, and imagines the rest. The caller is told of
   * each request as if it were made.
   */
  dryRunFor(caller: Caller): LinkedInClient
  status(): LinkedInStatus
}

/** What this process knows of its standing with LinkedIn. */
export interface LinkedInStatus {
  readonly accessToken: AccessTokenStanding
  readonly endpoints: readonly EndpointQuota[]
}
