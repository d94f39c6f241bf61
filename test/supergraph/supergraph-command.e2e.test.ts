import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../../examples/supergraph/listen.ts'
import { startProgram } from '../support/program.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Starts a program of this repository in a process. */
function run(program: string, environment: Record<string, string>, args: readonly string[] = []) {
  return startProgram(process.execPath, ['--import', 'tsx', program, ...args], {
    environment,
    directory: ROOT,
  })
}

/** What `npm run supergraph` runs. */
function start(environment: Record<string, string>, ...args: readonly string[]) {
  return run('scripts/supergraph.ts', environment, args)
}

describe('npm run supergraph', () => {
  it.each(['apollo', 'hive', 'stitching'])('prints requests that %s answers', async (gateway) => {
    const args = gateway === 'apollo' ? [] : [gateway]
    const { started, output, said, ended } = start({ ROUTER_SECRET: 'of another' }, ...args)

    await said(/Who learns what is found:\n\ncurl .+\n/)
    const requests = [...output.text.matchAll(/curl -s (\S+) .*-d '(.+)'/g)]
    expect(requests).toHaveLength(2)
    for (const [, url = '', body = ''] of requests) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      const answer = await response.text()
      expect(answer).not.toContain('errors')
      expect(answer).toMatch(/"title":"[^"]+"/)
    }

    started.kill('SIGTERM')
    expect(await ended()).toBe(0)
  })

  it('fails for an invalid variable, without its value', async () => {
    const { output, ended } = start({ PORT: 'CANARY' })

    expect(await ended()).toBe(1)
    expect(output.text).toContain('PORT must be a whole number')
    expect(output.text).not.toContain('CANARY')
  })

  it.each(['apollo', 'hive'])('fails when its port is in use: %s', async (gateway) => {
    const { url, close } = await listen(createServer(), 0)
    onTestFinished(close)

    const { output, ended } = start({ PORT: new URL(url).port }, gateway)

    expect(await ended()).toBe(1)
    expect(output.text).toMatch(/\nlisten EADDRINUSE: .+\n$/)
  })

  it('fails for an unknown gateway, and lists the known ones', async () => {
    const { output, ended } = start({}, 'router')

    expect(await ended()).toBe(1)
    expect(output.text).toContain('Name one gateway: apollo, hive, stitching.\n')
  })

  it('requires LEARNING_URL where the example is started alone', async () => {
    const { output, ended } = run('examples/supergraph/main.ts', {})

    expect(await ended()).toBe(1)
    expect(output.text).toBe(
      'LEARNING_URL must be set, such as to http://127.0.0.1:4000/graphql.\n',
    )
  })
})
