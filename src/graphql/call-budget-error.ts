/**
 * An operation needs more calls to LinkedIn than one operation may make. Its message is shown to the
 * caller as it is.
 */
export class CallBudgetError extends Error {
  readonly code = 'CALL_BUDGET_EXCEEDED'

  constructor(maxCalls: number) {
    super(
      `This operation needs more than ${maxCalls} calls to LinkedIn: ask for fewer things at a time.`,
    )
    this.name = 'CallBudgetError'
  }
}
