import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HAS_CHROMIUM, launchChromium, recordPage } from '../../support/chromium.ts'
import { examples } from '../../support/examples.ts'
import { type SandboxedTestServer, startTestServer } from '../../support/test-server.ts'

describe.runIf(HAS_CHROMIUM)('the page', () => {
  let server: SandboxedTestServer
  let browser: Browser

  beforeAll(async () => {
    server = await startTestServer()
    browser = await launchChromium()
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it('runs the first example from the keyboard, asking no other host', async () => {
    const page = await browser.newPage()
    const record = recordPage(page)

    await openGraphiql(page)
    await page.locator('.graphiql-query-editor .view-lines').click()
    await page.keyboard.press('Control+Enter')
    const answer = page.getByRole('region', { name: 'Result Window' })
    await answer.getByText('Learning Java').waitFor()
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    await page.getByRole('link', { name: 'Query', exact: true }).click()
    await page.getByRole('link', { name: 'learningAssets', exact: true }).waitFor()

    const hosts = new Set(record.requests.map((url) => new URL(url).origin))
    expect([...hosts]).toEqual([server.url])
    expect(record.messages).toEqual([])
  })

  it('shows every example to a first-time visitor, even where another GraphiQL was', async () => {
    const page = await browser.newPage()
    const tabs = JSON.stringify({ activeTabIndex: 0, tabs: [] })
    await page.addInitScript(`localStorage.setItem('graphiql:tabState', '${tabs}')`)

    await openGraphiql(page)

    const names = examples.map(({ text }) => /query (\w+)/.exec(text)?.[1])
    const listed = await page.locator('.examples strong').allInnerTexts()
    expect(listed.toSorted()).toEqual(names.toSorted())
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(listed.slice(0, 3))
  })

  it('opens an example in a tab, once', async () => {
    const page = await browser.newPage()
    await openGraphiql(page)
    const choose = (name: string) => page.locator('.examples').getByRole('button', { name }).click()
    const activeTab = (name: string) => page.getByRole('tab', { name, selected: true })

    await choose('FacetPanel')
    await activeTab('FacetPanel').waitFor()
    await choose('NextPage')
    await activeTab('NextPage').waitFor()
    await choose('FacetPanel')
    await activeTab('FacetPanel').waitFor()

    expect(await page.getByRole('tab').count()).toBe(4)
  })

  it('formats what was typed', async () => {
    const page = await browser.newPage()
    const record = recordPage(page)
    await openGraphiql(page)

    await page.locator('.graphiql-query-editor .view-lines').click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.insertText(',,')
    await page.getByText(',,query').waitFor()
    await page.getByRole('button', { name: /^Prettify/ }).click()
    await page.getByText(',,query').waitFor({ state: 'detached' })

    expect(record.messages).toEqual([])
  })

  it('gives up a request when it is stopped', async () => {
    const page = await browser.newPage()
    await openGraphiql(page)
    await page.route('**/graphql', () => undefined)
    const failure = page.waitForEvent('requestfailed')

    await page.getByRole('button', { name: /^Execute query/ }).click()
    await page.getByRole('button', { name: /^Stop query/ }).click()

    expect((await failure).failure()?.errorText).toBe('net::ERR_ABORTED')
    await page.getByRole('button', { name: /^Execute query/ }).waitFor()
  })

  async function openGraphiql(page: Page): Promise<void> {
    await page.goto(`${server.url}/graphiql`)
    await page.locator('.graphiql-query-editor .view-line').first().waitFor()
  }
})
