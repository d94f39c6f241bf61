import { LinkedInResponseError } from './errors.ts'
import type { JsonRecord } from './narrow.ts'
import type { LinkedInRequest, Send } from './send.ts'

/** How many elements an imagined collection has: enough for every page. */
const TOTAL = 1_000
/** How many parts an imagined asset has on each level: about as many as a course has chapters. */
const PARTS = 8

/**
 * Answers from imagination, to find out what an operation would ask: each page is full, and where not
 * only courses are wanted, each asset is a video of a course of its own that has contents as well; of
 * all assets the one that most can be asked about.
 */
export const imagine: Send = async (request) => {
  const { path, window } = request
  request.onExchange?.({ request, status: null, durationMs: 0 })
  const body = window
    ? {
        elements: Array.from({ length: window.count || 1 }, (_, index) =>
          toElement(`urn:li:lyndaCourse:${index + 1}`, areCourses(request)),
        ),
        paging: { ...window, total: Math.max(TOTAL, window.start + window.count), links: [] },
        metadata: isSearch(request) ? { assetTypeFacetMetadata: [] } : {},
      }
    : toAsset(path.slice(path.lastIndexOf('/') + 1))
  if (request.accepts && !request.accepts(body)) {
    throw new LinkedInResponseError(path, 'is beyond imagination')
  }
  return body
}

/** Only searches have facets, and all they have; beside a list they are asked for. */
function isSearch({ parameters }: LinkedInRequest): boolean {
  return parameters.some(([name]) => /\.(keyword|sortBy)$/.test(name))
}

/** Whether only courses are asked for; nothing that a course is part of can be looked up. */
function areCourses({ parameters }: LinkedInRequest): boolean {
  const types = parameters.filter(([name]) => /(^|\.)assetTypes?(\[\d+\])?$/.test(name))
  return types.length > 0 && types.every(([, type]) => type === 'COURSE')
}

function toElement(course: string, isCourse: boolean): JsonRecord {
  return { ...toAsset(course), ...(!isCourse && { urn: `urn:li:lyndaVideo:(${course},1)` }) }
}

/** The first video of its first chapter is the one that stands for a course on a page. */
function toAsset(urn: string): JsonRecord {
  return {
    urn,
    contents: toParts((chapter) => ({
      urn: `urn:li:lyndaChapter:(${urn},${chapter * 1_000})`,
      contents: toParts((video) => ({
        urn: `urn:li:lyndaVideo:(${urn},${(chapter - 1) * PARTS + video})`,
        contents: [],
      })),
    })),
  }
}

function toParts(toPart: (place: number) => JsonRecord): JsonRecord[] {
  return Array.from({ length: PARTS }, (_, index) => ({ asset: toPart(index + 1) }))
}
