/** A question and its answer. */
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
