import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startProgram } from './program.ts'

const PATH = process.env['NGINX_PATH'] ?? '/usr/sbin/nginx'

/** Whether tests with nginx run: where it is installed, and in CI always, so that a missing one fails there. */
export const HAS_NGINX = existsSync(PATH) || process.env['CI'] === 'true'

/**
 * Starts nginx with the directives of its `http` block, in which `listen 8080` becomes a free port, and
 * `/var/cache/nginx` a directory of its own. Resolves to its origin. Ends after the test.
 */
export async function startNginx(directives: string): Promise<string> {
  if (!existsSync(PATH)) throw new Error(`There is no ${PATH}: install Debian's nginx-light`)
  const directory = await mkdtemp(join(tmpdir(), 'nginx-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  const port = await findFreePort()
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${directory}/${name};`,
  )
  const http = directives
    .replace('listen 8080', `listen 127.0.0.1:${port}`)
    .replaceAll('/var/cache/nginx', directory)
  const configuration = `daemon off;
master_process off;
pid ${directory}/nginx.pid;
events {}
http {
  access_log off;
  ${paths.join('\n  ')}
  ${http}
}
`
  const file = join(directory, 'nginx.conf')
  await writeFile(file, configuration)
  const { said } = startProgram(PATH, [
    '-p',
    directory,
    '-c',
    file,
    '-g',
    'error_log stderr notice;',
  ])
  await said(/start worker|using the "|nginx\/[\d.]+/)
  await untilListening(port)
  return `http://127.0.0.1:${port}`
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

/** Asks until there is an answer, whatever it is. */
async function untilListening(port: number): Promise<void> {
  for (;;) {
    const isAnswered = await fetch(`http://127.0.0.1:${port}/none`).then(
      () => true,
      () => false,
    )
    if (isAnswered) return
  }
}
