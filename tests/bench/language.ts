/**
 * Measures language detection on NTREX: accuracy by length of text, and whether confidence is the share of right answers.
 * Run: npx node tests/bench/language.ts
 */
import { existsSync, readFileSync } from "node:fs";
import { franc } from "franc";
import { type Locale, languageOf, parseLocale, tryLocale, UNDETERMINED } from "../../src/article/locale.ts";
import { detect } from "../../src/language/detect.ts";

const CORPUS = new URL("../../../shared/corpora/ntrex/", import.meta.url);
const PROJECT = ["en", "vi", "uk", "ru", "ko", "ar", "ja", "de", "fr", "es", "pl", "zh"];
const FILES: Readonly<Record<string, string>> = {
  en: "eng",
  vi: "vie",
  uk: "ukr",
  ru: "rus",
  ko: "kor",
  ar: "arb",
  ja: "jpn",
  de: "deu",
  fr: "fra",
  es: "spa",
  pl: "pol",
  zh: "zho-CN",
  "zh-Hant": "zho-TW",
  it: "ita",
  pt: "por",
  nl: "nld",
  sv: "swe",
  da: "dan",
  nb: "nob",
  tr: "tur",
  id: "ind",
  cs: "ces",
  sk: "slk",
  ro: "ron",
  hu: "hun",
  fi: "fin",
  bg: "bul",
  be: "bel",
  mk: "mkd",
  "sr-Cyrl": "srp-Cyrl",
  "sr-Latn": "srp-Latn",
  fa: "fas",
  ur: "urd",
  hr: "hrv",
  ca: "cat",
  et: "est",
  lv: "lav",
  lt: "lit",
  sl: "slv",
  sw: "swa",
  fil: "fil",
  sq: "sqi",
  is: "isl",
  ms: "msa",
  he: "heb",
  hi: "hin",
  mr: "mar",
  kk: "kaz",
  el: "ell",
  th: "tha",
  af: "afr",
};
const CHARACTERS_NO_SPACES = 12;

interface Sample {
  readonly kind: "short" | "sentence" | "document";
  readonly language: Locale;
  readonly text: string;
}

function samplesOf(tag: string, name: string): Sample[] {
  const lines = readFileSync(new URL(`${name}.txt`, CORPUS), "utf8")
    .trim()
    .split("\n");
  const documents = readFileSync(new URL("documents.tsv", CORPUS), "utf8").trim().split("\n");
  const byDocument = new Map<string, string[]>();
  lines.forEach((line, index) => {
    const id = documents[index]?.split("\t")[0] ?? "";
    byDocument.set(id, [...(byDocument.get(id) ?? []), line]);
  });
  const language = parseLocale(tag);
  const short = (line: string): string =>
    ["ja", "zh", "zh-Hant", "th"].includes(tag)
      ? line.slice(0, CHARACTERS_NO_SPACES)
      : line.split(/\s+/).slice(0, 5).join(" ");
  const some = lines.filter((_, index) => index % 40 === 3);
  return [
    ...some.map((text): Sample => ({ kind: "sentence", language, text })),
    ...some.map((line): Sample => ({ kind: "short", language, text: short(line) })),
    ...[...byDocument.values()]
      .filter((_, index) => index % 8 === 0)
      .map((all): Sample => ({ kind: "document", language, text: all.join("\n") })),
  ];
}

function isRight(found: Locale | undefined, expected: Locale): boolean {
  return found !== undefined && languageOf(found) === languageOf(expected);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "  –  " : ((100 * part) / whole).toFixed(1).padStart(5);
}

if (!existsSync(CORPUS)) {
  console.log("The NTREX corpus is not there; nothing to measure.");
} else {
  const samples = Object.entries(FILES).flatMap(([tag, name]) => samplesOf(tag, name));
  const project = PROJECT.map(parseLocale);
  const sets: [string, readonly Sample[], readonly Locale[] | undefined][] = [
    ["project's languages, only", samples.filter((one) => PROJECT.includes(one.language)), project],
    ["project's languages", samples.filter((one) => PROJECT.includes(one.language)), undefined],
    ["all languages", samples, undefined],
    [
      "others, only the project's (right is und)",
      samples.filter((one) => !PROJECT.includes(languageOf(one.language))),
      project,
    ],
  ];
  for (const [name, set, only] of sets) {
    console.log(`\n${name}\n          right  wrong    und  franc`);
    for (const kind of ["short", "sentence", "document"] as const) {
      const chosen = set.filter((one) => one.kind === kind);
      const found = chosen.map((one) => detect(one.text, only ? { only } : {}).language);
      const right = chosen.filter((one, index) => isRight(found[index], one.language)).length;
      const und = found.filter((one) => one === UNDETERMINED).length;
      const theirs = chosen.filter((one) => isRight(tryLocale(franc(one.text)), one.language)).length;
      const size = chosen.length;
      console.log(
        kind.padEnd(9),
        percent(right, size),
        percent(size - right - und, size).padStart(6),
        percent(und, size).padStart(6),
        percent(theirs, size).padStart(6),
      );
    }
  }
  console.log("\nconfidence   answers   right");
  const answers = samples
    .filter((one) => one.kind !== "document")
    .map((one) => ({ found: detect(one.text), expected: one.language }));
  for (let low = 0.5; low < 1; low += 0.1) {
    const bin = answers.filter(
      ({ found }) =>
        found.confidence >= low && (found.confidence < low + 0.1 || low > 0.85) && found.confidence > 0,
    );
    const right = bin.filter(({ found, expected }) => isRight(found.language, expected)).length;
    console.log(
      `${low.toFixed(1)}–${Math.min(1, low + 0.1).toFixed(1)}  ${String(bin.length).padStart(8)}   ${percent(right, bin.length)}`,
    );
  }
}
