import { type Dispatcher, getGlobalDispatcher, Pool } from 'undici'

/** What is sent to every server: the search that a page of courses would make. */
const OPERATION = /* GraphQL */ `
  query SearchCourses($keyword: String!) {
    learningAssets(filter: { keyword: $keyword, assetTypes: [COURSE] }, first: 20) {
      totalCount
      nodes {
        id
        urn
        title
        shortDescription
        difficultyLevel
        durationInSeconds
        imageUrl
        webUrl
        contributors {
          name
        }
      }
    }
  }
`

const MEDIA_TYPE = 'application/graphql-response+json'

/** The content type of every answer. */
export const CONTENT_TYPE = `${MEDIA_TYPE}; charset=utf-8`

/** The keyword of searches that may be answered from memory; the sandbox has courses for it. */
export const CACHED_KEYWORD = 'java'

/** What a server is loaded with. */
export interface Load {
  readonly requests: number
  readonly nextKeyword: () => string
  /** What every answer must be, to the byte. */
  readonly expected: Buffer
}

/** Enough to keep a server busy, few enough for answers to come at once. */
const CONNECTIONS = 16

/**
 * Sends searches over 16 connections, each as soon as the one before it is answered.
 *
 * @throws at the first answer that is not the expected one
 */
export async function sendLoad(
  url: string,
  { requests, nextKeyword, expected }: Load,
): Promise<void> {
  const pool = new Pool(url, { connections: CONNECTIONS })
  let left = requests

  async function keepSearching(): Promise<void> {
    while (left > 0) {
      left -= 1
      const answer = await search(url, nextKeyword(), pool)
      if (!answer.equals(expected))
        throw new Error(`${url} gave another answer: ${answer.subarray(0, 500)}`)
    }
  }

  await Promise.all(Array.from({ length: CONNECTIONS }, keepSearching))
  await pool.close()
}

/**
 * Sends one search, and gives the bytes of its answer.
 *
 * @throws when the answer has errors, or no courses
 */
export async function searchCourses(url: string, keyword: string): Promise<Buffer> {
  const answer = await search(url, keyword)
  const { data, errors } = JSON.parse(answer.toString())
  if (errors || !data?.learningAssets?.nodes?.[0]?.title)
    throw new Error(`${url} found no courses: ${answer}`)
  return answer
}

async function search(
  origin: string,
  keyword: string,
  dispatcher: Dispatcher = getGlobalDispatcher(),
): Promise<Buffer> {
  const { statusCode, body } = await dispatcher.request({
    origin,
    path: '/graphql',
    method: 'POST',
    headers: { accept: MEDIA_TYPE, 'content-type': 'application/json' },
    body: JSON.stringify({
      operationName: 'SearchCourses',
      query: OPERATION,
      variables: { keyword },
    }),
  })
  const answer = Buffer.from(await body.arrayBuffer())
  if (statusCode !== 200) throw new Error(`${origin} answered ${statusCode}: ${answer}`)
  return answer
}
