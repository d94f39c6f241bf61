/**
 * @generated SignedSource<<add8dde8b25f7244f2c3658d65aa2831>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type LearningAssetType = "ARTICLE" | "ASSESSMENT" | "AUDIO" | "BOOK" | "CHAPTER" | "COURSE" | "DOCUMENT" | "EVENT" | "LEARNING_COLLECTION" | "LEARNING_PATH" | "LEARNING_PATH_SECTION" | "UNKNOWN" | "VIDEO" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type AssetCard_asset$data = {
  readonly assetType: LearningAssetType;
  readonly description?: string | null | undefined;
  readonly id: string;
  readonly locale: string | null | undefined;
  readonly title: string;
  readonly urn: string;
  readonly " $fragmentType": "AssetCard_asset";
};
export type AssetCard_asset$key = {
  readonly " $data"?: AssetCard_asset$data;
  readonly " $fragmentSpreads": FragmentRefs<"AssetCard_asset">;
};

import AssetCardRefetchQuery_graphql from './AssetCardRefetchQuery.graphql';

const node: ReaderFragment = {
  "argumentDefinitions": [
    {
      "defaultValue": false,
      "kind": "LocalArgument",
      "name": "withDescription"
    }
  ],
  "kind": "Fragment",
  "metadata": {
    "refetch": {
      "connection": null,
      "fragmentPathInResult": [
        "node"
      ],
      "operation": AssetCardRefetchQuery_graphql,
      "identifierInfo": {
        "identifierField": "id",
        "identifierQueryVariableName": "id"
      }
    },
    "throwOnFieldError": true
  },
  "name": "AssetCard_asset",
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
      "condition": "withDescription",
      "kind": "Condition",
      "passingValue": true,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "description",
          "storageKey": null
        }
      ]
    }
  ],
  "type": "LearningAsset",
  "abstractKey": null
};

(node as any).hash = "7f81ed296f8aeee7c82992e59ace4741";

export default node;
