import type { JsonRecord } from './narrow.ts'

/** One parameter of a query: its dotted name, and its value before any encoding. */
export type QueryParameter = readonly [name: string, value: string]

/** One question to LinkedIn's REST API, which is read-only to an application: always a GET. */
export interface LinkedInRequest {
  /** The path below the API's address, such as `/v2/learningAssets`. */
  readonly path: string
  /** The parameters, but for `fields`. */
  readonly parameters: readonly QueryParameter[]
  /**
   * The fields that LinkedIn shall return, as dotted paths such as `details.level`. All of them
   * when absent. Kept apart from the parameters because it does not change *which* thing is asked.
   */
  readonly fields?: readonly string[]
  /**
   * Whether a body is what was asked for. What is not fails, and is kept by no layer; anything will
   * do when absent.
   */
  readonly accepts?: (body: JsonRecord) => boolean
  /** Headers that a layer has added, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends one request to LinkedIn and gives its parsed body; fails with a `LinkedInError`. */
export type Send = (request: LinkedInRequest) => Promise<unknown>

/** Adds one behaviour to sending. */
export type Layer = (next: Send) => Send

/** Makes one layer of many; a request passes them in the order they are written. */
export function compose(...layers: readonly Layer[]): Layer {
  return (send) => layers.reduceRight((next, layer) => layer(next), send)
}
