/**
 * The least that a cached answer can cost: gets it once from the server at `ANSWER_FROM`, and from
 * then on writes its bytes to every request.
 */
import { createServer } from 'node:http'
import process from 'node:process'
import { listen } from '../server-process.ts'
import { CACHED_KEYWORD, CONTENT_TYPE, searchCourses } from './search-load.ts'

const answer = await searchCourses(String(process.env['ANSWER_FROM']), CACHED_KEYWORD)
const headers = { 'content-type': CONTENT_TYPE, 'content-length': answer.length }

await listen(
  createServer((_, response) => {
    response.writeHead(200, headers).end(answer)
  }),
)
