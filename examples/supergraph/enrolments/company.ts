/** An employee. */
export interface Employee {
  readonly id: string
  readonly name: string
  /** Names of LinkedIn's. */
  readonly skills: readonly string[]
}

/** An employee's enrolment in a course. */
export interface Enrolment {
  readonly employeeId: string
  /** LinkedIn's name for the course. */
  readonly urn: string
  /** From 0 to 1. */
  readonly progress: number
}

/** All employees. */
export const EMPLOYEES: readonly Employee[] = [
  { id: 'ada', name: 'Ada Brandt', skills: ['urn:li:skill:1001'] },
  { id: 'linus', name: 'Linus Okafor', skills: [] },
  { id: 'mei', name: 'Mei Tanaka', skills: ['urn:li:skill:1001', 'urn:li:skill:1002'] },
  { id: 'noor', name: 'Noor Haddad', skills: [] },
]

/** What they learn; course 1 is no longer in the catalogue. */
export const ENROLMENTS: readonly Enrolment[] = [
  { employeeId: 'ada', urn: 'urn:li:lyndaCourse:563322', progress: 0.25 },
  { employeeId: 'ada', urn: 'urn:li:lyndaCourse:107061', progress: 1 },
  { employeeId: 'linus', urn: 'urn:li:lyndaCourse:669544', progress: 0.6 },
  { employeeId: 'mei', urn: 'urn:li:lyndaCourse:669544', progress: 0.1 },
  { employeeId: 'mei', urn: 'urn:li:lyndaCourse:1', progress: 0 },
  { employeeId: 'noor', urn: 'urn:li:lyndaCourse:700332', progress: 0.5 },
]
