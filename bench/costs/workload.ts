/** What is asked of every server: the search that an overview of courses would make. */
const OPERATION = /* GraphQL */ `
  query SearchCourses($keyword: String!) {
    learningAssets(filter: { keyword: $keyword, assetTypes: [COURSE] }, first: 20) {
      totalCount
      nodes {
        id
        urn
        title
        shortDescription
        difficultyLevel
        durationInSeconds
        imageUrl
        webUrl
        contributors {
          name
        }
      }
    }
  }
`

/** The headers of a request. */
export const HEADERS = {
  accept: 'application/graphql-response+json',
  'content-type': 'application/json',
}

/** The keyword whose answer every server may know by heart; the sandbox has courses for it. */
export const KNOWN_KEYWORD = 'java'

/** The body of a request. */
export function toBody(keyword: string): string {
  return JSON.stringify({
    operationName: 'SearchCourses',
    query: OPERATION,
    variables: { keyword },
  })
}
