/**
 * A LinkedIn that is as fast as can be: grants tokens, and answers searches and look-ups from memory,
 * whole or projected by `fields`. A keyword has in it the number of the page that it finds. Calls are
 * counted, so that the bench can check which server makes how many.
 */
import { createServer, type ServerResponse } from 'node:http'
import { parseProjection, project } from '../../src/sandbox/api/projection.ts'
import { listen } from '../server-process.ts'
import { toCourseNumber, toPageNumber } from './cases.ts'
import { COURSES, createCourse, createPage } from './learning-assets-page.ts'

/** The answer to `GET /calls`: all calls of the API so far. */
export interface CallTotals {
  readonly count: number
  /** The bytes of all their answers' bodies together. */
  readonly bytes: number
  /** The path and query of the last one. */
  readonly lastTarget: string
}

/** The one part of a search's query that differs from call to call. */
const KEYWORD = /(?<=keyword=)[^&]*/
const LOOK_UP = /^\/v2\/learningAssets\/([^?]+)/

let totals: CallTotals = { count: 0, bytes: 0, lastTarget: '' }
const pages = new Map<string, Buffer>()
const courses = new Map<string, readonly string[]>()

// Longer than any turn of another server, so that no turn begins with new connections.
const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
  const target = request.url ?? '/'
  if (target === '/token') {
    return write(response, toJson({ access_token: 'bench', expires_in: 5_183_999 }))
  }
  if (target === '/calls') return write(response, toJson(totals))
  const body = target.startsWith('/v2/learningAssets?') ? search(target) : lookUp(target)
  if (body === null) return response.writeHead(404).end()
  totals = { count: totals.count + 1, bytes: totals.bytes + body.length, lastTarget: target }
  write(response, body)
})
await listen(server)

function search(target: string): Buffer {
  const page = toPageNumber(KEYWORD.exec(target)?.[0] ?? '')
  const key = `${page} ${target.replace(KEYWORD, '')}`
  const body = pages.get(key) ?? createSearchBody(page, target)
  pages.set(key, body)
  return body
}

function createSearchBody(page: number, target: string): Buffer {
  const parameters = readParameters(target)
  const created = createPage(page, Number(parameters.get('count')))
  return toJson({ ...created, elements: toProjected(created.elements, parameters) })
}

function lookUp(target: string): Buffer | null {
  const [, urn] = LOOK_UP.exec(target)?.map(decodeURIComponent) ?? []
  if (urn === undefined) return null
  const key = `${toCourseNumber(urn) % COURSES} ${target.replace(LOOK_UP, '')}`
  const parts = courses.get(key) ?? createLookUpParts(urn, target)
  courses.set(key, parts)
  return Buffer.from(parts.join(urn))
}

/** The text around the URN. */
function createLookUpParts(urn: string, target: string): readonly string[] {
  const course = toProjected(createCourse(toCourseNumber(urn)), readParameters(target))
  return JSON.stringify(course).split(urn)
}

function readParameters(target: string): URLSearchParams {
  return new URL(target, 'http://upstream').searchParams
}

function toProjected(entity: unknown, parameters: URLSearchParams): unknown {
  const fields = parameters.get('fields')
  return fields === null ? entity : project(entity, parseProjection(fields))
}

function toJson(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

function write(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
  response.end(body)
}
