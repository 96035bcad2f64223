/**
 * One measurement for `glossary-speed.ts`, as a process of its own, printed as a JSON object:
 * `find LANGUAGE TERMS TEXT`, where TERMS is a CSV file of names and TEXT a file of sentences, one a line; or, for the floor,
 * `floor …` with the same arguments, which reads the same text and looks at each sentence without any glossary.
 */
import { readFileSync } from "node:fs";
import { parseLocale } from "../../../src/article/locale.ts";
import { readGlossaryCsv } from "../../../src/glossary/csv.ts";
import { createMatcher } from "../../../src/glossary/matcher.ts";

const [task = "", tag = "", terms = "", text = ""] = process.argv.slice(2);
const sentences = readFileSync(text, "utf8").split("\n");

const result = task === "find" ? find() : { units: sentences.reduce((sum, { length }) => sum + length, 0) };
console.log(JSON.stringify({ ...result, peak: process.resourceUsage().maxRSS / 1024 }));

function find() {
  const csv = readFileSync(terms, "utf8");
  const began = performance.now();
  const { concepts } = readGlossaryCsv(csv, "terms.csv");
  const read = performance.now();
  const matcher = createMatcher(concepts, parseLocale(tag));
  const built = performance.now();
  let matches = 0;
  for (const sentence of sentences) matches += matcher.find(sentence).length;
  const found = performance.now();
  return { concepts: concepts.length, matches, read: read - began, build: built - read, find: found - built };
}
