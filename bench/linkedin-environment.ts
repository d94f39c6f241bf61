/** A LinkedIn to ask, and as whom; where nothing is said, one that takes anybody. */
export interface LinkedInAddress {
  /** The API's address without a path. */
  readonly url: string
  readonly tokenUrl?: string
  readonly clientId?: string
  readonly clientSecret?: string
}

/** The environment of a server that is to ask that LinkedIn. */
export function toLinkedInEnvironment({
  url,
  tokenUrl = `${url}/token`,
  clientId = 'bench',
  clientSecret = 'bench',
}: LinkedInAddress): Readonly<Record<string, string>> {
  return {
    LINKEDIN_CLIENT_ID: clientId,
    LINKEDIN_CLIENT_SECRET: clientSecret,
    LINKEDIN_API_URL: url,
    LINKEDIN_TOKEN_URL: tokenUrl,
  }
}
