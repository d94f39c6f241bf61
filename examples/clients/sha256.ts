/**
 * The SHA-256 of a text in hexadecimal, by which a server identifies an operation. Browsers compute it
 * only on pages that came by HTTPS or from localhost: elsewhere query without hashes.
 */
export async function sha256(text: string): Promise<string> {
  if (!globalThis.crypto?.subtle) {
    throw new Error('Persisted queries need a page that came by HTTPS or from localhost.')
  }
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
