import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { askSubgraph } from './ask-subgraph.ts'
import type { Subgraph } from './running.ts'

/** The SDL of the supergraph, of what each subgraph says of itself in `_service`. */
export async function composeSupergraph(subgraphs: readonly Subgraph[]): Promise<string> {
  const services = subgraphs.map(async (subgraph) => {
    const { _service } = await askSubgraph<{ readonly _service: { readonly sdl: string } }>(
      subgraph,
      '{ _service { sdl } }',
    )
    return { name: subgraph.name, url: subgraph.url, typeDefs: parse(_service.sdl) }
  })
  const { supergraphSdl, errors } = composeServices(await Promise.all(services))
  if (supergraphSdl === undefined) {
    throw new Error(errors?.map(({ message }) => message).join('\n') ?? 'Nothing was composed')
  }
  return supergraphSdl
}
