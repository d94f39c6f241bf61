/** What makes two requests the same. */
export interface ShareFlightsOptions<Request> {
  /** Names all that the answer depends on. */
  readonly keyOf: (request: Request) => string
}

/**
 * Asks once for what many want at the same time: a request that equals one under way shares its
 * answer, or its failure.
 */
export function shareFlights<Request>({ keyOf }: ShareFlightsOptions<Request>) {
  return <Answer>(next: (request: Request) => Promise<Answer>) => {
    const flights = new Map<string, Promise<Answer>>()

    return (request: Request): Promise<Answer> => {
      const key = keyOf(request)
      const joined = flights.get(key)
      if (joined) return joined
      const flight = next(request).finally(() => flights.delete(key))
      flights.set(key, flight)
      return flight
    }
  }
}
