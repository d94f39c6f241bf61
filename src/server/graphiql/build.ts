/**
 * Script: bundles the GraphiQL page into `dist/graphiql`, with compressed copies of its files and the
 * licences of the bundled packages.
 */
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type BuildOptions, type BuildResult, build, type Plugin } from 'esbuild'

const page = fileURLToPath(new URL('./page/', import.meta.url))
const output = fileURLToPath(new URL('../../../dist/graphiql/', import.meta.url))

const shared: BuildOptions = {
  outdir: output,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
  metafile: true,
}

/** Drops the styles that Monaco's modules import: GraphiQL's style sheet already contains them. */
const stylesOnce: Plugin = {
  name: 'styles-once',
  setup({ onLoad }) {
    onLoad({ filter: /monaco-editor.+\.css$/ }, () => ({ contents: '', loader: 'empty' }))
  },
}

/** Writes inlined fonts to files: `font-src 'self'` forbids the `data:` URLs that GraphiQL uses. */
const fontFiles: Plugin = {
  name: 'font-files',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^data:font\// }, ({ path }) => {
      const [type = '', data = ''] = path.split(';base64,')
      return { path: `${data}.${type.slice('data:font/'.length)}`, namespace: 'font' }
    })
    onLoad({ filter: /./, namespace: 'font' }, ({ path }) => ({
      contents: Buffer.from(path.slice(0, path.lastIndexOf('.')), 'base64'),
      loader: 'file',
    }))
  },
}

await rm(output, { recursive: true, force: true })
const bundles = await Promise.all([bundlePage(), bundleWorkers()])
await writeFile(`${output}LICENSES.txt`, await licencesOf(bundles))
await Promise.all(['index.html', 'favicon.svg'].map((file) => copyFile(page + file, output + file)))
await Promise.all((await readdir(output)).filter(isText).map(compress))

function bundlePage() {
  return build({
    ...shared,
    entryPoints: [`${page}graphiql.tsx`],
    // Monaco and the formatter are loaded on demand, after the first paint.
    splitting: true,
    chunkNames: 'chunk-[hash]',
    assetNames: 'font-[hash]',
    loader: { '.graphql': 'text' },
    // GraphiQL imports the formatter's parsers by names that resolve to CommonJS, without its exports.
    alias: {
      'prettier/parser-babel': 'prettier/plugins/babel',
      'prettier/parser-graphql': 'prettier/plugins/graphql',
    },
    plugins: [stylesOnce, fontFiles],
  })
}

function bundleWorkers() {
  return build({
    ...shared,
    entryPoints: [
      'monaco-editor/esm/vs/editor/editor.worker.js',
      'monaco-editor/esm/vs/language/json/json.worker.js',
      'monaco-graphql/esm/graphql.worker.js',
    ],
    entryNames: '[name]',
  })
}

/** Name, version and licence of each package in the bundles, sorted. */
async function licencesOf(results: readonly BuildResult[]): Promise<string> {
  const files = results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}))
  const packages = files.flatMap(
    (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  )
  const licences = await Promise.all([...new Set(packages)].sort().map(licenceOf))
  return licences.join(`\n${'-'.repeat(80)}\n\n`)
}

async function licenceOf(directory: string): Promise<string> {
  const manifest = JSON.parse(await readFile(`${directory}/package.json`, 'utf8'))
  const notices = (await readdir(directory)).filter((file) =>
    /^(licen[cs]e|(third-?party-?)?notice)/i.test(file),
  )
  const texts = await Promise.all(notices.map((file) => readFile(`${directory}/${file}`, 'utf8')))
  if (texts.length === 0) texts.push(`License: ${manifest.license}`)
  return [`${manifest.name} ${manifest.version}`, ...texts.map((text) => text.trim())].join('\n\n')
}

function isText(file: string): boolean {
  return /\.(css|html|js|svg)$/.test(file)
}

async function compress(file: string): Promise<void> {
  const content = await readFile(output + file)
  // Brotli's default, 11, takes fifty times as long and saves another tenth.
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }
  await Promise.all([
    writeFile(`${output}${file}.gz`, await promisify(gzip)(content)),
    writeFile(`${output}${file}.br`, await promisify(brotliCompress)(content, quality)),
  ])
}
