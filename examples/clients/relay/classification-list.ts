import { graphql } from 'relay-runtime'

/** A page of classifications, to begin with. */
export const classificationListQuery = graphql`
  query ClassificationListQuery(
    $keyword: String
    $type: ClassificationType
    $locale: Locale!
    $first: Int
    $after: String
    $last: Int
  ) {
    ...ClassificationList_query @arguments(first: $first, after: $after, last: $last)
  }
`

/** Classifications of a type, or with a keyword, as a list that grows at both ends. */
export const classificationList = graphql`
  fragment ClassificationList_query on Query
  @refetchable(queryName: "ClassificationListPaginationQuery")
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  ) {
    classifications(
      keyword: $keyword
      type: $type
      locale: $locale
      first: $first
      after: $after
      last: $last
      before: $before
    ) @connection(key: "ClassificationList_classifications") {
      edges {
        node {
          id
          ...ClassificationChip_classification
        }
      }
      totalCount
    }
  }
`
