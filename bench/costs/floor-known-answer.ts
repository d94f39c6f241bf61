/**
 * The least that a known answer can cost: asks the server at `ANSWER_FROM` once, then writes its
 * bytes to whoever comes.
 */
import { createServer } from 'node:http'
import process from 'node:process'
import { request } from 'undici'
import { listen } from './listen.ts'
import { HEADERS, KNOWN_KEYWORD, toBody } from './workload.ts'

const answer = await request(`${process.env['ANSWER_FROM']}/graphql`, {
  method: 'POST',
  headers: HEADERS,
  body: toBody(KNOWN_KEYWORD),
})
const body = Buffer.from(await answer.body.arrayBuffer())
const headers = {
  'content-type': String(answer.headers['content-type']),
  'content-length': body.length,
}

await listen(
  createServer((_, response) => {
    response.writeHead(200, headers).end(body)
  }),
)
