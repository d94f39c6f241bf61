/** The title of the pane, by which GraphiQL knows it. */
export const CALLS_TITLE = 'Calls to LinkedIn'

/** Makes the pane visible where it is not. */
export function openCallsPane(): void {
  // GraphiQL's own action for it leaves the pane outside the window if none was open before.
  document.querySelector<HTMLButtonElement>(`button[aria-label="Show ${CALLS_TITLE}"]`)?.click()
}
