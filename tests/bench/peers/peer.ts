import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Document } from "../../formats/documents.ts";
import { peersFolder } from "./folder.ts";
import { poText } from "./po.ts";

/** What a tool does with one document. */
export interface PeerResult {
  /** All that translators are shown, their tool's markup for codes left out. */
  readonly shown: string;
  /** The same without tags inside of messages, where a tool has no codes and shows these. */
  readonly bare: string;
  /** Whether the document comes back byte for byte with its source copied as the translation; `null` where the tool fails at that. */
  readonly exact: boolean | null;
}

/** A tool that takes articles apart for translators, and puts them together. */
export interface Peer {
  readonly name: string;
  /** `null` where it is not installed. */
  readonly version: string | null;
  /** File name endings that it has a format for. */
  readonly endings: readonly string[];
  /** @throws Error where the tool fails. */
  run(document: Document, folder: string): PeerResult;
}

const LIMIT_MS = 60_000;
const PEERS = peersFolder();
const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

function call(command: string, args: readonly string[]): string {
  const done = spawnSync(command, args, { encoding: "utf8", timeout: LIMIT_MS, maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command}: ${done.stderr.trim().split("\n").at(-1)}`);
  return done.stdout;
}

/** The first number of a version that a command prints; `null` where there is no such command. */
function versionOf(command: string, args: readonly string[]): string | null {
  try {
    return /\d+(?:\.\d+)+/.exec(call(command, args))?.[0] ?? null;
  } catch {
    return null;
  }
}

function packageVersion(name: string): string | null {
  try {
    const text = readFileSync(join(PEERS, "node_modules", name, "package.json"), "utf8");
    return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? null;
  } catch {
    return null;
  }
}

/** Writes a document where a tool finds it. */
function place({ file, bytes }: Document, folder: string): { input: string; output: string; po: string } {
  // What stands there is of an earlier document: a tool that writes nothing must not be taken for one that wrote that.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const name = basename(file);
  const input = join(folder, name);
  writeFileSync(input, bytes);
  return { input, output: join(folder, `out${extname(name)}`), po: join(folder, "messages.po") };
}

function isSame(path: string, { bytes }: Document): boolean {
  return Buffer.compare(readFileSync(path), bytes) === 0;
}

/** Puts a document together; a tool that fails may also tell so by writing nothing. */
function attempt(document: Document, output: string, compose: () => void): boolean | null {
  try {
    compose();
    return isSame(output, document);
  } catch {
    return null;
  }
}

/** A file of messages whose translations are their sources. */
function filled(po: string): string {
  return po.replace(/\.po$/, ".full.po");
}

/** A tool that is a package of npm, called by a script of ours. */
function npmPeer(name: string, own: string): Peer {
  return {
    name,
    version: packageVersion(name),
    endings: [".md"],
    run(document, folder) {
      const { input } = place(document, folder);
      const { shown, exact } = JSON.parse(call(process.execPath, [script(own), PEERS, input])); // our own script's line
      return { shown, bare: shown, exact };
    },
  };
}

const po4aFormats: Readonly<Record<string, readonly string[]>> = {
  ".md": ["-f", "text", "-o", "markdown"],
  ".html": ["-f", "xhtml"],
  ".txt": ["-f", "text"],
  ".xml": ["-f", "xml"],
};

const po4a: Peer = {
  name: "po4a",
  version: versionOf("po4a", ["--version"]),
  endings: Object.keys(po4aFormats),
  run(document, folder) {
    const { input, output, po } = place(document, folder);
    const format = po4aFormats[extname(input)] ?? [];
    call("po4a-updatepo", [...format, "-M", "UTF-8", "-m", input, "-p", po]);
    const messages = poText(readFileSync(po, "utf8"));
    const exact = attempt(document, output, () => {
      call("msgen", [po, "-o", filled(po)]);
      call("po4a-translate", [
        "-k",
        "0",
        ...format,
        "-M",
        "UTF-8",
        "-m",
        input,
        "-p",
        filled(po),
        "-l",
        output,
      ]);
    });
    return { ...messages, exact };
  },
};

const toolkit = (command: string) => join(PEERS, "translate-toolkit/bin", command);
const toolkitFormats: Readonly<Record<string, string>> = {
  ".md": "md",
  ".html": "html",
  ".json": "json",
  ".txt": "txt",
};

const translateToolkit: Peer = {
  name: "translate-toolkit",
  version: versionOf(toolkit("html2po"), ["--version"]),
  endings: Object.keys(toolkitFormats),
  run(document, folder) {
    const { input, output, po } = place(document, folder);
    const format = toolkitFormats[extname(input)] ?? "";
    call(toolkit(`${format}2po`), ["--progress=none", input, po]);
    const messages = poText(readFileSync(po, "utf8"));
    const exact = attempt(document, output, () => {
      call("msgen", [po, "-o", filled(po)]);
      call(toolkit(`po2${format}`), ["--progress=none", "-t", input, filled(po), output]);
    });
    return { ...messages, exact };
  },
};

const CLASSPATH = join(PEERS, "okapi.classpath");

const okapi: Peer = {
  name: "Okapi",
  version: okapiVersion(),
  endings: [".md", ".html", ".json", ".txt", ".xml", ".docx"],
  run(document, folder) {
    const { input, output } = place(document, folder);
    const classpath = readFileSync(CLASSPATH, "utf8").trim();
    const shown = call("java", ["-cp", classpath, script("OkapiFilters.java"), input, output]);
    return { shown, bare: shown, exact: isSame(output, document) };
  },
};

function okapiVersion(): string | null {
  try {
    return /okapi-core-([\d.]+)\.jar/.exec(readFileSync(CLASSPATH, "utf8"))?.[1] ?? null;
  } catch {
    return null;
  }
}

/** The tools that are compared with Exonym. */
export const peers: readonly Peer[] = [
  npmPeer("@diplodoc/translation", "diplodoc.mjs"),
  npmPeer("md2xliff", "md2xliff.mjs"),
  po4a,
  translateToolkit,
  okapi,
];
