import { describe, expect, it, onTestFinished } from 'vitest'
import { createCertificate } from '../support/certificate.ts'
import { startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { startProgram } from '../support/program.ts'
import { startProxy } from '../support/proxy.ts'
import { post } from '../support/test-server.ts'

const MAIN = new URL('../../dist/main.js', import.meta.url).pathname

const COURSE = 'urn:li:lyndaCourse:1'

/** The built program in front of a LinkedIn whose certificate no authority has signed. */
async function startTlsLinkedIn() {
  const certificate = createCertificate()
  const linkedIn = await startFakeLinkedIn(certificate)
  onTestFinished(() => linkedIn.close())
  linkedIn.answers({ body: { urn: COURSE, title: { value: 'A course' } } })
  return { linkedIn, certificate, host: new URL(linkedIn.config.apiUrl).host }
}

/** The answer of the built program, with these variables, to a look-up. */
async function lookUp(environment: Record<string, string>) {
  const { said, output } = startProgram(process.execPath, [MAIN], { environment })
  const url = await said(/GraphQL at (http:\S+)\/graphql/)
  const { answer } = await post(url, { query: `{ learningAsset(urn: "${COURSE}") { title } }` })
  return { ...answer, output }
}

function toEnvironment({ config }: Awaited<ReturnType<typeof startFakeLinkedIn>>) {
  return {
    LINKEDIN_CLIENT_ID: config.clientId,
    LINKEDIN_CLIENT_SECRET: config.clientSecret,
    LINKEDIN_API_URL: config.apiUrl,
    LINKEDIN_TOKEN_URL: config.tokenUrl,
  }
}

describe('the way from the program to LinkedIn', () => {
  it('refuses a certificate that no known authority has signed', async () => {
    const { linkedIn } = await startTlsLinkedIn()

    const { data, errors } = await lookUp(toEnvironment(linkedIn))

    expect(data).toEqual({ learningAsset: null })
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }])
    expect(linkedIn.tokenRequests).toEqual([])
  })

  it('trusts the authorities of NODE_EXTRA_CA_CERTS', async () => {
    const { linkedIn, certificate } = await startTlsLinkedIn()

    const { data } = await lookUp({
      ...toEnvironment(linkedIn),
      NODE_EXTRA_CA_CERTS: certificate.certFile,
    })

    expect(data).toEqual({ learningAsset: { title: 'A course' } })
  })

  it.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY'])(
    'leads through the proxy of %s',
    async (name) => {
      const { linkedIn, certificate, host } = await startTlsLinkedIn()
      const proxy = await startProxy('user:CANARY-PASSWORD')

      const { data, output } = await lookUp({
        ...toEnvironment(linkedIn),
        NODE_EXTRA_CA_CERTS: certificate.certFile,
        [name]: `http://user:CANARY-PASSWORD@${proxy.host}`,
        LOG_LEVEL: 'debug',
      })

      expect(data).toEqual({ learningAsset: { title: 'A course' } })
      expect(new Set(proxy.tunnels.map(({ target }) => target))).toEqual(new Set([host]))
      expect(output.text).not.toContain('CANARY')
    },
  )

  it('is never a proxy for the sandbox of the program itself', async () => {
    const proxy = await startProxy()

    const { data } = await lookUp({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url })

    expect(data).toEqual({ learningAsset: null })
    expect(proxy.tunnels).toEqual([])
  })
})
