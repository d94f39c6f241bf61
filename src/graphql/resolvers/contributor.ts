import type { ContributorResolvers } from '../generated/resolver-types.ts'
import { toContributorRole } from '../wire-enums.ts'

/** A contributor's fields that are not simply members of LinkedIn's entity. */
export const Contributor: ContributorResolvers = {
  role: ({ contributionType }) => toContributorRole(contributionType),
  linkedInRole: ({ contributionType }) => contributionType,
}
