import { type ServerProcess, startServer } from '../server-process.ts'
import { CACHED_KEYWORD, searchCourses } from './search-load.ts'

/** From the start of the process to its first answer, in milliseconds; a number for each start. */
export interface StartReport {
  readonly withCredentials: readonly number[]
  /** With the sandbox in the same process. */
  readonly withoutCredentials: readonly number[]
}

/** Starts this server so many times, with and without credentials in turn. */
export async function measureStarts(linkedIn: ServerProcess, starts: number): Promise<StartReport> {
  const withCredentials: number[] = []
  const withoutCredentials: number[] = []
  for (let start = 0; start < starts; start += 1) {
    withCredentials.push(await timeStart(linkedIn))
    withoutCredentials.push(await timeStart())
  }
  return { withCredentials, withoutCredentials }
}

async function timeStart(linkedIn?: ServerProcess): Promise<number> {
  const startedAt = performance.now()
  const server = await startServer(linkedIn)
  await searchCourses(server.url, CACHED_KEYWORD)
  const duration = performance.now() - startedAt
  await server.end()
  return duration
}
