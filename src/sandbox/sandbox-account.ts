/** The account that the sandbox's applications belong to, as far as it changes answers. */
export interface SandboxAccount {
  /** Whether AICC is enabled: assets then have `urls.aiccLaunch`. */
  readonly hasAicc: boolean
  /** Whether a single sign-on connection is active: assets then have `urls.ssoLaunch`. */
  readonly hasSingleSignOn: boolean
}

/** What the account has unless told otherwise; the one recorded had no AICC. */
export const DEFAULT_ACCOUNT: SandboxAccount = { hasAicc: false, hasSingleSignOn: true }
