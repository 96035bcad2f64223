import { describeProof } from "./proof.ts";

// A quarter of the files; the long tests have them all.
describeProof(4, false);
