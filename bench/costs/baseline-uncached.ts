/**
 * The least that an answer can cost for which LinkedIn is called: no GraphQL, no schema, no checks;
 * one call to the API at `LINKEDIN_API_URL`, its answer parsed, reshaped by hand and written. With
 * `FIELDS` only these fields are requested, else all.
 */
import { createServer, type IncomingMessage } from 'node:http'
import process from 'node:process'
import { Pool } from 'undici'
import { listen } from '../server-process.ts'
import type { createPage } from './learning-assets-page.ts'
import { CONTENT_TYPE } from './search-load.ts'

type WirePage = ReturnType<typeof createPage>

const linkedIn = new Pool(String(process.env['LINKEDIN_API_URL']))
const fields = process.env['FIELDS'] ? `&fields=${process.env['FIELDS']}` : ''

await listen(
  createServer(async (request, response) => {
    const { variables } = JSON.parse(await readText(request))
    const body = JSON.stringify(toAnswer(await search(variables.keyword)))
    response.writeHead(200, {
      'content-type': CONTENT_TYPE,
      'content-length': Buffer.byteLength(body),
    })
    response.end(body)
  }),
)

async function search(keyword: string): Promise<WirePage> {
  const criteria = `assetFilteringCriteria.keyword=${encodeURIComponent(keyword)}`
  const response = await linkedIn.request({
    method: 'GET',
    path: `/v2/learningAssets?q=criteria&${criteria}&count=20${fields}`,
  })
  return (await response.body.json()) as WirePage
}

function toAnswer({ elements, paging }: WirePage) {
  const nodes = elements.map(({ urn, title, details }) => ({
    id: toId(urn, title.locale),
    urn,
    title: title.value,
    shortDescription: details.shortDescription.value,
    difficultyLevel: details.level,
    durationInSeconds: details.timeToComplete.duration,
    imageUrl: details.images.primary,
    webUrl: details.urls.webLaunch,
    contributors: details.contributors.map(({ name }) => ({ name: name.value })),
  }))
  return { data: { learningAssets: { totalCount: paging.total, nodes } } }
}

function toId(urn: string, { language, country }: { language: string; country: string }): string {
  return Buffer.from(`LearningAsset|${language}-${country}|${urn}`).toString('base64url')
}

/** By events: iterating over a request costs several times as much. */
function readText(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      text += chunk
    })
    request.on('end', () => resolve(text))
    request.on('error', reject)
  })
}
