import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Runs the bench on what has been built; fails with its exit code and what it has written. */
export function runBench(...words: string[]) {
  return execute(process.execPath, ['--import', 'tsx', 'bench/run.ts', ...words])
}
