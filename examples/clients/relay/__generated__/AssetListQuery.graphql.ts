/**
 * @generated SignedSource<<2f2198a20639c564b7cf09a35939b929>>
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
export type AssetListQuery$variables = {
  after?: string | null | undefined;
  filter?: LearningAssetFilter | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
  sortBy?: LearningAssetSortKey | null | undefined;
};
export type AssetListQuery$data = {
  readonly " $fragmentSpreads": FragmentRefs<"AssetList_query">;
};
export type AssetListQuery = {
  response: AssetListQuery$data;
  variables: AssetListQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "after"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "first"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "last"
},
v4 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "sortBy"
},
v5 = {
  "kind": "Variable",
  "name": "after",
  "variableName": "after"
},
v6 = {
  "kind": "Variable",
  "name": "first",
  "variableName": "first"
},
v7 = {
  "kind": "Variable",
  "name": "last",
  "variableName": "last"
},
v8 = [
  (v5/*:: as any*/),
  {
    "kind": "Variable",
    "name": "filter",
    "variableName": "filter"
  },
  (v6/*:: as any*/),
  (v7/*:: as any*/),
  {
    "kind": "Variable",
    "name": "sortBy",
    "variableName": "sortBy"
  }
];
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v3/*:: as any*/),
      (v4/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "AssetListQuery",
    "selections": [
      {
        "args": [
          (v5/*:: as any*/),
          (v6/*:: as any*/),
          (v7/*:: as any*/)
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
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v4/*:: as any*/),
      (v2/*:: as any*/),
      (v0/*:: as any*/),
      (v3/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "AssetListQuery",
    "selections": [
      {
        "alias": null,
        "args": (v8/*:: as any*/),
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
        "args": (v8/*:: as any*/),
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
    "cacheID": "4f380073866292ca9806949be42531ce",
    "id": null,
    "metadata": {},
    "name": "AssetListQuery",
    "operationKind": "query",
    "text": "query AssetListQuery(\n  $filter: LearningAssetFilter\n  $sortBy: LearningAssetSortKey\n  $first: Int\n  $after: String\n  $last: Int\n) {\n  ...AssetList_query_2nr2bO\n}\n\nfragment AssetCard_asset on LearningAsset {\n  id\n  urn\n  assetType\n  title\n  locale\n}\n\nfragment AssetList_query_2nr2bO on Query {\n  learningAssets(filter: $filter, sortBy: $sortBy, first: $first, after: $after, last: $last) {\n    edges {\n      node {\n        id\n        ...AssetCard_asset\n        __typename\n      }\n      cursor\n    }\n    totalCount\n    pageInfo {\n      endCursor\n      hasNextPage\n      hasPreviousPage\n      startCursor\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "22499884243c0b507d81a69968c226b4";

export default node;
