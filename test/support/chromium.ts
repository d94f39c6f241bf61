import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const PATH = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/**
 * Whether tests can use a browser. On a machine without one they are left out; where all tests must
 * run, they run, and fail.
 */
export const HAS_CHROMIUM = existsSync(PATH) || process.env['CI'] === 'true'

/** Starts the system's Chromium, or that of `CHROMIUM_PATH`, with a fresh profile. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: PATH,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** What went on in a page: everything its user would see in the developer tools. */
export interface PageRecord {
  /** Console messages of every kind, and errors that nothing caught. */
  readonly messages: readonly string[]
  /** The address of every request. */
  readonly requests: readonly string[]
}

/** Records what goes on in a page and in its workers from now on. */
export function recordPage(page: Page): PageRecord {
  const messages: string[] = []
  const requests: string[] = []
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => messages.push(`uncaught: ${error.message}`))
  page.on('request', (request) => requests.push(request.url()))
  return { messages, requests }
}
