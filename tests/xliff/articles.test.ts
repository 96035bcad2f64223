import { describeArticles } from "./articles-corpus.ts";

describeArticles(60);
