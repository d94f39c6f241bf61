import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'
import { codeBlocks, pages } from './pages.ts'
import { readCurl, sendTo } from './shell-request.ts'
import { hasAnswers, writeAnswers, writeExamplesPage } from './write-answers.ts'

const EXAMPLES = 'docs/examples.md'

/** `npx vitest run test/docs --update` writes the answers into the pages. */
describe('what the pages show', () => {
  let server: SandboxedTestServer

  beforeEach(async () => {
    server = await startTestServer({}, { areActivityReportsEnabled: true })
  })

  afterEach(() => server.close())

  it.each(pages.filter(({ path, text }) => path !== EXAMPLES && hasAnswers(text)))(
    'is what the server answers: $path',
    async ({ path, text }) => {
      await expect(await writeAnswers(text, server)).toMatchFileSnapshot(`../../${path}`)
    },
  )

  it(`is every example with its answer: ${EXAMPLES}`, async () => {
    const page = await writeAnswers(writeExamplesPage(), server)

    await expect(page).toMatchFileSnapshot(`../../${EXAMPLES}`)
    expect(page).not.toContain('"errors"')
    expect(page, 'an example without an answer').not.toContain('```json\n```')
  })

  it('has no request that is refused', async () => {
    const commands = curlCommands()
    expect(commands.length).toBeGreaterThan(3)

    for (const { command } of commands) {
      const response = await sendTo(server.url, readCurl(command))

      expect(response.status, command).toBe(200)
      expect(await response.json(), command).not.toHaveProperty('errors')
    }
  })

  it('explains an operation where the header says so', async () => {
    const { command = '' } = curlCommands().find(({ command }) => /x-explain/.test(command)) ?? {}

    const response = await sendTo(server.url, readCurl(command))

    expect(await response.json()).toMatchObject({
      extensions: { explain: { calls: 1, callsSaved: 0, requests: [{ source: 'miss' }] } },
    })
  })

  it('is answered by its hash alone from the second time on', async () => {
    const { command = '' } = curlCommands().find(({ command }) => /sha256Hash/.test(command)) ?? {}
    const request = readCurl(command)
    const { origin, pathname, searchParams } = new URL(request.url)
    expect([...searchParams.keys()]).toEqual(['extensions', 'query'])

    const first = await sendTo(server.url, request)
    searchParams.delete('query')
    const byHash = { ...request, url: `${origin}${pathname}?${searchParams}` }
    const second = await sendTo(server.url, byHash)

    expect(first.headers.get('cache-control')).toContain('public, max-age=')
    expect(await second.text()).toBe(await first.text())
  })
})

/** Every `curl` command of the pages. */
function curlCommands() {
  return codeBlocks
    .filter(({ language, code }) => language === 'sh' && code.startsWith('curl '))
    .map(({ page, code }) => ({ page, command: code }))
}
