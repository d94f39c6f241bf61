import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts'
import { connectTo, createSandboxClient } from '../../support/sandbox.ts'
import { ASSET_GET_FACTS } from './asset-get-facts.ts'
import { CLASSIFICATION_FACTS } from './classification-facts.ts'
import { CRITERIA_FACTS } from './criteria-facts.ts'
import { DETAILS_FACTS } from './details-facts.ts'
import { ELEMENT_FACTS } from './element-facts.ts'
import { ENUM_FACTS } from './enum-facts.ts'
import { ERROR_FACTS } from './error-facts.ts'
import { FILTER_FACTS } from './filter-facts.ts'
import { INTROSPECTION_FACTS } from './introspection-facts.ts'
import { LOCALE_AND_TYPE_FACTS } from './locale-and-type-facts.ts'
import { METADATA_FACTS } from './metadata-facts.ts'
import { PROTOCOL_FACTS } from './protocol-facts.ts'
import { QUIRK_FACTS } from './quirk-facts.ts'
import { REPORT_FACTS } from './report-facts.ts'
import { TOKEN_FACTS } from './token-facts.ts'
import { USE_FACTS } from './use-facts.ts'

const SECTIONS = {
  '1.1 to 1.3, the token endpoint': TOKEN_FACTS,
  '1.4, introspection': INTROSPECTION_FACTS,
  '1.5 and 1.7, using the token, rate limits': USE_FACTS,
  '1.6, errors': ERROR_FACTS,
  '2.0, the protocol': PROTOCOL_FACTS,
  '2.1, one asset': ASSET_GET_FACTS,
  '2.2, the criteria finder': [...FILTER_FACTS, ...CRITERIA_FACTS],
  '2.3, the localeAndType finder': LOCALE_AND_TYPE_FACTS,
  '2.4, classifications': CLASSIFICATION_FACTS,
  '2.5 and 3.6, activity reports': REPORT_FACTS,
  '3.1 and 3.3, elements and their parts': ELEMENT_FACTS,
  '3.2, details': DETAILS_FACTS,
  '3.4 and 3.5, metadata and paging': METADATA_FACTS,
  '4, enumerations': ENUM_FACTS,
  '5, quirks': QUIRK_FACTS,
}

describe.each(Object.entries(SECTIONS))('facts %s', (_, facts) => {
  let shared: Sandbox

  beforeAll(async () => {
    shared = await startSandbox({ assetCount: 600 })
  })

  afterAll(() => shared.close())

  for (const { number, fact, grade, options, check } of facts) {
    it(`${number} ${fact} (${grade})`, async () => {
      await check(options ? await createSandboxClient(options) : connectTo(shared))
    })
  }
})

describe('fact numbers', () => {
  const numbers = Object.values(SECTIONS).flatMap((facts) => facts.map(({ number }) => number))

  it('are unique', () => {
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
