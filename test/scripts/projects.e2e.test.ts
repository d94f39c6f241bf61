import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECTS } from '../../scripts/projects.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const IMPORT = /\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g

/** Servers to compare with: they are copied together, for they resolve the same schema alike. */
const COMPARED = PROJECTS.filter((project) => project.startsWith('bench/'))

describe.each(PROJECTS)('%s, a project that can be copied', (project) => {
  const directory = join(ROOT, project)

  it('imports nothing from outside, but from what is compared with beside it', () => {
    const imports = sourcesBelow(directory).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, path = '']) =>
        resolve(dirname(file), path),
      ),
    )

    expect(imports.length).toBeGreaterThan(0)
    const copied = project.startsWith('bench/') ? COMPARED : [project]
    const isCopied = (path: string) =>
      copied.some((each) => path.startsWith(`${join(ROOT, each)}/`))
    expect(imports.filter((path) => !isCopied(path))).toEqual([])
  })

  it('has the versions of packages that the root has', () => {
    const ours = versionsIn(ROOT)
    const theirs = Object.entries(versionsIn(directory)).filter(([name]) => ours[name])

    expect(theirs.length).toBeGreaterThan(0)
    expect(theirs).toEqual(theirs.map(([name]) => [name, ours[name]]))
  })

  it('has a lockfile that names no registry', () => {
    expect(readFileSync(join(directory, 'package-lock.json'), 'utf8')).not.toContain('"resolved"')
  })
})

function sourcesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => {
      const path = join(directory, entry.name)
      if (entry.isDirectory()) return sourcesBelow(path)
      return path.endsWith('.ts') ? [path] : []
    })
}

function versionsIn(directory: string): Readonly<Record<string, string>> {
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  return { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.overrides }
}
