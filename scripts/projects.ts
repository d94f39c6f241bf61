/**
 * The projects inside this repository: each has packages and a lockfile of its own, so that `npm ci` at
 * the root installs none of them. What needs one installs it first.
 */
import { execFile } from 'node:child_process'
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'

const ROOT = join(import.meta.dirname, '..')

/** Where each project is, and the tests that import its packages; null: tests start it, at most. */
const TESTS = {
  'examples/clients': 'test/clients',
  'examples/supergraph': 'test/supergraph',
  'bench/peer': null,
  'bench/hive': null,
} as const

/** What only the bench itself starts. */
const UNTESTED: ReadonlySet<Project> = new Set<Project>(['bench/hive'])

/** The directory of a project, from the root. */
export type Project = keyof typeof TESTS

export const PROJECTS = Object.keys(TESTS) as readonly Project[]

/**
 * Installs a project's packages, unless those of its lockfile are installed already.
 *
 * @throws when npm fails, with what it has written
 */
export async function installProject(project: Project): Promise<void> {
  const directory = join(ROOT, project)
  // A copy of the lockfile, written last: there is none beside what is half installed.
  const stamp = join(directory, 'node_modules/.installed-lock.json')
  const lock = await readFile(join(directory, 'package-lock.json'), 'utf8')
  if ((await readFile(stamp, 'utf8').catch(() => null)) !== lock) {
    process.stderr.write(`Installing the packages of ${project}\n`)
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: directory,
    })
    await writeFile(stamp, lock)
  }
  if (TESTS[project]) await linkPackages(directory, join(ROOT, TESTS[project]))
}

/** Installs those that tests need, one after another. */
export async function installProjects(): Promise<void> {
  for (const project of PROJECTS) {
    if (!UNTESTED.has(project)) await installProject(project)
  }
}

/** Makes Node, Vite and TypeScript find a project's packages from another directory too. */
async function linkPackages(from: string, to: string): Promise<void> {
  const link = join(to, 'node_modules')
  const target = relative(dirname(link), join(from, 'node_modules'))
  await symlink(target, link, 'junction').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}
