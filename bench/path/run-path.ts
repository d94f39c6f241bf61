/**
 * How much of the source one query runs through: the files and functions of `src`, without the
 * sandbox, that a debugger would step into.
 *
 * The server runs as it is shipped, with its sandbox in place of LinkedIn. V8's precise coverage
 * counts the calls of every function, from just before a query is sent until shortly after its
 * answer. Each operation has been executed before with other variables. So what is done once is not
 * counted: the start, the access token, and parsing and validating the operation's text.
 */
import { parseOptions } from '../command-line.ts'
import { measurePaths, type QueryPath } from './measure-paths.ts'

/**
 * Measures, and prints the paths as the command line says.
 *
 * @throws {UsageError} at the first argument that is not right
 */
export async function runPath(commandLine: readonly string[]): Promise<void> {
  const { files, json } = parseOptions(commandLine, {
    files: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  const paths = await measurePaths()
  console.log(json ? JSON.stringify(paths) : formatPaths(paths, files))
}

function formatPaths(paths: readonly QueryPath[], areFilesListed: boolean): string {
  return [
    toRow('One query runs through', 'files', 'functions'),
    ...paths.map(({ name, files, functionCount }) =>
      toRow(`  ${name}`, files.length, functionCount),
    ),
    ...(areFilesListed ? paths.flatMap(toFileList) : []),
  ].join('\n')
}

function toFileList({ name, files }: QueryPath): string[] {
  return [
    '',
    toRow(name, '', 'functions'),
    ...files.map((file) => toRow(`  ${file.path}`, '', file.functionCount)),
  ]
}

function toRow(title: string, ...cells: readonly (string | number)[]): string {
  return `${title.padEnd(54)}${cells.map((cell) => `${cell}`.padStart(11)).join('')}`
}
