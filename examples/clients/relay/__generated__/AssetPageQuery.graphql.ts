/**
 * @generated SignedSource<<0b826def48e2d2e1c6271fb8c989b6f9>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
import type { FragmentRefs, Result } from "relay-runtime";
export type AssetPageQuery$variables = {
  locale?: string | null | undefined;
  otherLocale: string;
  urn: string;
};
export type AssetPageQuery$data = {
  readonly learningAsset: Result<{
    readonly classifications: ReadonlyArray<{
      readonly classification: {
        readonly " $fragmentSpreads": FragmentRefs<"ClassificationChip_classification">;
      };
      readonly path: ReadonlyArray<{
        readonly " $fragmentSpreads": FragmentRefs<"ClassificationChip_classification">;
      }>;
    }>;
    readonly contents: ReadonlyArray<{
      readonly contents: ReadonlyArray<{
        readonly parent: {
          readonly " $fragmentSpreads": FragmentRefs<"AssetCard_asset">;
        } | null | undefined;
        readonly " $fragmentSpreads": FragmentRefs<"AssetCard_asset">;
      }>;
      readonly parent: {
        readonly " $fragmentSpreads": FragmentRefs<"AssetCard_asset">;
      } | null | undefined;
      readonly " $fragmentSpreads": FragmentRefs<"AssetCard_asset">;
    }>;
    readonly localized: {
      readonly " $fragmentSpreads": FragmentRefs<"AssetCard_asset">;
    } | null | undefined;
    readonly skills: ReadonlyArray<{
      readonly " $fragmentSpreads": FragmentRefs<"ClassificationChip_classification">;
    }>;
    readonly " $fragmentSpreads": FragmentRefs<"AssetCard_asset">;
  } | null | undefined, unknown>;
};
export type AssetPageQuery = {
  response: AssetPageQuery$data;
  variables: AssetPageQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "locale"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "otherLocale"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "urn"
},
v3 = [
  {
    "kind": "Variable",
    "name": "locale",
    "variableName": "locale"
  },
  {
    "kind": "Variable",
    "name": "urn",
    "variableName": "urn"
  }
],
v4 = {
  "args": null,
  "kind": "FragmentSpread",
  "name": "AssetCard_asset"
},
v5 = [
  {
    "args": null,
    "kind": "FragmentSpread",
    "name": "ClassificationChip_classification"
  }
],
v6 = [
  {
    "kind": "Variable",
    "name": "locale",
    "variableName": "otherLocale"
  }
],
v7 = [
  (v4/*:: as any*/)
],
v8 = {
  "alias": null,
  "args": null,
  "concreteType": "LearningAsset",
  "kind": "LinkedField",
  "name": "parent",
  "plural": false,
  "selections": (v7/*:: as any*/),
  "storageKey": null
},
v9 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v10 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "urn",
  "storageKey": null
},
v11 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "assetType",
  "storageKey": null
},
v12 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "title",
  "storageKey": null
},
v13 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "locale",
  "storageKey": null
},
v14 = [
  (v9/*:: as any*/),
  (v10/*:: as any*/),
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "type",
    "storageKey": null
  },
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "name",
    "storageKey": null
  },
  (v13/*:: as any*/)
],
v15 = [
  (v9/*:: as any*/),
  (v10/*:: as any*/),
  (v11/*:: as any*/),
  (v12/*:: as any*/),
  (v13/*:: as any*/)
],
v16 = {
  "alias": null,
  "args": null,
  "concreteType": "LearningAsset",
  "kind": "LinkedField",
  "name": "parent",
  "plural": false,
  "selections": (v15/*:: as any*/),
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "AssetPageQuery",
    "selections": [
      {
        "kind": "CatchField",
        "field": {
          "alias": null,
          "args": (v3/*:: as any*/),
          "concreteType": "LearningAsset",
          "kind": "LinkedField",
          "name": "learningAsset",
          "plural": false,
          "selections": [
            (v4/*:: as any*/),
            {
              "alias": null,
              "args": null,
              "concreteType": "Classification",
              "kind": "LinkedField",
              "name": "skills",
              "plural": true,
              "selections": (v5/*:: as any*/),
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "concreteType": "AssetClassification",
              "kind": "LinkedField",
              "name": "classifications",
              "plural": true,
              "selections": [
                {
                  "alias": null,
                  "args": null,
                  "concreteType": "Classification",
                  "kind": "LinkedField",
                  "name": "classification",
                  "plural": false,
                  "selections": (v5/*:: as any*/),
                  "storageKey": null
                },
                {
                  "alias": null,
                  "args": null,
                  "concreteType": "Classification",
                  "kind": "LinkedField",
                  "name": "path",
                  "plural": true,
                  "selections": (v5/*:: as any*/),
                  "storageKey": null
                }
              ],
              "storageKey": null
            },
            {
              "alias": null,
              "args": (v6/*:: as any*/),
              "concreteType": "LearningAsset",
              "kind": "LinkedField",
              "name": "localized",
              "plural": false,
              "selections": (v7/*:: as any*/),
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "concreteType": "LearningAsset",
              "kind": "LinkedField",
              "name": "contents",
              "plural": true,
              "selections": [
                (v4/*:: as any*/),
                (v8/*:: as any*/),
                {
                  "alias": null,
                  "args": null,
                  "concreteType": "LearningAsset",
                  "kind": "LinkedField",
                  "name": "contents",
                  "plural": true,
                  "selections": [
                    (v4/*:: as any*/),
                    (v8/*:: as any*/)
                  ],
                  "storageKey": null
                }
              ],
              "storageKey": null
            }
          ],
          "storageKey": null
        },
        "to": "RESULT"
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v2/*:: as any*/),
      (v0/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "AssetPageQuery",
    "selections": [
      {
        "alias": null,
        "args": (v3/*:: as any*/),
        "concreteType": "LearningAsset",
        "kind": "LinkedField",
        "name": "learningAsset",
        "plural": false,
        "selections": [
          (v9/*:: as any*/),
          (v10/*:: as any*/),
          (v11/*:: as any*/),
          (v12/*:: as any*/),
          (v13/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "Classification",
            "kind": "LinkedField",
            "name": "skills",
            "plural": true,
            "selections": (v14/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "AssetClassification",
            "kind": "LinkedField",
            "name": "classifications",
            "plural": true,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "Classification",
                "kind": "LinkedField",
                "name": "classification",
                "plural": false,
                "selections": (v14/*:: as any*/),
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "Classification",
                "kind": "LinkedField",
                "name": "path",
                "plural": true,
                "selections": (v14/*:: as any*/),
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": null,
            "args": (v6/*:: as any*/),
            "concreteType": "LearningAsset",
            "kind": "LinkedField",
            "name": "localized",
            "plural": false,
            "selections": (v15/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "LearningAsset",
            "kind": "LinkedField",
            "name": "contents",
            "plural": true,
            "selections": [
              (v9/*:: as any*/),
              (v10/*:: as any*/),
              (v11/*:: as any*/),
              (v12/*:: as any*/),
              (v13/*:: as any*/),
              (v16/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": "LearningAsset",
                "kind": "LinkedField",
                "name": "contents",
                "plural": true,
                "selections": [
                  (v9/*:: as any*/),
                  (v10/*:: as any*/),
                  (v11/*:: as any*/),
                  (v12/*:: as any*/),
                  (v13/*:: as any*/),
                  (v16/*:: as any*/)
                ],
                "storageKey": null
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "e2b9bbbed897ea5fb214baf82cb17957",
    "id": null,
    "metadata": {},
    "name": "AssetPageQuery",
    "operationKind": "query",
    "text": "query AssetPageQuery(\n  $urn: URN!\n  $locale: Locale\n  $otherLocale: Locale!\n) {\n  learningAsset(urn: $urn, locale: $locale) {\n    ...AssetCard_asset\n    skills {\n      ...ClassificationChip_classification\n      id\n    }\n    classifications {\n      classification {\n        ...ClassificationChip_classification\n        id\n      }\n      path {\n        ...ClassificationChip_classification\n        id\n      }\n    }\n    localized(locale: $otherLocale) {\n      ...AssetCard_asset\n      id\n    }\n    contents {\n      ...AssetCard_asset\n      parent {\n        ...AssetCard_asset\n        id\n      }\n      contents {\n        ...AssetCard_asset\n        parent {\n          ...AssetCard_asset\n          id\n        }\n        id\n      }\n      id\n    }\n    id\n  }\n}\n\nfragment AssetCard_asset on LearningAsset {\n  id\n  urn\n  assetType\n  title\n  locale\n}\n\nfragment ClassificationChip_classification on Classification {\n  id\n  urn\n  type\n  name\n  locale\n}\n"
  }
};
})();

(node as any).hash = "0a1382876b2d731e45a9b067fc3774b9";

export default node;
