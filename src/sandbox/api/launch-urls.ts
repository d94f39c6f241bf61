import type { AssetRecord } from '../catalogue/asset-record.ts'
import type { SandboxAccount } from '../sandbox-account.ts'
import type { SandboxAssumptions } from '../assumptions.ts'

const ACCOUNT_ID = 2113185
const AICC_ACCOUNT = `urn:li:enterpriseApplicationInstance:(urn:li:enterpriseAccount:${ACCOUNT_ID},2168185)`

/** Where an asset opens: which of the addresses there are, the account decides. */
export function toLaunchUrls(
  record: AssetRecord,
  {
    assumptions,
    account,
  }: { readonly assumptions: SandboxAssumptions; readonly account: SandboxAccount },
): object {
  if (record.production.retiredAt !== null && !assumptions.retiredLaunchUrls) return {}
  const webLaunch = `https://www.linkedin.com/learning/${toLaunchPath(record)}`

  return {
    ...(account.hasAicc && { aiccLaunch: toAiccUrl(record.urn) }),
    ...(account.hasSingleSignOn && { ssoLaunch: toSsoUrl(webLaunch) }),
    webLaunch,
  }
}

function toAiccUrl(urn: string): string {
  return `https://www.linkedin.com/learning/aicc?content=${encode(urn)}&account=${encode(AICC_ACCOUNT)}`
}

function toSsoUrl(webLaunch: string): string {
  const redirect = encodeURIComponent(`${webLaunch}?u=${ACCOUNT_ID}`)
  return `https://www.linkedin.com/checkpoint/enterprise/login/${ACCOUNT_ID}?pathWildcard=${ACCOUNT_ID}&application=learning&redirect=${redirect}`
}

function toLaunchPath({ type, titles, production }: AssetRecord): string {
  const course = toSlug(production.courseTitle)
  if (type === 'LEARNING_PATH') return `paths/${course}`
  if (type === 'CHAPTER' || type === 'VIDEO') return `${course}/${toSlug(titles[0].value)}`

  return course
}

function toSlug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** As recorded: parentheses and commas percent-encoded too. */
function encode(urn: string): string {
  return encodeURIComponent(urn).replace(/[()]/g, (character) =>
    character === '(' ? '%28' : '%29',
  )
}
