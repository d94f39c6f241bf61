import { createRandom } from '../catalogue/random.ts'

/** The one enterprise account of the sandbox. */
export const ACCOUNT_URN = 'urn:li:enterpriseAccount:2113185'

/** A group of the account. */
export interface LearnerGroup {
  readonly urn: string
  readonly name: string
}

/** A learner, with the details that reports show. */
export interface Learner {
  readonly urn: string
  readonly name: string
  /** Null: the account provisioned the learner without one. */
  readonly email: string | null
  /** Null: provisioned without one. */
  readonly uniqueUserId: string | null
  readonly groups: readonly LearnerGroup[]
  /** Null: provisioned without any. */
  readonly customAttributes: Readonly<Record<string, readonly string[]>> | null
}

const LEARNER_COUNT = 120
const FIRST_PROFILE_ID = 40_011
const FIRST_NAMES = 'Aino Bilal Carmen Dmitri Esi Fumiko Goran Hedda Imre Jada Kofi Linnea'.split(
  ' ',
)
const LAST_NAMES = `Achterberg Bianchi Čapek Dembélé Estrada Falk Gunnarsson Horvat Ito Juarez
Kessler Laine`.split(/\s+/)
const DEPARTMENTS = ['Engineering', 'Finance', 'People', 'Sales', 'Support']
const CITIES = ['Dublin', 'Graz', 'Lagos', 'Omaha', 'Osaka']

/** The groups of the account. */
export const LEARNER_GROUPS: readonly LearnerGroup[] = ['Leadership', 'New hires', 'Remote'].map(
  (name, index) => ({ name, urn: `urn:li:enterpriseGroup:(${ACCOUNT_URN},${501 + index})` }),
)

/** Invented learners, some without an email address, a user id, groups or attributes. */
export function createLearners(seed: number): readonly Learner[] {
  const random = createRandom(seed)
  return Array.from({ length: LEARNER_COUNT }, (_, index) => {
    const id = FIRST_PROFILE_ID + index * 7
    const firstName = random.pick(FIRST_NAMES)
    const lastName = random.pick(LAST_NAMES)
    return {
      urn: `urn:li:enterpriseProfile:(${ACCOUNT_URN},${id})`,
      name: `${firstName} ${lastName}`,
      // .example is reserved: no such domain is registered (RFC 2606 section 2).
      email: index % 7 === 3 ? null : `${firstName.toLowerCase()}.${id}@company.example`,
      uniqueUserId: index % 5 === 3 ? null : `E${id}`,
      groups: LEARNER_GROUPS.filter(() => random.oneIn(3)),
      customAttributes:
        index % 4 === 1
          ? null
          : { department: [random.pick(DEPARTMENTS)], sites: random.run(CITIES, 1 + (index % 2)) },
    }
  })
}
