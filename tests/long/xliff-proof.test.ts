import { describeProof } from "../xliff/proof/proof.ts";

describeProof(1, true);
