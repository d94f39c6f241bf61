import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startProgram } from '../support/program.ts'

const MAIN = new URL('../../dist/main.js', import.meta.url).pathname

/** The built program, in a process of its own. */
describe('the program', () => {
  function start(environment: Record<string, string>, args: readonly string[] = []) {
    return startProgram(process.execPath, [MAIN, ...args], { environment })
  }

  it('serves the sandbox without credentials, logs that it does, and stops on SIGTERM', async () => {
    const { started, output, said } = start({})

    const url = await said(/GraphQL at (http:\S+\/graphql)/)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ learningAssets(filter: {keyword: \\"java\\"}, first: 1) { nodes { title } } }"}',
    })

    expect(await response.json()).toEqual({
      data: { learningAssets: { nodes: [{ title: 'Learning Java' }] } },
    })
    expect(output.text).toContain('the sandbox answers in place of LinkedIn')
    expect(await said(/GraphiQL at (http:\S+\/graphiql)/)).toBe(url.replace('graphql', 'graphiql'))

    started.kill('SIGTERM')
    const [code] = await once(started, 'exit')
    expect(code).toBe(0)
  })

  it('redirects from the root to GraphiQL', async () => {
    const url = await start({}).said(/GraphQL at (http:\S+)\/graphql/)

    const response = await fetch(url, { redirect: 'manual' })

    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('graphiql')
  })

  it('refuses production without credentials, naming the variables', async () => {
    const { started, output } = start({ NODE_ENV: 'production' })

    const [code] = await once(started, 'close')

    expect(code).toBe(1)
    expect(output.text).toContain('LINKEDIN_CLIENT_ID')
    expect(output.text).toContain('LINKEDIN_CLIENT_SECRET')
    expect(output.text).not.toMatch(/\bat .+:\d+/)
  })

  it('starts the sandbox alone, and prints how to use it', async () => {
    const { started, said } = start({}, ['sandbox', '--assets', '100', '--daily-quota', '1'])

    const tokenUrl = await said(/token URL +(http:\S+)/)
    const response = await fetch(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: await said(/client id +(\S+)/),
        client_secret: await said(/client secret +(\S+)/),
      }),
    })
    const { access_token } = (await response.json()) as { access_token: string }
    const search = await said(/'(http:\S+q=criteria\S+)'/)
    const send = () => fetch(search, { headers: { authorization: `Bearer ${access_token}` } })

    expect(await (await send()).json()).toMatchObject({
      elements: [{ urn: 'urn:li:lyndaCourse:669544' }, {}, {}],
    })
    expect((await send()).status).toBe(429)

    started.kill('SIGINT')
    const [code] = await once(started, 'exit')
    expect(code).toBe(0)
  })

  it.each([
    { args: ['--help'], code: 0, output: /Usage: .*sandbox +start the sandbox/s },
    { args: ['--version'], code: 0, output: /^\d+\.\d+\.\d+\n$/ },
    { args: ['serve'], code: 1, output: /Unknown command: serve.*Usage: /s },
    { args: ['--version', '-v'], code: 1, output: /Unknown argument: -v.*Usage: /s },
    { args: ['sandbox', '--help'], code: 0, output: /--daily-quota N.*--calls-per-second N/s },
    { args: ['sandbox', '--port', '1'], code: 1, output: /--port.*Usage: /s },
    { args: ['sandbox', '--assets', 'x'], code: 1, output: /--assets must be .* 25000/ },
  ])('exits with code $code for the arguments $args', async ({ args, code, output: expected }) => {
    const { started, output } = start({}, args)

    const [ended] = await once(started, 'close')

    expect(ended).toBe(code)
    expect(output.text).toMatch(expected)
    expect(output.text).not.toMatch(/\bat .+:\d+/)
  })

  it('exits with code 1, the sandbox closed, when GraphiQL was not built', async () => {
    const withoutPage = `
      import files from 'node:fs/promises'
      import { syncBuiltinESMExports } from 'node:module'
      files.readdir = async () => { throw new Error('ENOENT') }
      syncBuiltinESMExports()
    `
    const preload = `data:text/javascript,${encodeURIComponent(withoutPage)}`
    const { output, ended } = startProgram(process.execPath, ['--import', preload, MAIN])

    expect(await ended()).toBe(1)
    expect(output.text).toContain('npm run build')
  })

  it('exits with code 1 when its address is taken, and names the address', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo

    const { started, output } = start({ PORT: String(port) })
    const [code] = await once(started, 'close')
    other.close()

    expect(code).toBe(1)
    expect(output.text).toContain(`127.0.0.1:${port}`)
  })
})
