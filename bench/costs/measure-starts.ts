import { getGlobalDispatcher } from 'undici'
import { postOperation } from '../post-operation.ts'
import { type ServerProcess, startServer } from '../server-process.ts'

/** From the start of the process to its first answer, in milliseconds; a number for each start. */
export interface StartTimes {
  readonly withCredentials: readonly number[]
  /** With the sandbox in the same process. */
  readonly withoutCredentials: readonly number[]
}

/** Starts this server so many times, with and without credentials in turn. */
export async function measureStarts(linkedIn: ServerProcess, starts: number): Promise<StartTimes> {
  const withCredentials: number[] = []
  const withoutCredentials: number[] = []
  for (let start = 0; start < starts; start += 1) {
    withCredentials.push(await timeStart(linkedIn))
    withoutCredentials.push(await timeStart())
  }
  return { withCredentials, withoutCredentials }
}

const FIRST_OPERATION = {
  name: 'First',
  query: 'query First { learningAssets(filter: { keyword: "java" }) { nodes { title } } }',
  variables: {},
}

async function timeStart(linkedIn?: ServerProcess): Promise<number> {
  const startedAt = performance.now()
  const server = await startServer(linkedIn)
  await postOperation(getGlobalDispatcher(), server.url, FIRST_OPERATION)
  const durationMs = performance.now() - startedAt
  await server.end()
  return durationMs
}
