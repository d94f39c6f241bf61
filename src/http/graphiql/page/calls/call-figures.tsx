/** Shows the two numbers that matter, large. */
export function CallFigures({
  calls,
  callsSaved,
}: {
  readonly calls: number
  readonly callsSaved: number
}) {
  return (
    <p className="calls-figures" role="status">
      <span>
        <strong>{calls}</strong> {calls === 1 ? 'call' : 'calls'}
      </span>
      <span data-saved={callsSaved > 0}>
        <strong>{callsSaved}</strong> saved
      </span>
    </p>
  )
}
