import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { startProgram } from '../support/program.ts'
import { codeBlocks, ROOT, readText } from './pages.ts'
import { readCurl, sendTo } from './shell-request.ts'

const MAIN = fileURLToPath(new URL('dist/main.js', ROOT))

/** What the pages say of the program, as a process of its own. */
describe('the program that the pages deploy', () => {
  it('starts in production by the environment shown, is healthy, and stops with code 0', async () => {
    const sandbox = await startSandbox()
    onTestFinished(() => sandbox.close())
    const directory = await mkdtemp(join(tmpdir(), 'secrets-'))
    onTestFinished(() => rm(directory, { recursive: true }))
    const secretFile = join(directory, 'client-secret')
    await writeFile(secretFile, `${sandbox.linkedIn.clientSecret}\n`)
    const block = codeBlocks.find(
      ({ page, code }) => page === 'docs/deploy.md' && code.startsWith('NODE_ENV=production\n'),
    )
    const shown = Object.fromEntries(
      (block?.code ?? '')
        .trim()
        .split('\n')
        .map((line) => line.split('=')),
    )
    expect(Object.keys(shown)).toContain('LINKEDIN_CLIENT_SECRET_FILE')

    const { started, said, ended } = startProgram(process.execPath, [MAIN], {
      environment: {
        ...shown,
        PORT: '0',
        LINKEDIN_CLIENT_ID: sandbox.linkedIn.clientId,
        LINKEDIN_CLIENT_SECRET_FILE: secretFile,
        LINKEDIN_DAILY_QUOTA: '100',
        LINKEDIN_API_URL: sandbox.linkedIn.apiUrl,
        LINKEDIN_TOKEN_URL: sandbox.linkedIn.tokenUrl,
      },
    })
    const origin = await said(/GraphQL at (http:\S+)\/graphql/)

    const health = await fetch(`${origin}/healthz`)
    const body = await health.text()
    expect(readText('docs/operations.md')).toContain(`\`${body}\``)
    expect(readText('docs/deploy.md')).toContain(`\`${body}\``)
    const request = codeBlocks.find(({ page, code }) => page === 'README.md' && /^curl/.test(code))
    const answer = await sendTo(origin, readCurl(request?.code ?? ''))
    expect(await answer.text()).toContain('Learning Java')
    started.kill('SIGTERM')
    expect(await ended()).toBe(0)
  })

  it('answers the request of the README by the sandbox, without any variable', async () => {
    const { said } = startProgram(process.execPath, [MAIN])
    const origin = await said(/GraphQL at (http:\S+)\/graphql/)
    const request = codeBlocks.find(({ page, code }) => page === 'README.md' && /^curl/.test(code))

    const answer = await sendTo(origin, readCurl(request?.code ?? ''))

    expect(await answer.text()).toContain('Learning Java')
    expect((await fetch(`${origin}/graphiql`)).status).toBe(200)
  })
})
