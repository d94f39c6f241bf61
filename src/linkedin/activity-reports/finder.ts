import { isPage, type Page, type PageWindow, readPage } from '../page.ts'
import type { Send } from '../request.ts'
import { type ActivityReportCriteria, toActivityReportParameters } from './criteria.ts'
import { type ActivityReportEntity, readActivityReport } from './entity.ts'

/** LinkedIn's `learningActivityReports` resource. Its method fails with a `LinkedInError`. */
export interface LearningActivityReports {
  /** One window of the reports on a span of at most 14 days; of up to 1000 reports. */
  findByCriteria(
    criteria: ActivityReportCriteria,
    window: PageWindow,
  ): Promise<Page<ActivityReportEntity>>
}

const PATH = '/v2/learningActivityReports'

/** The resource behind a way of sending. (Learning Activity Reports API reference.) */
export function createLearningActivityReports(send: Send): LearningActivityReports {
  return {
    async findByCriteria(criteria, window) {
      // Without `fields`, as documented: nobody has been seen to project a report.
      const body = await send({
        path: PATH,
        parameters: toActivityReportParameters(criteria),
        window,
        accepts: isPage,
      })
      return readPage(body, window, readActivityReport)
    },
  }
}
