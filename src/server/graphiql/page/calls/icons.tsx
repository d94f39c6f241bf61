/** Two opposite arrows: a request and its response. */
export function CallsIcon() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M3 7h13.5M13 3.5 16.5 7 13 10.5M17 13H3.5M7 9.5 3.5 13 7 16.5" />
    </svg>
  )
}

/** GraphiQL's run button in dashed lines. */
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
