import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../../src/config/environment.ts'
import {
  exposureChecks,
  freshnessChecks,
  linkedInChecks,
  operationChecks,
} from '../../src/config/options.ts'
import { VARIABLE_NAMES } from '../../src/config/variables.ts'
import { codeBlocks, namesInTables, pages, readText } from './pages.ts'

const VARIABLE = /^[A-Z]+(?:_[A-Z]+)+$|^HOST$|^PORT$/

describe('the pages about variables', () => {
  it('list every variable that the configuration reads, and no other', () => {
    const listed = namesInTables(readText('docs/configuration.md'))

    expect(listed.sort()).toEqual([...VARIABLE_NAMES].sort())
  })

  it('name the defaults that the configuration has', () => {
    const rows = readText('docs/configuration.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split(' | '))
    const defaultOf = (name: string) => {
      const row = rows.find(([names = '']) => names.includes(`\`${name}\``)) ?? []
      const index = [...(row[0] ?? '').matchAll(/`(\w+)`/g)].findIndex(([, each]) => each === name)
      return row[1]?.replaceAll('`', '').split(', ')[index]
    }
    const { freshness, ...config } = readEnvironment({})

    expect(defaultOf('HOST')).toBe(config.host)
    expect(defaultOf('PORT')).toBe(String(config.port))
    expect(defaultOf('LOG_LEVEL')).toBe(config.logLevel)
    expect(defaultOf('MAX_CALLS_PER_OPERATION')).toBe(String(config.maxCallsPerOperation))
    expect(defaultOf('CACHE_MAX_MEGABYTES')).toBe(String(config.cacheMaxBytes / 1024 ** 2))
    expect(defaultOf('CONNECT_TIMEOUT_MS')).toBe(String(config.connectTimeoutMs))
    expect(defaultOf('FIRST_BYTE_TIMEOUT_MS')).toBe(String(config.firstByteTimeoutMs))
    expect(defaultOf('BODY_TIMEOUT_MS')).toBe(String(config.bodyTimeoutMs))
    expect(defaultOf('OPERATION_TIMEOUT_MS')).toBe(String(config.operationTimeoutMs))
    expect(defaultOf('REFRESH_TIMEOUT_MS')).toBe(String(config.refreshTimeoutMs))
    expect(defaultOf('FRESH_SEARCH_SECONDS')).toBe(String(freshness.searchMs / 1000))
    expect(defaultOf('FRESH_ASSET_SECONDS')).toBe(String(freshness.assetMs / 1000))
    expect(defaultOf('FRESH_CLASSIFICATION_SECONDS')).toBe(
      String(freshness.classificationMs / 1000),
    )
    expect(defaultOf('STALE_IF_ERROR_SECONDS')).toBe(String(freshness.staleIfErrorMs / 1000))
  })

  it('name in the README six variables that exist', () => {
    const readme = readText('README.md')
    const names = namesInTables(readme).filter((name) => /^[A-Z_]+$/.test(name))

    expect(names).toHaveLength(6)
    expect(names.filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([])
  })

  it.each(pages)('name no variable that does not exist: $path', ({ text }) => {
    const assigned = [...text.matchAll(/\b([A-Z]+(?:_[A-Z]+)*)=/g)].map(([, name]) => name)

    expect(assigned.filter((name = '') => !VARIABLE_NAMES.includes(name))).toEqual([])
  })

  it('list every option of the library', () => {
    const page = readText('docs/embedding.md')
    const names = [linkedInChecks, freshnessChecks, operationChecks, exposureChecks].flatMap(
      Object.keys,
    )

    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })

  it.each(environments())('configure production: $language', ({ environment }) => {
    expect(environment).toHaveProperty('NODE_ENV', 'production')
    expect(Object.keys(environment).filter((name) => VARIABLE.test(name))).not.toEqual([])
    // The values to fill in, and the file of the secret, are the reader's own.
    const { LINKEDIN_CLIENT_SECRET_FILE: _, ...rest } = environment
    const filledIn = Object.entries(rest).filter(([, value]) => value !== '…')

    const config = readEnvironment({
      LINKEDIN_CLIENT_ID: 'id',
      LINKEDIN_CLIENT_SECRET: 'secret',
      ...Object.fromEntries(filledIn),
    })

    expect(config).toMatchObject({ isProduction: true, isGraphiqlEnabled: false })
  })
})

/** The environments that the page on deployment shows: a file, a unit of systemd, a container. */
function environments() {
  return codeBlocks
    .filter(({ page, code }) => page === 'docs/deploy.md' && code.includes('NODE_ENV=production'))
    .map(({ language, code }) => ({
      language,
      environment: Object.fromEntries(
        [...code.matchAll(/\b([A-Z]+(?:_[A-Z]+)*)=(\S+)/g)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      ),
    }))
}
