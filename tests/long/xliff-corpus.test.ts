import { describeCorpus } from "../xliff/corpus.ts";

describeCorpus(Number.POSITIVE_INFINITY);
