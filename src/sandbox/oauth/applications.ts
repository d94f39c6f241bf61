/** An application registered with the sandbox, and its permissions. */
export interface Application {
  readonly clientId: string
  readonly clientSecret: string
  /** Whether the token endpoint issues it tokens; LinkedIn does not by default. */
  readonly mayRequestTokens: boolean
  /** Whether its tokens are accepted for assets and classifications. */
  readonly mayReadContent: boolean
  /** Whether its tokens are accepted for activity reports. */
  readonly mayReadReports: boolean
}

/** The application with all permissions. */
export const SANDBOX_APPLICATION: Application = {
  clientId: '86sandboxlearn',
  clientSecret: 'sandbox-secret',
  mayRequestTokens: true,
  mayReadContent: true,
  mayReadReports: true,
}

/** An application that the token endpoint answers with `access_denied`. */
export const UNAPPROVED_APPLICATION: Application = {
  clientId: '86unapproved00',
  clientSecret: 'unapproved-secret',
  mayRequestTokens: false,
  mayReadContent: false,
  mayReadReports: false,
}

/** An application whose tokens the content resources answer with 403. */
export const REPORTS_ONLY_APPLICATION: Application = {
  clientId: '86reportsonly0',
  clientSecret: 'reports-only-secret',
  mayRequestTokens: true,
  mayReadContent: false,
  mayReadReports: true,
}

/** An application whose tokens the activity reports answer with 403. */
export const CONTENT_ONLY_APPLICATION: Application = {
  clientId: '86contentonly0',
  clientSecret: 'content-only-secret',
  mayRequestTokens: true,
  mayReadContent: true,
  mayReadReports: false,
}

const APPLICATIONS = [
  SANDBOX_APPLICATION,
  UNAPPROVED_APPLICATION,
  REPORTS_ONLY_APPLICATION,
  CONTENT_ONLY_APPLICATION,
]

/** The registered applications of one sandbox, and their secrets. */
export interface Applications {
  /** The application with this client id; undefined: not registered. */
  find(clientId: string): Application | undefined
  hasSecret(application: Application, secret: string): boolean
  /** Replaces the secrets of an application. */
  setSecrets(application: Application, secrets: readonly string[]): void
}

/** The applications, each with the one secret that it begins with. */
export function createApplications(): Applications {
  const secrets = new Map<Application, readonly string[]>()

  return {
    find: (clientId) => APPLICATIONS.find((application) => application.clientId === clientId),
    hasSecret: (application, secret) =>
      (secrets.get(application) ?? [application.clientSecret]).includes(secret),
    setSecrets: (application, replacements) => {
      secrets.set(application, [...replacements])
    },
  }
}
