import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compileSegmenter, type Segmenter } from "../../../src/segmentation/segmenter.ts";
import { builtInRules } from "../../../src/sync/built-in-rules.ts";
import { peersFolder } from "../peers/folder.ts";

/** Something that cuts texts into sentences. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  /** @throws Error where the engine fails on a text. */
  readonly cut: Segmenter;
}

/** Exonym with its built-in rules. */
export const exonym: Engine = {
  name: "Exonym",
  version: readVersion(new URL("../../../package.json", import.meta.url)),
  cut: compileSegmenter([], builtInRules),
};

/** The segmenter of JavaScript itself, which every machine has. */
export const intl: Engine = {
  name: "Intl",
  version: `ICU ${process.versions.icu}`,
  cut: (text, locale) =>
    Array.from(
      new Intl.Segmenter(locale, { granularity: "sentence" }).segment(text),
      ({ index }) => index,
    ).slice(1),
};

/** What an installed package's function gives: the sentences of a text. */
type Split = (text: string, language: string) => readonly string[];

/** Packages of npm, and how each is called. Their types are not there where they are not installed. */
const PACKAGES: Readonly<Record<string, (required: unknown) => Split>> = {
  sentencex(required) {
    const { segment } = required as { segment(language: string, text: string): string[] }; // its README
    return (text, language) => segment(language, text);
  },
  sbd(required) {
    const { sentences } = required as { sentences(text: string, options: object): string[] }; // its README
    return (text) => sentences(text, { preserve_whitespace: true });
  },
  "cldr-segmentation"(required) {
    const { sentenceSplit, suppressions } = required as {
      sentenceSplit(text: string, suppressions?: unknown): string[];
      readonly suppressions: Readonly<Record<string, unknown>>;
    }; // its README
    return (text, language) => sentenceSplit(text, suppressions[language]);
  },
};

/** The engines of others that `tests/bench/peers/install.sh` has got, and the names of those that are not there. */
export function installedPeers(): { readonly peers: readonly Engine[]; readonly absent: readonly string[] } {
  const folder = peersFolder();
  const require = createRequire(join(folder, "package.json"));
  const peers: Engine[] = [];
  const absent: string[] = [];
  for (const [name, adapt] of Object.entries(PACKAGES)) {
    try {
      const split = adapt(require(name));
      const version = readVersion(join(folder, "node_modules", name, "package.json"));
      peers.push({
        name,
        version,
        cut: (text, locale) => beginnings(text, split(text, new Intl.Locale(locale).language)),
      });
    } catch {
      absent.push(name);
    }
  }
  return { peers, absent };
}

/** Where sentences begin; white space at the edges of what an engine gives counts neither for nor against it. */
function beginnings(text: string, sentences: readonly string[]): number[] {
  const offsets: number[] = [];
  let done = 0;
  for (const sentence of sentences) {
    const words = sentence.trim();
    const start = words === "" ? -1 : text.indexOf(words, done);
    if (start < 0) continue;
    if (done > 0) offsets.push(start);
    done = start + words.length;
  }
  return offsets;
}

function readVersion(file: string | URL): string {
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { readonly version: string }; // every package has one
  return version;
}
