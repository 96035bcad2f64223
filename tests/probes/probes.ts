import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { docxPage } from "./docx/docx.ts";

/** One text of a probe page: a word that stands nowhere else, and whether translators are to see it. */
export interface Probe {
  readonly text: string;
  readonly expect: "exposed" | "protected";
  /** What sort of text it is, in words. */
  readonly what: string;
}

/** A page with every kind of text that its format can hold. */
export interface ProbePage {
  /** File name, whose ending counts. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** All that it holds as text. */
  readonly source: string;
  readonly probes: readonly Probe[];
}

/** What a tool does with a page: texts that translators never see, and markup that they could translate by mistake. */
export interface Verdict {
  readonly missed: readonly string[];
  readonly wronglyExposed: readonly string[];
}

const PAGES = join(import.meta.dirname, "fixtures");

/** All pages, in the order of their names, and one for Word, which is made here. */
export function probePages(): readonly ProbePage[] {
  const pages = readdirSync(PAGES)
    .sort()
    .map((file): ProbePage => {
      const bytes = readFileSync(join(PAGES, file));
      return { file, bytes, source: bytes.toString("utf8"), probes: readProbes(file) };
    });
  const { bytes, xml } = docxPage();
  return [...pages, { file: "document.docx", bytes, source: xml, probes: readProbes("document.docx") }];
}

/** What is expected of a page, in the order of its words. */
function readProbes(file: string): readonly Probe[] {
  const path = join(import.meta.dirname, "expected", `${file}.json`);
  return JSON.parse(readFileSync(path, "utf8")); // our own file; that it fits its page is tested
}

/** Compares what a tool shows to translators with what it should. */
export function judgeExposure(probes: readonly Probe[], shown: string): Verdict {
  const name = ({ text, what }: Probe) => `${text} ${what}`;
  const wrong = (expect: Probe["expect"]) =>
    probes.filter(
      (probe) => probe.expect === expect && shown.includes(probe.text) !== (expect === "exposed"),
    );
  return { missed: wrong("exposed").map(name), wronglyExposed: wrong("protected").map(name) };
}
