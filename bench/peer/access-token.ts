/** Mints the token that the process then signs all its calls with. */
export async function mintAccessToken(
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
