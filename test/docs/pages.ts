import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository, with a slash at its end. */
export const ROOT = new URL('../../', import.meta.url)

/** A page of the documentation. */
export interface Page {
  /** From the root, such as `docs/deploy.md`. */
  readonly path: string
  readonly text: string
}

/** A fenced block of a page. */
export interface CodeBlock {
  readonly page: string
  readonly language: string
  /** With the newline at its end. */
  readonly code: string
}

const DOCS = readdirSync(new URL('docs/', ROOT)).filter((name) => name.endsWith('.md'))

/** All pages: those at the root, then those of `docs/`. */
export const pages: readonly Page[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...DOCS.map((name) => `docs/${name}`),
].map((path) => ({ path, text: readText(path) }))

/** The text of a page; its path is from the root. */
export function readText(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8')
}

/** The fenced blocks of all pages, in the order of the pages. */
export const codeBlocks: readonly CodeBlock[] = pages.flatMap(({ path, text }) =>
  [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({
    page: path,
    language,
    code,
  })),
)

/** The text of a page without its fenced blocks. */
export function proseOf({ text }: Page): string {
  return text.replace(/^```\w*\n.*?^```$/gms, '')
}

/** The names that stand as code in the first cells of a text's tables, in order; heads aside. */
export function namesInTables(text: string): string[] {
  return text
    .split('\n')
    .filter((line, index, lines) => line.startsWith('| `') && !lines[index + 1]?.startsWith('|---'))
    .flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)])
    .map(([, name = '']) => name)
}

/** The anchors of a page, as GitHub makes them of its headings. */
export function anchorsOf(page: Page): Set<string> {
  const slugs = [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  )
  return new Set(slugs)
}

/** The texts of all files below a directory, which is from the root; packages aside. */
export function filesBelow(directory: string): string[] {
  const path = fileURLToPath(new URL(directory, ROOT))
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(`${directory}${entry.name}/`)
        : [readFileSync(join(path, entry.name), 'utf8')],
    )
}
