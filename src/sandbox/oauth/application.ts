/** An application registered with the sandbox's LinkedIn. */
export interface Application {
  readonly clientId: string
  readonly clientSecret: string
  /** Whether it has the right to application tokens, which is not given by default. */
  readonly mayMintTokens: boolean
  /** Whether its tokens open learning content. */
  readonly mayReadContent: boolean
  /** Whether its tokens open the activity reports. */
  readonly mayReadReports: boolean
}

/** The application to use: it may do everything. */
export const SANDBOX_APPLICATION: Application = {
  clientId: '86sandboxlearn',
  clientSecret: 'sandbox-secret',
  mayMintTokens: true,
  mayReadContent: true,
  mayReadReports: true,
}

/** An application that the token endpoint answers with `access_denied`. */
export const UNAPPROVED_APPLICATION: Application = {
  clientId: '86unapproved00',
  clientSecret: 'unapproved-secret',
  mayMintTokens: false,
  mayReadContent: false,
  mayReadReports: false,
}

/** An application whose tokens the content resources answer with 403. */
export const REPORTS_ONLY_APPLICATION: Application = {
  clientId: '86reportsonly0',
  clientSecret: 'reports-only-secret',
  mayMintTokens: true,
  mayReadContent: false,
  mayReadReports: true,
}

/** An application whose tokens the activity reports answer with 403. */
export const CONTENT_ONLY_APPLICATION: Application = {
  clientId: '86contentonly0',
  clientSecret: 'content-only-secret',
  mayMintTokens: true,
  mayReadContent: true,
  mayReadReports: false,
}

const APPLICATIONS = [
  SANDBOX_APPLICATION,
  UNAPPROVED_APPLICATION,
  REPORTS_ONLY_APPLICATION,
  CONTENT_ONLY_APPLICATION,
]

/** The application with this client id, if there is one. */
export function findApplication(clientId: string): Application | undefined {
  return APPLICATIONS.find((application) => application.clientId === clientId)
}
