// All pages and documents, and a hundred times as many random ones as in the short run.
process.env.EXONYM_ALL_ARTICLES = "1";
await import("../formats/html-corpora.test.ts");
await import("../formats/html-properties.test.ts");
