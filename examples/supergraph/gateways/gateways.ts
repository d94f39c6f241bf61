import type { StartGateway } from '../running.ts'

/** The gateways by name, each loaded when it is chosen. */
export const GATEWAYS: Readonly<Record<string, () => Promise<StartGateway>>> = {
  apollo: async () => (await import('./start-apollo-gateway.ts')).startApolloGateway,
  hive: async () => (await import('./start-hive-gateway.ts')).startHiveGateway,
  stitching: async () => (await import('./start-stitching-gateway.ts')).startStitchingGateway,
}
