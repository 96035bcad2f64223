import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Task, Told } from "./desk.ts";
import type { Expected } from "./returning.ts";

/** A program that translators use, driven by script. */
export interface Tool {
  readonly name: string;
  /** Why it cannot be used here; `null` where it can. */
  readonly missing: string | null;
  /** Versions of XLIFF that it reads. */
  readonly reads: readonly string[];
  /** Whether it shows what stands in targets, so that the source has to be copied into empty ones. */
  readonly showsTargetsOnly?: boolean;
  /** Whether its translators can leave notes in the file. */
  readonly writesNotes?: boolean;
  /** What is right to differ where its file is put in the place of ours, by version. */
  readonly inPlace?: Readonly<Record<string, Expected>>;
  /** Opens a file, types, saves; gives the file back as the tool wrote it. Throws where not every task could be done. */
  work(file: string, tasks: readonly Task[]): string;
}

/** Where `install.sh` puts what it gets. */
const { XDG_CACHE_HOME } = process.env;
const CACHE = join(XDG_CACHE_HOME ?? join(homedir(), ".cache"), "exonym-interop");
const INSTALL = "run «bash tests/interop/install.sh»";
const LIMIT: ExecFileSyncOptionsWithStringEncoding = {
  timeout: 60_000,
  stdio: ["ignore", "pipe", "pipe"],
  encoding: "utf8",
};

/** What a program prints; `null` where it cannot be run. */
function ask(program: string, args: readonly string[]): string | null {
  try {
    return execFileSync(program, args, { ...LIMIT, timeout: 20_000 });
  } catch {
    return null;
  }
}

/** Gives a folder to work in, and removes it afterwards. */
function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), "exonym-tool-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const SCRIPT = join(import.meta.dirname, "translate_toolkit.py");

/** Translate Toolkit by its Python interface, which Virtaal, Pootle and Weblate are built on. */
export function translateToolkit(python: string): Tool {
  const version = ask(python, [SCRIPT, "version"])?.trim() ?? null;
  return {
    name: version === null ? `Translate Toolkit of ${python}` : `Translate Toolkit ${version.split(" ")[0]}`,
    missing: version === null ? `no Translate Toolkit; ${INSTALL}` : null,
    reads: version?.endsWith("xliff2") ? ["1.2", "2.1"] : ["1.2"],
    writesNotes: true,
    // It puts xml:space and notes into segments, where XLIFF does not allow them.
    inPlace: { "2.1": { broken: ["misplaced-attribute", "misplaced-element"] } },
    work: (file, tasks) =>
      inFolder((folder) => {
        writeFileSync(join(folder, "a.xlf"), file);
        writeFileSync(join(folder, "tasks.json"), JSON.stringify(tasks));
        const done = execFileSync(
          python,
          [SCRIPT, "work", join(folder, "a.xlf"), join(folder, "tasks.json")],
          LIMIT,
        );
        assertDone(Number(done), tasks);
        return readFileSync(join(folder, "a.xlf"), "utf8");
      }),
  };
}

/** Debian's Translate Toolkit, and the newest, as `install.sh` sets it up. */
export const TRANSLATE_TOOLKITS: readonly Tool[] = [
  translateToolkit("/usr/bin/python3"),
  translateToolkit(join(CACHE, "translate-toolkit/bin/python")),
];

