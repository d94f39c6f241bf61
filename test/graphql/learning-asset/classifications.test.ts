import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../../support/fake-linkedin.ts'
import { startServerFor, type TestServer } from '../../support/test-server.ts'
import { withCheapFields } from '../../support/upstream.ts'

const COURSE = 'urn:li:lyndaCourse:1'
const text = (value: string) => ({ value, locale: { language: 'en', country: 'US' } })
const LINKEDIN = { urn: 'urn:li:organization:1337', name: text('LinkedIn') }
const classification = (urn: string, type: string, name: string) => ({
  urn,
  type,
  name: text(name),
  owner: LINKEDIN,
})

const TECHNOLOGY = classification('urn:li:lyndaCategory:7164', 'LIBRARY', 'Technology')
const JAVA = classification('urn:li:lyndaCategory:7252', 'TOPIC', 'Java')
const SKILL = classification('urn:li:skill:17', 'SKILL', 'Java')
const BADGE = classification('urn:li:lyndaBadge:1', 'BADGE', 'Javanese')

let linkedIn: FakeLinkedIn
let server: TestServer

beforeEach(async () => {
  linkedIn = await startFakeLinkedIn()
  server = await startServerFor(linkedIn.config)
})

afterEach(async () => {
  await server.close()
  await linkedIn.close()
})

const targets = () => linkedIn.requests.map(({ target }) => target)

describe('LearningAsset.classifications', () => {
  beforeEach(() => {
    linkedIn.answers({
      body: {
        urn: COURSE,
        details: {
          classifications: [
            { associatedClassification: SKILL, path: [], assigner: LINKEDIN },
            { associatedClassification: JAVA, path: [TECHNOLOGY], assigner: LINKEDIN },
            { associatedClassification: BADGE, path: [] },
            { path: [] },
          ],
        },
      },
    })
  })

  it('are those of LinkedIn, with path and assigner, unknown types included', async () => {
    const answer = await server.query(`{ learningAsset(urn: "${COURSE}") {
      classifications {
        classification { urn type linkedInType name locale owner { urn name } }
        path { urn name }
        assigner { name }
      }
    } }`)

    const owner = { urn: LINKEDIN.urn, name: 'LinkedIn' }
    const known = { locale: 'en-US', owner }
    expect(answer.data.learningAsset.classifications).toEqual([
      {
        classification: {
          ...known,
          urn: SKILL.urn,
          type: 'SKILL',
          linkedInType: 'SKILL',
          name: 'Java',
        },
        path: [],
        assigner: { name: 'LinkedIn' },
      },
      {
        classification: {
          ...known,
          urn: JAVA.urn,
          type: 'TOPIC',
          linkedInType: 'TOPIC',
          name: 'Java',
        },
        path: [{ urn: TECHNOLOGY.urn, name: 'Technology' }],
        assigner: { name: 'LinkedIn' },
      },
      {
        classification: {
          ...known,
          urn: BADGE.urn,
          type: 'UNKNOWN',
          linkedInType: 'BADGE',
          name: 'Javanese',
        },
        path: [],
        assigner: null,
      },
    ])
  })

  it('are filtered by type', async () => {
    const answer = await server.query(`{ learningAsset(urn: "${COURSE}") {
      topics: classifications(types: [TOPIC, LIBRARY]) { classification { name } }
      all: classifications(types: []) { classification { urn } }
      skills { urn }
    } }`)

    expect(answer.data.learningAsset).toEqual({
      topics: [{ classification: { name: 'Java' } }],
      all: [SKILL, JAVA, BADGE].map(({ urn }) => ({ classification: { urn } })),
      skills: [{ urn: SKILL.urn }],
    })
    const fields = withCheapFields(
      'urn',
      'details.classifications.associatedClassification.name',
      'details.classifications.associatedClassification.type',
      'details.classifications.associatedClassification.urn',
    )
    expect(targets()).toEqual([`/v2/learningAssets/${COURSE}?includeRetired=true&fields=${fields}`])
  })
})
