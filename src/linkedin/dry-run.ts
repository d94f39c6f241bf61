import { LinkedInResponseError } from './errors.ts'
import type { JsonRecord } from './json.ts'
import type { PageWindow } from './page.ts'
import type { LinkedInRequest, Send } from './request.ts'

/** How many elements an imagined collection has: enough for every page. */
const TOTAL = 1_000
/** How many parts an imagined asset has on each level: about as many as a course has chapters. */
const PARTS = 6
/** How many answers have contents: those of contents can have contents, and so on without end. */
const MAX_ANSWERS_WITH_CONTENTS = 20

/** How many answers one dry run imagines: whoever needs more knows enough. */
export const MAX_IMAGINED_CALLS = 1_000

/**
 * Answers from imagination, to find out what an operation would ask: each page is full, and where not
 * only courses are wanted, each asset is a video of a course of its own that has contents as well; of
 * all assets the one that most can be asked about. After so many answers there is nothing more: each
 * of them can lead to many others.
 */
export function createImagination(): Send {
  let answers = 0

  return async (request) => {
    const { path, window } = request
    const isTired = answers >= MAX_IMAGINED_CALLS
    if (isTired && !window) return null
    if (!isTired) request.onExchange?.({ request, status: null, durationMs: 0 })
    answers += 1
    const body = window
      ? imaginePage(request, window, isTired ? 0 : window.count || 1)
      : imagineAsset(path.slice(path.lastIndexOf('/') + 1), answers <= MAX_ANSWERS_WITH_CONTENTS)
    if (request.accepts && !request.accepts(body)) {
      throw new LinkedInResponseError(path, 'is beyond imagination')
    }
    return body
  }
}

function imagineAsset(urn: string, hasContents: boolean): JsonRecord {
  return hasContents ? toAsset(urn) : { urn, contents: [] }
}

function imaginePage(request: LinkedInRequest, window: PageWindow, size: number): JsonRecord {
  return {
    elements: Array.from({ length: size }, (_, index) =>
      toElement(`urn:li:lyndaCourse:${index + 1}`, areCourses(request)),
    ),
    paging: { ...window, total: Math.max(TOTAL, window.start + window.count), links: [] },
    metadata: isSearch(request) ? { assetTypeFacetMetadata: [] } : {},
  }
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
