import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HAS_CHROMIUM, launchChromium, recordPage } from '../../support/chromium.ts'
import { type SandboxedTestServer, startTestServer } from '../../support/test-server.ts'
import { withRiders } from '../../support/with-riders.ts'

// Where there is little to compute with, the editor takes seconds to load.
describe.runIf(HAS_CHROMIUM)('calls to LinkedIn on the page', { timeout: 60_000 }, () => {
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

  it('tells of an answer what was asked, and of the next one what was saved', async () => {
    const page = await browser.newPage()
    const record = recordPage(page)
    await openGraphiql(page)

    await run(page)
    await page.getByRole('button', { name: '1 call to LinkedIn', exact: true }).click()
    const pane = paneOf(page)
    await pane.getByText('GET /v2/learningAssets').waitFor()
    expect(await pane.getByRole('status').innerText()).toBe('1 call\n0 saved')
    expect(await pane.getByRole('listitem').innerText()).toMatch(
      /^GET \/v2\/learningAssets\s+Asked LinkedIn · 200 · \d+(\.\d)? ms\s/,
    )
    expect(await parametersIn(page)).toEqual({
      q: 'criteria',
      'assetFilteringCriteria.keyword': 'java',
      count: '3',
      fields: withRiders('urn', 'title', 'details.level', 'details.timeToComplete'),
    })

    await run(page)
    await page.getByRole('button', { name: 'No calls to LinkedIn, 1 saved' }).waitFor()
    await pane.getByText(/^Fresh from memory · \d+(\.\d)? ms$/).waitFor()
    expect(await pane.getByRole('status').innerText()).toBe('0 calls\n1 saved')

    const hosts = new Set(record.requests.map((url) => new URL(url).origin))
    expect([...hosts]).toEqual([server.url])
    expect(record.messages).toEqual([])
  })

  it('shows an answer without its explanation, unless its header was typed', async () => {
    // Room for the whole answer: lines that cannot be seen are not in the page.
    const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } })
    await openGraphiql(page)

    await run(page)
    await summaryOf(page).waitFor()
    expect(await shownAnswer(page)).toMatch(/^\{ "data": .+ \}$/)
    expect(await shownAnswer(page)).not.toContain('extensions')

    await page.getByRole('button', { name: 'Headers', exact: true }).click()
    await clickEditorTool(page)
    await page.keyboard.type('{"X-Explain":"true"}')
    const [request] = await Promise.all([nextOperation(page), run(page)])
    await summaryOf(page).waitFor()

    expect(request.headers()['x-explain']).toBe('true')
    expect(await shownAnswer(page)).toContain('"extensions"')
  })

  it('keeps what it knows of a tab for as long as its answer', async () => {
    const page = await browser.newPage()
    await openGraphiql(page)
    await run(page)
    await summaryOf(page).waitFor()

    await page.getByRole('tab', { name: 'NextPage' }).click()
    await summaryOf(page).waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: 'SearchCourses' }).click()
    await summaryOf(page).waitFor()

    await page.route('**/graphql', (route) => route.abort())
    await run(page)
    await page.getByText('The server could not be reached.').waitFor()
    expect(await summaryOf(page).count()).toBe(0)
    await page.unroute('**/graphql')
    await run(page)
    await summaryOf(page).waitFor()

    await page.getByRole('button', { name: 'Variables', exact: true }).click()
    await clickEditorTool(page)
    await page.keyboard.type('[')
    await run(page)
    await page.getByText('Request not sent.').waitFor()
    expect(await summaryOf(page).count()).toBe(0)
  })

  it('asks for explanations until the switch is turned off, and remembers that', async () => {
    const page = await browser.newPage()
    const record = recordPage(page)
    await openGraphiql(page)
    const explainHeader = async () => {
      const [request] = await Promise.all([nextOperation(page), run(page)])
      await page.getByRole('button', { name: /^Execute query/ }).waitFor()
      return request.headers()['x-explain']
    }
    await page.getByRole('button', { name: 'Show Calls to LinkedIn' }).click()
    const explainSwitch = page.getByRole('switch', { name: 'Explain every answer' })

    expect(await explainHeader()).toBe('true')
    await explainSwitch.uncheck()
    expect(await explainHeader()).toBeUndefined()
    await paneOf(page).getByText('The last answer came without an explanation.').waitFor()
    expect(await summaryOf(page).count()).toBe(0)

    await openGraphiql(page)
    expect(await explainSwitch.isChecked()).toBe(false)
    expect(await explainHeader()).toBeUndefined()
    await explainSwitch.check()
    expect(await explainHeader()).toBe('true')
    expect(record.messages).toEqual([])
  })

  it('tells what an operation would cost, and asks LinkedIn nothing', async () => {
    const page = await browser.newPage()
    const record = recordPage(page)
    await openGraphiql(page)
    await page.getByRole('tab', { name: 'OneCourse' }).click()
    server.sandbox.forgetCalls()

    const [request] = await Promise.all([
      nextOperation(page),
      page.getByRole('button', { name: /^Dry run: / }).click(),
    ])
    const dryRun = paneOf(page).getByRole('region', { name: 'Dry run' })
    await dryRun.getByText('1 of the 100 calls that one operation may make.').waitFor()

    expect(request.headers()['x-dry-run']).toBe('true')
    expect(await dryRun.getByRole('status').innerText()).toBe('1 call\n0 saved')
    expect(await dryRun.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^\/v2\/learningAssets\s+1 call, no daily limit known$/),
      expect.stringMatching(/^GET \/v2\/learningAssets\/\{urn\}\s+Would ask LinkedIn\s/),
    ])
    expect(await page.getByText('in the editor to run the operation').isVisible()).toBe(true)
    expect(server.sandbox.calls).toEqual([])
    expect(record.messages).toEqual([])
  })

  it('says what is wrong with an operation that was to be estimated', async () => {
    const page = await browser.newPage()
    await openGraphiql(page)
    await page.getByText('totalCount', { exact: true }).click()
    await page.keyboard.press('End')
    await page.keyboard.insertText('s')
    await page.getByText('totalCounts', { exact: true }).waitFor()

    await page.getByRole('button', { name: /^Dry run: / }).click()

    const dryRun = paneOf(page).getByRole('region', { name: 'Dry run' })
    const error = await dryRun.getByRole('alert').innerText()
    expect(error).toContain('Cannot query field "totalCounts"')
    expect(error).toContain('line 4, column 5')
    expect(await dryRun.getByRole('status').count()).toBe(0)
  })

  it('says so where the server does not explain', async () => {
    const silent = await startTestServer({}, { isExplainEnabled: false })
    try {
      const page = await browser.newPage()
      const record = recordPage(page)
      await openGraphiql(page, silent)
      await page.getByRole('button', { name: 'Show Calls to LinkedIn' }).click()

      await run(page)
      await paneOf(page).getByText('The server did not explain its answer.').waitFor()
      expect(await shownAnswer(page)).toContain('Learning Java')
      expect(await summaryOf(page).count()).toBe(0)
      expect(record.messages).toEqual([])

      silent.sandbox.forgetCalls()
      await paneOf(page).getByRole('button', { name: 'Dry run' }).click()
      await paneOf(page).getByText('Dry runs are turned off on this server.').waitFor()
      expect(silent.sandbox.calls).toEqual([])
    } finally {
      await silent.close()
    }
  })

  async function openGraphiql(page: Page, { url } = server): Promise<void> {
    await page.goto(`${url}/graphiql`)
    await page.locator('.graphiql-query-editor .view-line').first().waitFor()
  }

  function run(page: Page): Promise<void> {
    return page.getByRole('button', { name: /^Execute query/ }).click()
  }

  function clickEditorTool(page: Page): Promise<void> {
    return page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click()
  }

  function nextOperation(page: Page): Promise<Request> {
    return page.waitForRequest('**/graphql')
  }

  function paneOf(page: Page) {
    return page.getByRole('region', { name: 'Calls to LinkedIn' })
  }

  function summaryOf(page: Page) {
    return page
      .getByRole('button', { name: /calls? to LinkedIn/ })
      .and(page.locator('.calls-summary'))
  }

  async function shownAnswer(page: Page): Promise<string> {
    const text = await page.getByRole('region', { name: 'Result Window' }).innerText()
    // The editor keeps its indentation by spaces that do not break.
    return text.replace(/\s+/g, ' ').trim()
  }

  async function parametersIn(page: Page): Promise<Record<string, string>> {
    const pane = paneOf(page)
    const names = await pane.getByRole('term').allInnerTexts()
    const values = await pane.getByRole('definition').allInnerTexts()
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
  }
})
