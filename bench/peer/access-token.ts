/** Requests the token that the process then sends with all its calls. */
export async function requestAccessToken(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const response = await fetch(String(environment['LINKEDIN_TOKEN_URL']), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: String(environment['LINKEDIN_CLIENT_ID']),
      client_secret: String(environment['LINKEDIN_CLIENT_SECRET']),
    }),
  })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return token
}
