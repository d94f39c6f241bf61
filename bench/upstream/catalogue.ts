/** The catalogue that is searched: as large as the sandbox's is by default, whatever that is later. */
export const CATALOGUE = { seed: 20_190_501, assetCount: 6000 }
