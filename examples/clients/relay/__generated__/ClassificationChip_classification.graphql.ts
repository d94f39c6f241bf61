/**
 * @generated SignedSource<<06df69eede11b941e77b3456a1d01ebc>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type ClassificationType = "CONTINUING_EDUCATION_UNIT" | "LIBRARY" | "SKILL" | "SUBJECT" | "TOPIC" | "UNKNOWN" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type ClassificationChip_classification$data = {
  readonly id: string;
  readonly locale: string | null | undefined;
  readonly name: string;
  readonly type: ClassificationType;
  readonly urn: string;
  readonly " $fragmentType": "ClassificationChip_classification";
};
export type ClassificationChip_classification$key = {
  readonly " $data"?: ClassificationChip_classification$data;
  readonly " $fragmentSpreads": FragmentRefs<"ClassificationChip_classification">;
};

import ClassificationChipRefetchQuery_graphql from './ClassificationChipRefetchQuery.graphql';

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": {
    "refetch": {
      "connection": null,
      "fragmentPathInResult": [
        "node"
      ],
      "operation": ClassificationChipRefetchQuery_graphql,
      "identifierInfo": {
        "identifierField": "id",
        "identifierQueryVariableName": "id"
      }
    },
    "throwOnFieldError": true
  },
  "name": "ClassificationChip_classification",
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
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "locale",
      "storageKey": null
    }
  ],
  "type": "Classification",
  "abstractKey": null
};

(node as any).hash = "48e6bbbc7ed622020848cc20b0dd9554";

export default node;
