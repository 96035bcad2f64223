import { describeConversions } from "../xliff/conversion-corpus.ts";

describeConversions(Number.POSITIVE_INFINITY);
