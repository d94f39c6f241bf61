/** Runs a script of package.json in each project that has it: `npm run projects typecheck`. */
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { installProject, PROJECTS } from './projects.ts'

const [script = ''] = process.argv.slice(2)
for (const project of PROJECTS) {
  await installProject(project)
  const { status } = spawnSync('npm', ['run', '--silent', '--if-present', script], {
    cwd: project,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}
