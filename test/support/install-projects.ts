/** Runs once, before the first test that uses a project's packages: no two files install at a time. */
export { installProjects as setup } from '../../scripts/projects.ts'