/** Translate Toolkit's way over Gettext: `xliff2po`, a PO editor, `po2xliff`. It drops all codes. */
export function overGettext(file: string, tasks: readonly Task[]): string {
  return inFolder((folder) => {
    const po = join(folder, "a.po");
    writeFileSync(join(folder, "a.xlf"), file);
    execFileSync("xliff2po", ["--progress=none", "-i", join(folder, "a.xlf"), "-o", po], LIMIT);
    const words = new Map(
      tasks.map((task) => [task.segment, task.target.filter((part) => typeof part === "string").join("")]),
    );
    const entries = readFileSync(po, "utf8").split("\n\n");
    const typed = entries.map((entry) => {
      const target = words.get(/^#: (\S+)/m.exec(entry)?.[1] ?? "");
      if (target === undefined) return entry;
      return `${entry.replace(/^#, fuzzy\n/m, "").replace(/\nmsgstr [\s\S]*$/, "")}\nmsgstr ${JSON.stringify(target)}\n`.trimEnd();
    });
    writeFileSync(po, `${typed.join("\n\n")}\n`);
    execFileSync("po2xliff", ["--progress=none", "-i", po, "-o", join(folder, "back.xlf")], LIMIT);
    return readFileSync(join(folder, "back.xlf"), "utf8");
  });
}

/** Translate Toolkit's `pretranslate`: fills a file from an earlier translated one. */
export function pretranslated(file: string, earlier: string): string {
  return inFolder((folder) => {
    const [from, by, to] = ["a.xlf", "earlier.xlf", "back.xlf"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]; // three names
    writeFileSync(from, file);
    writeFileSync(by, earlier);
    execFileSync("pretranslate", ["--progress=none", "-i", from, "-t", by, "-o", to], LIMIT);
    return readFileSync(to, "utf8");
  });
}

const CLASSES = join(CACHE, "okapi/classpath");
const DRIVER = join(import.meta.dirname, "OkapiTranslator.java");

/** Okapi's filters, which Rainbow, Tikal, OmegaT's Okapi plugin and many services read XLIFF by. */
export const OKAPI: Tool = {
  name: existsSync(CLASSES)
    ? `Okapi ${/okapi-core-([\d.]+)\.jar/.exec(readFileSync(CLASSES, "utf8"))?.[1]}`
    : "Okapi",
  missing: !existsSync(CLASSES)
    ? `no Okapi; ${INSTALL}`
    : ask("java", ["-version"]) === null
      ? "no Java"
      : null,
  reads: ["1.2", "2.1"],
  // Its filter for 2.x drops the matches module.
  inPlace: { "2.1": { dropsRecords: true } },
  work: (file, tasks) =>
    inFolder((folder) => {
      const [from, to, list] = ["a.xlf", "back.xlf", "tasks"].map((name) => join(folder, name)) as [
        string,
        string,
        string,
      ]; // three names
      writeFileSync(from, file);
      writeFileSync(list, tasks.map(taskLine).join(""));
      const classes = readFileSync(CLASSES, "utf8").trim().split(":").join(delimiter);
      const done = execFileSync("java", ["-cp", classes, DRIVER, from, to, list], LIMIT);
      assertDone(Number(done), tasks);
      return readFileSync(to, "utf8");
    }),
};

function taskLine({ unit, segment, target }: Task): string {
  const spell = (words: string) => words.replace(/\\/g, "\\\\").replace(/\n/g, "\\n").replace(/\t/g, "\\t");
  const parts = target.map((part) => (typeof part === "number" ? `c${part}` : `t${spell(part)}`));
  return `${[unit, segment, ...parts].join("\t")}\n`;
}

function assertDone(done: number, tasks: readonly Task[]): void {
  if (done !== tasks.length) throw new Error(`The tool found ${done} of ${tasks.length} segments.`);
}

const xml = (words: string) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const unxml = (words: string) =>
  words
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");

/** Debian's version of OmegaT; empty where it is installed in another way, `null` where it is not. */
const omegat =
  ask("dpkg-query", ["-W", "omegat"])?.split("\t")[1]?.trim() ??
  (ask("which", ["omegat"]) === null ? null : "");

/** OmegaT's own filter shows what stands in `target`: what is empty there, a translator never sees. */
export const OMEGAT: Tool = {
  name: `OmegaT${omegat ? ` ${omegat}` : ""}`,
  missing: omegat === null ? `no OmegaT; ${INSTALL}` : null,
  reads: ["1.2"],
  showsTargetsOnly: true,
  work: (file, tasks) =>
    inFolder((folder) => {
      for (const name of ["source", "target", "omegat", "tm", "glossary", "dictionary"])
        mkdirSync(join(folder, name));
      const path = (key: string) => `<${key}_dir>__DEFAULT__</${key}_dir>`;
      writeFileSync(
        join(folder, "omegat.project"),
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<omegat><project version="1.0">${["source", "target", "tm", "glossary", "dictionary"].map(path).join("")}<source_lang>EN</source_lang><target_lang>DE</target_lang><sentence_seg>false</sentence_seg></project></omegat>\n`,
      );
      writeFileSync(join(folder, "source/a.xlf"), file);
      const shown = shownByOmegat(folder);
      writeFileSync(join(folder, "omegat/project_save.tmx"), projectMemory(tasks, shown));
      runOmegat(folder, "console-translate");
      return readFileSync(join(folder, "target/a.xlf"), "utf8");
    }),
};

/** The texts that OmegaT finds in a project. */
export function shownByOmegat(folder: string): string[] {
  const tmx = join(folder, "shown.tmx");
  runOmegat(
    folder,
    "console-createpseudotranslatetmx",
    `--pseudotranslatetmx=${tmx}`,
    "--pseudotranslatetype=equal",
  );
  return [...readFileSync(tmx, "utf8").matchAll(/<tuv lang="EN">\s*<seg>([\s\S]*?)<\/seg>/g)].map(
    ([, seg = ""]) => unxml(seg),
  );
}

function runOmegat(folder: string, mode: string, ...more: string[]): void {
  execFileSync(
    "omegat",
    [folder, `--mode=${mode}`, ...more, `--config-dir=${join(folder, "settings")}`, "--no-team"],
    LIMIT,
  );
}

const TAG = /<\/?[a-z]\d+\/?>/g;

/** The memory that OmegaT keeps of a translator's work; it has tags of its own for codes. */
function projectMemory(tasks: readonly Task[], shown: readonly string[]): string {
  const byText = new Map(shown.map((text) => [text.replace(TAG, ""), text]));
  const units = tasks.map((task) => {
    const text = byText.get(task.before === "" ? task.source : task.before);
    if (text === undefined) throw new Error(`OmegaT does not show «${task.source}».`);
    const target = tagged(task.target, text.match(TAG) ?? []);
    return `<tu><tuv lang="EN"><seg>${xml(text)}</seg></tuv><tuv lang="DE"><seg>${xml(target)}</seg></tuv></tu>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx11.dtd">\n<tmx version="1.1"><header creationtool="OmegaT" creationtoolversion="3.6" segtype="paragraph" o-tmf="OmegaT TMX" adminlang="EN-US" srclang="EN" datatype="plaintext"/><body>${units.join("\n")}</body></tmx>\n`;
}

function tagged(target: Told, tags: readonly string[]): string {
  return target.map((part) => (typeof part === "number" ? (tags[part] ?? "") : part)).join("");
}
