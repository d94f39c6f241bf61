import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  HAS_CHROMIUM,
  launchChromium,
  newPage,
  openGraphiql,
  recordPage,
} from '../../../support/chromium.ts'
import { examples } from '../../../support/examples.ts'
import { type SandboxedTestServer, startTestServer } from '../../../support/test-server.ts'

describe.runIf(HAS_CHROMIUM)('the GraphiQL page', () => {
  let server: SandboxedTestServer
  let browser: Browser

  beforeAll(async () => {
    server = await startTestServer({}, { isGraphiqlEnabled: true })
    browser = await launchChromium()
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it('runs the first example by the keyboard, with requests to its own origin only', async () => {
    const page = await newPage(browser)
    const record = recordPage(page)

    await openGraphiql(page, server)
    await page.locator('.graphiql-query-editor .view-lines').click()
    await page.keyboard.press('Control+Enter')
    const result = page.getByRole('region', { name: 'Result Window' })
    await result.getByText('Learning Java').waitFor()
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    await page.getByRole('link', { name: 'Query', exact: true }).click()
    await page.getByRole('link', { name: 'learningAssets', exact: true }).waitFor()

    const origins = new Set(record.requests.map((url) => new URL(url).origin))
    expect([...origins]).toEqual([server.url])
    expect(record.messages).toEqual([])
  })

  it('opens on the examples, also where another GraphiQL has stored its tabs', async () => {
    const page = await newPage(browser)
    const tabs = JSON.stringify({ activeTabIndex: 0, tabs: [] })
    await page.addInitScript(`localStorage.setItem('graphiql:tabState', '${tabs}')`)

    await openGraphiql(page, server)

    const names = examples.map(({ text }) => /query (\w+)/.exec(text)?.[1])
    const listed = await page.locator('.examples strong').allInnerTexts()
    expect(listed.toSorted()).toEqual(names.toSorted())
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(listed.slice(0, 3))
  })

  it('opens an example in one tab only', async () => {
    const page = await newPage(browser)
    await openGraphiql(page, server)
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

  it('formats the operation in the editor', async () => {
    const page = await newPage(browser)
    const record = recordPage(page)
    await openGraphiql(page, server)

    await page.locator('.graphiql-query-editor .view-lines').click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.insertText(',,')
    await page.getByText(',,query').waitFor()
    await page.getByRole('button', { name: /^Prettify/ }).click()
    await page.getByText(',,query').waitFor({ state: 'detached' })

    expect(record.messages).toEqual([])
  })

  it('aborts the request when it is stopped', async () => {
    const page = await newPage(browser)
    await openGraphiql(page, server)
    await page.route('**/graphql', () => undefined)
    const failure = page.waitForEvent('requestfailed')

    await page.getByRole('button', { name: /^Execute query/ }).click()
    await page.getByRole('button', { name: /^Stop query/ }).click()

    expect((await failure).failure()?.errorText).toBe('net::ERR_ABORTED')
    await page.getByRole('button', { name: /^Execute query/ }).waitFor()
  })
})
