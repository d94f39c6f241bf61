import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

/** A project in which the package is installed as `npm pack` packs it. */
export interface PackedProject {
  readonly directory: string
  /** The directory of the installed package. */
  readonly packageDirectory: string
  remove(): Promise<void>
}

/**
 * Packs the build, and unpacks it into a project that has the packages it declares and the types of
 * Node, and no others. Without a registry.
 */
export async function createPackedProject(): Promise<PackedProject> {
  const directory = await mkdtemp(join(tmpdir(), 'packed-'))
  const modules = join(directory, 'node_modules')
  const packageDirectory = join(modules, 'linkedin-learning-graphql')
  await mkdir(packageDirectory, { recursive: true })
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', directory]
  const { stdout } = await run('npm', pack, { cwd: ROOT })
  const [{ filename }] = JSON.parse(stdout)
  await run('tar', ['-xzf', join(directory, filename), '--strip-components=1'], {
    cwd: packageDirectory,
  })

  const { dependencies, peerDependencies } = JSON.parse(
    await readFile(join(packageDirectory, 'package.json'), 'utf8'),
  )
  for (const name of ['@types/node', ...Object.keys({ ...dependencies, ...peerDependencies })]) {
    await mkdir(dirname(join(modules, name)), { recursive: true })
    await symlink(join(ROOT, 'node_modules', name), join(modules, name))
  }
  for (const files of ['test/library/consumer', 'examples/embedding']) {
    await cp(join(ROOT, files), directory, { recursive: true })
  }
  return { directory, packageDirectory, remove: () => rm(directory, { recursive: true }) }
}
