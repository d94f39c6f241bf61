/**
 * How much of the source one query runs through: the files and functions of `src` that somebody
 * would step through with a debugger, the sandbox not counted.
 *
 * The server runs as it is shipped, with its sandbox in place of LinkedIn. V8's precise coverage
 * counts the calls of every function from just before a query is posted until shortly after its
 * answer. Each operation has been answered before with other variables, so that neither the start
 * nor what is done once for an operation's text (parsing and validating it) is counted, nor is the
 * request for an access token.
 */
import { parseOptions } from '../command-line.ts'
import { measurePaths, type QueryPath } from './measure-paths.ts'

/** Measures, and prints the paths as the command line says. */
export async function runPath(commandLine: readonly string[]): Promise<void> {
  const { files: isListing, json } = parseOptions(commandLine, {
    files: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  const paths = await measurePaths()
  console.log(json ? JSON.stringify(paths) : formatPaths(paths, isListing))
}

function formatPaths(paths: readonly QueryPath[], isListing: boolean): string {
  return [
    toRow('One query runs through', 'files', 'functions'),
    ...paths.map(({ name, files, functionCount }) =>
      toRow(`  ${name}`, `${files.length}`, `${functionCount}`),
    ),
    ...(isListing ? paths.flatMap(({ name, files }) => ['', name, ...files.map(indent)]) : []),
  ].join('\n')
}

function toRow(title: string, ...cells: readonly string[]): string {
  return `${title.padEnd(40)}${cells.map((cell) => cell.padStart(11)).join('')}`
}

function indent(line: string): string {
  return `  ${line}`
}
