import { describeCorpus } from "./corpus.ts";

// Longer files say nothing new about patching, and take longer; the long tests have them all.
describeCorpus(60_000);
