/** A run button that is only sketched. */
export function DryRunIcon() {
  return (
    <svg
      aria-hidden="true"
      className="graphiql-toolbar-icon"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M4 2.5v11L13 8z" strokeDasharray="2.2 2.6" />
    </svg>
  )
}
