import browseCategories from '../../../../examples/browse-categories.graphql'
import changedSince from '../../../../examples/changed-since.graphql'
import courseContents from '../../../../examples/course-contents.graphql'
import courseTranslations from '../../../../examples/course-translations.graphql'
import facetPanel from '../../../../examples/facet-panel.graphql'
import filteredSearch from '../../../../examples/filtered-search.graphql'
import languages from '../../../../examples/languages.graphql'
import lookUpMany from '../../../../examples/look-up-many.graphql'
import nextPage from '../../../../examples/next-page.graphql'
import nightlyCopy from '../../../../examples/nightly-copy.graphql'
import oneCourse from '../../../../examples/one-course.graphql'
import previousPage from '../../../../examples/previous-page.graphql'
import searchCourses from '../../../../examples/search-courses.graphql'
import skillsAndCategories from '../../../../examples/skills-and-categories.graphql'

/** A file of `examples/`: a leading comment and one named query. */
export interface Example {
  /** The operation's name. */
  readonly name: string
  /** The first line of the comment: one sentence on what the operation shows. */
  readonly explanation: string
  /** The whole document, comment included. */
  readonly query: string
}

/** All examples, in reading order. The first three open as tabs on a first visit. */
export const examples: readonly Example[] = [
  searchCourses,
  nextPage,
  oneCourse,
  courseContents,
  skillsAndCategories,
  courseTranslations,
  filteredSearch,
  facetPanel,
  previousPage,
  languages,
  browseCategories,
  lookUpMany,
  nightlyCopy,
  changedSince,
].map(toExample)

function toExample(document: string): Example {
  const query = document.trimEnd()
  const [, explanation = '', name = ''] = /^# (.+)\nquery (\w+)/.exec(query) ?? []
  return { name, explanation, query }
}
