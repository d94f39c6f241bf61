/** Takes the README's picture of GraphiQL, of the built page: `npx tsx test/docs/take-picture.ts`. */
import { launchChromium } from '../support/chromium.ts'
import { startTestServer } from '../support/test-server.ts'

const server = await startTestServer({}, { isGraphiqlEnabled: true })
const browser = await launchChromium()
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`${server.url}/graphiql`)
  await page.locator('.graphiql-query-editor').getByText('learningAssets').waitFor()
  await page.getByRole('button', { name: /^Execute query/ }).click()
  await page.getByRole('button', { name: '1 call to LinkedIn', exact: true }).waitFor()
  await page.locator('.graphiql-query-editor .view-lines').hover()
  await page.screenshot({
    path: new URL('../../docs/images/graphiql.png', import.meta.url).pathname,
  })
} finally {
  await browser.close()
  await server.close()
}
