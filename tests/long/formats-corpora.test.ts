// All real articles, where the short tests read one in twenty.
process.env.EXONYM_ALL_ARTICLES = "1";
await import("../formats/corpora.test.ts");
await import("../formats/markdown-spec.test.ts");
