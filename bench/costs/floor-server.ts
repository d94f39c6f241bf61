import { createServer, type IncomingMessage } from 'node:http'
import { MEDIA_TYPE } from '../post-operation.ts'
import { listen } from '../server-process.ts'

/** Starts the least server there can be: reads a body, and writes the answer that is given for it. */
export async function startFloor(
  answer: (body: string) => Buffer | Promise<Buffer>,
): Promise<void> {
  const server = createServer(async (request, response) => {
    const body = await answer(await readText(request))
    response.writeHead(200, { 'content-type': CONTENT_TYPE, 'content-length': body.length })
    response.end(body)
  })
  await listen(server)
}

const CONTENT_TYPE = `${MEDIA_TYPE}; charset=utf-8`

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
