import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

const PATH = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/**
 * Whether browser tests run: where Chromium is installed, and in CI always, so that a missing browser
 * fails there.
 */
export const HAS_CHROMIUM = existsSync(PATH) || process.env['CI'] === 'true'

/** Less than a test has, so that one that hangs fails with the name of the action. */
const ACTION_TIMEOUT_MS = 120_000

/** Starts the system's Chromium, or that of `CHROMIUM_PATH`, with a fresh profile. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: PATH,
    timeout: ACTION_TIMEOUT_MS,
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

/** A page without cookies or storage, which is closed after the test. */
export async function newPage(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage(options)
  onTestFinished(() => page.close())
  page.setDefaultTimeout(ACTION_TIMEOUT_MS)
  return page
}

/** Opens GraphiQL of a server, until its editor shows the first operation. */
export async function openGraphiql(page: Page, { url }: { readonly url: string }): Promise<void> {
  await page.goto(`${url}/graphiql`)
  await page.locator('.graphiql-query-editor .view-line').first().waitFor()
}

/** A record of what the browser's developer tools show. */
export interface PageRecord {
  /** Console messages of every kind, and uncaught errors. */
  readonly messages: readonly string[]
  /** The URL of every request. */
  readonly requests: readonly string[]
}

/** Records a page and its workers from now on. */
export function recordPage(page: Page): PageRecord {
  const messages: string[] = []
  const requests: string[] = []
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => messages.push(`uncaught: ${error.message}`))
  page.on('request', (request) => requests.push(request.url()))
  return { messages, requests }
}
