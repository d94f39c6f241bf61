import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

/** What `npm run supergraph` runs, as a process of its own. */
function start(environment: Record<string, string>, ...args: readonly string[]) {
  const { PATH = '' } = process.env
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'examples/supergraph/main.ts', ...args],
    { cwd: ROOT, env: { PATH, PORT: '0', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  })
  const output = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output.text += chunk
    })
  }
  return { child, output }
}

describe('npm run supergraph', () => {
  it.each(['apollo', 'hive', 'stitching'])('prints questions that %s answers', async (gateway) => {
    const { child, output } = start(
      { ROUTER_SECRET: 'of another' },
      ...(gateway === 'apollo' ? [] : [gateway]),
    )
    const ended = once(child, 'exit')

    while (!/Who learns what is found:\n\ncurl .+\n/.test(output.text)) {
      await Promise.race([once(child.stdout, 'data'), ended])
      if (child.exitCode !== null) throw new Error(`It ended, having said: ${output.text}`)
    }
    const questions = [...output.text.matchAll(/curl -s (\S+) .*-d '(.+)'/g)]
    expect(questions).toHaveLength(2)
    for (const [, url = '', body = ''] of questions) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      const answer = await response.text()
      expect(answer).not.toContain('errors')
      expect(answer).toMatch(/"title":"[^"]+"/)
    }

    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  })

  it('names what it is told wrongly', async () => {
    const { child, output } = start({ PORT: 'CANARY' })

    expect(await once(child, 'exit')).toEqual([1, null])
    expect(output.text).toContain('PORT must be a whole number')
    expect(output.text).not.toContain('CANARY')
  })

  it('names the gateways there are', async () => {
    const { child, output } = start({}, 'router')

    expect(await once(child, 'exit')).toEqual([1, null])
    expect(output.text).toBe('Usage: npm run supergraph [apollo | hive | stitching]\n')
  })
})
