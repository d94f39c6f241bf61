/**
 * Nobody waits for an operation any more: what it still asks for is called off with this. Its message is
 * for those who wait nevertheless, such as the clients of a server that gives operations a time.
 */
export class AbandonedError extends Error {
  readonly code = 'ABANDONED'

  constructor() {
    super('The operation was called off.')
    this.name = 'AbandonedError'
  }
}
