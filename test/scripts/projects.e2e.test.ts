import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECTS } from '../../scripts/projects.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const IMPORT = /\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g

describe.each(PROJECTS)('%s, a project that can be copied', (project) => {
  const directory = join(ROOT, project)

  it('imports nothing from outside', () => {
    const imports = sourcesBelow(directory).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, path = '']) =>
        resolve(dirname(file), path),
      ),
    )

    expect(imports.length).toBeGreaterThan(0)
    expect(imports.filter((path) => !path.startsWith(`${directory}/`))).toEqual([])
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
