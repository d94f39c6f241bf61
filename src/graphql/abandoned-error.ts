/** Nobody waits for an operation any more: what it still asks for is called off with this. */
export class AbandonedError extends Error {
  readonly code = 'ABANDONED'

  constructor() {
    super('Nobody waits for this operation any more')
    this.name = 'AbandonedError'
  }
}
