/**
 * A LinkedIn that is as fast as can be: grants tokens, and answers every search with the same page,
 * whole or projected by `fields`. It counts the searches, so that the bench can check which server
 * calls it how often.
 */
import { createServer, type ServerResponse } from 'node:http'
import { parseProjection, project } from '../../src/sandbox/api/projection.ts'
import { listen } from '../server-process.ts'
import { createPage } from './learning-assets-page.ts'

/** The answer to `GET /searches`: all searches so far. */
export interface SearchTotals {
  readonly count: number
  /** The bytes of all their answers' bodies together. */
  readonly bytes: number
  /** The `fields` of the last one; empty where it had none. */
  readonly lastFields: string
}

const page = createPage()
const bodies = new Map<string, Buffer>()
let totals: SearchTotals = { count: 0, bytes: 0, lastFields: '' }

// Longer than any turn of another candidate, so that no turn begins with new connections.
const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://upstream')
  switch (pathname) {
    case '/token':
      return write(response, toJson({ access_token: 'bench', expires_in: 5_183_999 }))
    case '/v2/learningAssets':
      return write(response, search(searchParams.get('fields') ?? ''))
    case '/searches':
      return write(response, toJson(totals))
    default:
      return response.writeHead(404).end()
  }
})
await listen(server)

function search(fields: string): Buffer {
  const body = bodies.get(fields) ?? toJson(toProjectedPage(fields))
  bodies.set(fields, body)
  totals = { count: totals.count + 1, bytes: totals.bytes + body.length, lastFields: fields }
  return body
}

function toProjectedPage(fields: string) {
  return fields === ''
    ? page
    : { ...page, elements: project(page.elements, parseProjection(fields)) }
}

function toJson(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

function write(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
  response.end(body)
}
