/** The title of the calls pane, which is also its identity in GraphiQL. */
export const CALLS_TITLE = 'Calls to LinkedIn'

/** Makes the calls pane visible. Does nothing if it is. */
export function openCallsPane(): void {
  // GraphiQL's `setVisiblePlugin` leaves the pane outside the window if no pane was open before.
  document.querySelector<HTMLButtonElement>(`button[aria-label="Show ${CALLS_TITLE}"]`)?.click()
}
