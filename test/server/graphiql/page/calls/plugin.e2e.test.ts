import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ServerConfig } from '../../../../../src/config/options.ts'
import {
  HAS_CHROMIUM,
  launchChromium,
  newPage,
  openGraphiql,
  recordPage,
} from '../../../../support/chromium.ts'
import { type SandboxedTestServer, startTestServer } from '../../../../support/test-server.ts'
import { withCheapFields } from '../../../../support/upstream.ts'

describe.runIf(HAS_CHROMIUM)('the calls pane', () => {
  let server: SandboxedTestServer
  let browser: Browser

  beforeAll(async () => {
    browser = await launchChromium()
  })

  afterAll(() => browser?.close())

  beforeEach(async () => {
    server = await startServer()
  })

  afterEach(() => server?.close())

  it('shows the call of an answer, and the saved call of the next one', async () => {
    const page = await newPage(browser)
    const record = recordPage(page)
    await openGraphiql(page, server)

    await run(page)
    await page.getByRole('button', { name: '1 call to LinkedIn', exact: true }).click()
    const pane = paneOf(page)
    await pane.getByText('GET /v2/learningAssets').waitFor()
    expect(await pane.getByRole('status').innerText()).toBe('1 call\n0 saved')
    expect(await pane.getByRole('listitem').innerText()).toMatch(
      /^GET \/v2\/learningAssets\s+Requested from LinkedIn · 200 · \d+(\.\d)? ms\s/,
    )
    expect(await parametersIn(page)).toEqual({
      q: 'criteria',
      'assetFilteringCriteria.keyword': 'java',
      count: '3',
      fields: withCheapFields('urn', 'title', 'details.level', 'details.timeToComplete'),
    })

    await run(page)
    await page.getByRole('button', { name: 'No calls to LinkedIn, 1 saved' }).waitFor()
    await pane.getByText(/^Fresh from cache · \d+(\.\d)? ms$/).waitFor()
    expect(await pane.getByRole('status').innerText()).toBe('0 calls\n1 saved')

    const origins = new Set(record.requests.map((url) => new URL(url).origin))
    expect([...origins]).toEqual([server.url])
    expect(record.messages).toEqual([])
  })

  it('removes the explanation from the shown answer, unless its header is typed', async () => {
    // Room for the whole answer: the editor renders visible lines only.
    const page = await newPage(browser, { viewport: { width: 1280, height: 1600 } })
    await openGraphiql(page, server)

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

  it('shows the calls of a tab as long as its answer', async () => {
    const page = await newPage(browser)
    await openGraphiql(page, server)
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

  it('requests explanations unless the switch is off, also after a reload', async () => {
    const page = await newPage(browser)
    const record = recordPage(page)
    await openGraphiql(page, server)
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

    await openGraphiql(page, server)
    expect(await explainSwitch.isChecked()).toBe(false)
    expect(await explainHeader()).toBeUndefined()
    await explainSwitch.check()
    expect(await explainHeader()).toBe('true')
    expect(record.messages).toEqual([])
  })

  it('estimates an operation without calling LinkedIn', async () => {
    const page = await newPage(browser)
    const record = recordPage(page)
    await openGraphiql(page, server)
    await page.getByRole('tab', { name: 'OneCourse' }).click()
    server.sandbox.clearCalls()

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
      expect.stringMatching(
        /^GET \/v2\/learningAssets\/\{urn\}\s+Would be requested from LinkedIn\s/,
      ),
    ])
    expect(await page.getByText('in the editor to run the operation').isVisible()).toBe(true)
    expect(server.sandbox.calls).toEqual([])
    expect(record.messages).toEqual([])
  })

  it('shows the errors of an operation that cannot be estimated', async () => {
    const page = await newPage(browser)
    await openGraphiql(page, server)
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

  it('says that explanations are switched off on the server', async () => {
    const unexplained = await startServer({ isExplainEnabled: false })
    try {
      const page = await newPage(browser)
      const record = recordPage(page)
      await openGraphiql(page, unexplained)
      await page.getByRole('button', { name: 'Show Calls to LinkedIn' }).click()

      await run(page)
      await paneOf(page).getByText('The server did not explain its answer.').waitFor()
      expect(await shownAnswer(page)).toContain('Learning Java')
      expect(await summaryOf(page).count()).toBe(0)
      expect(record.messages).toEqual([])

      unexplained.sandbox.clearCalls()
      await paneOf(page).getByRole('button', { name: 'Dry run' }).click()
      await paneOf(page).getByText('Dry runs are turned off on this server.').waitFor()
      expect(unexplained.sandbox.calls).toEqual([])
    } finally {
      await unexplained.close()
    }
  })

  /** With a small catalogue and a token, so that even on a busy machine no call has to be retried. */
  async function startServer(config: Partial<ServerConfig> = {}): Promise<SandboxedTestServer> {
    const started = await startTestServer(
      { assetCount: 300 },
      { isGraphiqlEnabled: true, ...config },
    )
    await started.query('{ classification(urn: "urn:li:skill:1001") { name } }')
    return started
  }

  function run(page: Page): Promise<void> {
    return page.getByRole('button', { name: /^Execute query/ }).click()
  }

  function clickEditorTool(page: Page): Promise<void> {
    return page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click()
  }

  function nextOperation(page: Page): Promise<Request> {
    return page.waitForRequest(
      (request) =>
        request.url() === `${server.url}/graphql` &&
        !request.postData()?.includes('IntrospectionQuery'),
    )
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
    // The editor indents by non-breaking spaces.
    return text.replace(/\s+/g, ' ').trim()
  }

  async function parametersIn(page: Page): Promise<Record<string, string>> {
    const pane = paneOf(page)
    const names = await pane.getByRole('term').allInnerTexts()
    const values = await pane.getByRole('definition').allInnerTexts()
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
  }
})
