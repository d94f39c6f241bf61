import { LinkedInResponseError } from './errors.ts'
import type { JsonRecord } from './json.ts'
import type { PageWindow } from './page.ts'
import type { LinkedInRequest, RequestContext, Send } from './request.ts'

/** The total of every collection: enough for every page. */
const TOTAL = 1_000
/** The parts of an asset on each level: about as many as a course has chapters. */
const PARTS = 6
/** The most look-ups whose response has contents: contents of contents have no end. */
const MAX_RESPONSES_WITH_CONTENTS = 20

/** The most calls that one dry run counts. */
export const MAX_DRY_RUN_CALLS = 1_000

/**
 * Makes up responses without a call, to find out which calls an operation would make. Each page is
 * full. Unless only courses are requested, each asset is a video of a course of its own, with contents:
 * the asset that an operation can make the most calls about. After `MAX_DRY_RUN_CALLS` responses pages
 * are empty and look-ups null, because each asset can lead to more calls.
 */
export function createDryRunSend(): Send<RequestContext, JsonRecord | null> {
  let calls = 0

  return async (request, { onExchange }) => {
    const { path, window } = request
    const isExhausted = calls >= MAX_DRY_RUN_CALLS
    if (isExhausted && !window) return null
    if (!isExhausted) onExchange?.({ request, status: null, durationMs: 0 })
    calls += 1
    const body = window
      ? createPage(request, window, isExhausted ? 0 : window.count || 1)
      : createLookupBody(
          path.slice(path.lastIndexOf('/') + 1),
          calls <= MAX_RESPONSES_WITH_CONTENTS,
        )
    if (request.accepts && !request.accepts(body)) {
      throw new LinkedInResponseError(path, 'has no dry-run form')
    }
    return body
  }
}

function createLookupBody(urn: string, hasContents: boolean): JsonRecord {
  return hasContents ? toAsset(urn) : { urn, contents: [] }
}

function createPage(request: LinkedInRequest, window: PageWindow, size: number): JsonRecord {
  return {
    elements: Array.from({ length: size }, (_, index) =>
      toElement(`urn:li:lyndaCourse:${index + 1}`, areCourses(request)),
    ),
    paging: { ...window, total: Math.max(TOTAL, window.start + window.count), links: [] },
    metadata: isSearch(request) ? { assetTypeFacetMetadata: [] } : {},
  }
}

/** Only searches have facets, and all they have; beside a list they are requested. */
function isSearch({ parameters }: LinkedInRequest): boolean {
  return parameters.some(([name]) => /\.(keyword|sortBy)$/.test(name))
}

/** Whether only courses are requested; nothing that a course is part of can be looked up. */
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
