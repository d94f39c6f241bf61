/**
 * @generated SignedSource<<dd8b4b3c30ab7dbec509811e9c3e8c24>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type DifficultyLevel = "ADVANCED" | "BEGINNER" | "INTERMEDIATE" | "UNKNOWN" | "%future added value";
export type LearningAssetSortKey = "POPULARITY" | "RECENCY" | "RELEVANCE" | "%future added value";
export type LearningAssetType = "ARTICLE" | "ASSESSMENT" | "AUDIO" | "BOOK" | "CHAPTER" | "COURSE" | "DOCUMENT" | "EVENT" | "LEARNING_COLLECTION" | "LEARNING_PATH" | "LEARNING_PATH_SECTION" | "UNKNOWN" | "VIDEO" | "%future added value";
export type LearningAssetFilter = {
  assetTypes?: ReadonlyArray<LearningAssetType> | null | undefined;
  classifications?: ReadonlyArray<string> | null | undefined;
  difficultyLevels?: ReadonlyArray<DifficultyLevel> | null | undefined;
  includeRetired?: boolean | null | undefined;
  isCurated?: boolean | null | undefined;
  keyword?: string | null | undefined;
  licensedOnly?: boolean | null | undefined;
  locales?: ReadonlyArray<string> | null | undefined;
  modifiedAfter?: string | null | undefined;
};
export type AssetListPaginationQuery$variables = {
  after?: string | null | undefined;
  before?: string | null | undefined;
  filter?: LearningAssetFilter | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
  sortBy?: LearningAssetSortKey | null | undefined;
};
export type AssetListPaginationQuery$data = {
  readonly " $fragmentSpreads": FragmentRefs<"AssetList_query">;
};
export type AssetListPaginationQuery = {
  response: AssetListPaginationQuery$data;
  variables: AssetListPaginationQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "after"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "before"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "filter"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "first"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "last"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "sortBy"
  }
],
v1 = {
  "kind": "Variable",
  "name": "after",
  "variableName": "after"
},
v2 = {
  "kind": "Variable",
  "name": "before",
  "variableName": "before"
},
v3 = {
  "kind": "Variable",
  "name": "first",
  "variableName": "first"
},
v4 = {
  "kind": "Variable",
  "name": "last",
  "variableName": "last"
},
v5 = [
  (v1/*:: as any*/),
  (v2/*:: as any*/),
  {
    "kind": "Variable",
    "name": "filter",
    "variableName": "filter"
  },
  (v3/*:: as any*/),
  (v4/*:: as any*/),
  {
    "kind": "Variable",
    "name": "sortBy",
    "variableName": "sortBy"
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "AssetListPaginationQuery",
    "selections": [
      {
        "args": [
          (v1/*:: as any*/),
          (v2/*:: as any*/),
          (v3/*:: as any*/),
          (v4/*:: as any*/)
        ],
        "kind": "FragmentSpread",
        "name": "AssetList_query"
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "AssetListPaginationQuery",
    "selections": [
      {
        "alias": null,
        "args": (v5/*:: as any*/),
        "concreteType": "LearningAssetConnection",
        "kind": "LinkedField",
        "name": "learningAssets",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "LearningAssetEdge",
            "kind": "LinkedField",
            "name": "edges",
            "plural": true,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "LearningAsset",
                "kind": "LinkedField",
                "name": "node",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "id",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "urn",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "assetType",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "title",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "locale",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "__typename",
                    "storageKey": null
                  }
                ],
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "cursor",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "totalCount",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "PageInfo",
            "kind": "LinkedField",
            "name": "pageInfo",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "endCursor",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "hasNextPage",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "hasPreviousPage",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "startCursor",
                "storageKey": null
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": (v5/*:: as any*/),
        "filters": [
          "filter",
          "sortBy"
        ],
        "handle": "connection",
        "key": "AssetList_learningAssets",
        "kind": "LinkedHandle",
        "name": "learningAssets"
      }
    ]
  },
  "params": {
    "cacheID": "a0b922c19da93d9f3176136751851810",
    "id": null,
    "metadata": {},
    "name": "AssetListPaginationQuery",
    "operationKind": "query",
    "text": "query AssetListPaginationQuery(\n  $after: String\n  $before: String\n  $filter: LearningAssetFilter\n  $first: Int\n  $last: Int\n  $sortBy: LearningAssetSortKey\n) {\n  ...AssetList_query_pbnwq\n}\n\nfragment AssetCard_asset on LearningAsset {\n  id\n  urn\n  assetType\n  title\n  locale\n}\n\nfragment AssetList_query_pbnwq on Query {\n  learningAssets(filter: $filter, sortBy: $sortBy, first: $first, after: $after, last: $last, before: $before) {\n    edges {\n      node {\n        id\n        ...AssetCard_asset\n        __typename\n      }\n      cursor\n    }\n    totalCount\n    pageInfo {\n      endCursor\n      hasNextPage\n      hasPreviousPage\n      startCursor\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "c25bf4d3912312209958dcc7d3e840b4";

export default node;
