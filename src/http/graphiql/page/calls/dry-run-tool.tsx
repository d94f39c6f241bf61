import { ToolbarButton } from '@graphiql/react'
import { DryRunIcon } from './dry-run-icon.tsx'
import { useDryRun } from './use-dry-run.ts'

/** The button beside the editor that estimates its operation. */
export function DryRunTool() {
  const dryRun = useDryRun()

  return (
    <ToolbarButton label="Dry run: what would this ask of LinkedIn?" onClick={dryRun}>
      <DryRunIcon />
    </ToolbarButton>
  )
}
