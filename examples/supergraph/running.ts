/** Something that listens. */
export interface Running {
  /** Where it is asked. */
  readonly url: string
  close(): Promise<void>
}

/** A part of a supergraph, listening. */
export interface Subgraph {
  readonly name: string
  /** Where it is asked. */
  readonly url: string
  /** What it must be sent with each request. */
  readonly headers: Readonly<Record<string, string>>
}

/** Puts subgraphs together, and listens; port 0 is any free one. */
export type StartGateway = (subgraphs: readonly Subgraph[], port: number) => Promise<Running>
