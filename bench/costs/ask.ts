import { type Dispatcher, getGlobalDispatcher } from 'undici'
import { HEADERS, toBody } from './workload.ts'

/**
 * Asks a server once, and gives the bytes of its answer.
 *
 * @throws when its status is not 200
 */
export async function ask(
  origin: string,
  keyword: string,
  dispatcher: Dispatcher = getGlobalDispatcher(),
): Promise<Buffer> {
  const { statusCode, body } = await dispatcher.request({
    origin,
    path: '/graphql',
    method: 'POST',
    headers: HEADERS,
    body: toBody(keyword),
  })
  const answer = Buffer.from(await body.arrayBuffer())
  if (statusCode !== 200) throw new Error(`${origin} answered ${statusCode}: ${answer}`)
  return answer
}

/**
 * Asks a server once, and gives the bytes of its answer.
 *
 * @throws when it is not an answer with courses and without errors
 */
export async function askForCourses(origin: string, keyword: string): Promise<Buffer> {
  const answer = await ask(origin, keyword)
  const { data, errors } = JSON.parse(answer.toString())
  if (errors || !data?.learningAssets?.nodes?.[0]?.title)
    throw new Error(`${origin} found no courses: ${answer}`)
  return answer
}
