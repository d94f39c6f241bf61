import { readActivityReports } from '../activity-report-connection.ts'
import { toActivityReportCriteria } from '../activity-report-criteria.ts'
import { ForbiddenError } from '../forbidden-error.ts'
import type { QueryResolvers } from '../generated/resolver-types.ts'
import { selectionOf } from '../selection.ts'
import { NOTHING, toRange } from '../window.ts'

/** Reports on what was learned. */
export const activityReportQueries: Pick<QueryResolvers, 'learningActivityReports'> = {
  async learningActivityReports(_, args, { linkedInLearning }, info) {
    const { linkedIn, areActivityReportsEnabled } = linkedInLearning
    if (!areActivityReportsEnabled) {
      throw new ForbiddenError('Activity reports are turned off on this server.')
    }
    const criteria = toActivityReportCriteria(args)
    const range = toRange('learningActivityReports', args)
    const selection = selectionOf(info, 'LearningActivityReportConnection')
    const isPageWanted = ['nodes', 'edges', 'pageInfo'].some((name) => selection.has(name))
    // Nobody's data is fetched only to be counted.
    return readActivityReports(linkedIn, criteria, isPageWanted ? range : NOTHING)
  },
}
