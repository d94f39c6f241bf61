import { EMPLOYEES, type Employee, ENROLMENTS, type Enrolment } from './company.ts'

/** An object of LinkedIn's, of which this service has only the URN. */
interface Reference {
  readonly urn: string
}

const toReference = (urn: string): Reference => ({ urn })
const findEmployee = (wanted: string) => EMPLOYEES.find(({ id }) => id === wanted) ?? null

/** How the company's own part of the supergraph is answered. `sdl` is its schema. */
export function createResolvers(sdl: string) {
  return {
    Query: {
      employees: () => EMPLOYEES,
      employee: (_: unknown, { id }: { id: string }) => findEmployee(id),
      enrolledAssetsByUrn: (_: unknown, { urns }: { urns: string[] }) => urns.map(toReference),
      skillsByUrn: (_: unknown, { urns }: { urns: string[] }) => urns.map(toReference),
      _sdl: () => sdl,
    },
    Employee: {
      enrolments: ({ id }: Employee) => ENROLMENTS.filter(({ employeeId }) => employeeId === id),
      skills: ({ skills }: Employee) => skills.map(toReference),
    },
    Enrolment: {
      employee: ({ employeeId }: Enrolment) => findEmployee(employeeId),
      // The gateway queries LinkedIn Learning for its other fields.
      learningAsset: ({ urn }: Enrolment) => toReference(urn),
    },
    LearningAsset: {
      enrolments: ({ urn }: Reference) => ENROLMENTS.filter((each) => each.urn === urn),
    },
    Classification: {
      experts: ({ urn }: Reference) => EMPLOYEES.filter(({ skills }) => skills.includes(urn)),
    },
  }
}
