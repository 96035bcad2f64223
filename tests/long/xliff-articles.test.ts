import { describeArticles } from "../xliff/articles-corpus.ts";

describeArticles(1);
