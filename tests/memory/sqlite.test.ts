import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { ExonymError } from "../../src/article/problem.ts";
import { SCHEMA_VERSION } from "../../src/memory/database.ts";
import type { Memory, MemoryEntry } from "../../src/memory/memory.ts";
import { openSqliteMemory } from "../../src/memory/sqlite.ts";

const en = parseLocale("en");
const fr = parseLocale("fr");

let folder = "";
let path = "";
const opened: Memory[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "exonym-memory-"));
  path = join(folder, "memory.db");
});
afterEach(() => {
  for (const memory of opened.splice(0)) memory.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(options?: { busyTimeout: number }): Memory {
  const memory = openSqliteMemory(path, options);
  opened.push(memory);
  return memory;
}

function entry(source: string, target: string): MemoryEntry {
  return { source: [text(source)], target: [text(target)], context: null, state: "translated", from: "a.md" };
}

function matches(memory: Memory, source = "Hello."): number {
  return memory.lookup({ sourceLocale: en, targetLocale: fr, source: [text(source)], context: null }).length;
}

/** A closed database with some thousand entries, so that it has many pages. */
function fill() {
  const memory = openSqliteMemory(path);
  const entries = Array.from({ length: 3000 }, (_, i) =>
    entry(`Sentence number ${i}.`, `Phrase numéro ${i}.`),
  );
  memory.replace("a.xlf", en, fr, [entry("Hello.", "Bonjour."), ...entries], "v1");
  memory.flush();
  memory.close();
}

function problemOf(action: () => unknown): ExonymError["problem"] | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof ExonymError) return error.problem;
    throw error;
  }
  return undefined;
}

describe("openSqliteMemory", () => {
  it("creates the folder, and finds what was flushed when it is opened again", () => {
    path = join(folder, "deep", ".exonym", "memory.db");
    expect(open().opened).toBe("created");
    fill();
    const memory = open();
    expect(memory.opened).toBe("kept");
    expect(matches(memory)).toBe(1);
    expect(memory.stampOf("a.xlf", en, fr)).toBe("v1");
  });

  it("gives up at close what was not flushed", () => {
    const memory = open();
    memory.replace("a.xlf", en, fr, [entry("Hello.", "Bonjour.")]);
    expect(matches(memory)).toBe(1);
    memory.close();
    expect(matches(open())).toBe(0);
  });

  it("can be closed twice", () => {
    const memory = open();
    memory.close();
    expect(() => memory.close()).not.toThrow();
  });

  it.each([
    ["an empty file", "", "created"],
    ["text", "This is no database, but some kilobytes of prose. ".repeat(200), "rebuilt"],
    ["a header with nothing behind it", "SQLite format 3\u0000", "rebuilt"],
  ])("deals with %s in its place", (_, content, expected) => {
    writeFileSync(path, content);
    const memory = open();
    expect(memory.opened).toBe(expected);
    memory.replace("a.xlf", en, fr, [entry("Hello.", "Bonjour.")]);
    memory.flush();
    expect(matches(memory)).toBe(1);
    if (expected === "rebuilt") expect(readFileSync(`${path}.old`, "utf8")).toBe(content);
  });

  it.each([SCHEMA_VERSION + 1, 0, 99])("builds a database of version %i anew", (version) => {
    fill();
    const database = new DatabaseSync(path);
    database.exec(`PRAGMA user_version = ${version}`);
    database.close();
    const memory = open();
    expect(memory.opened).toBe("rebuilt");
    expect(matches(memory)).toBe(0);
    expect(existsSync(`${path}.old`)).toBe(true);
    memory.close();
    expect(open().opened).toBe("kept");
  });

  it("builds a database anew whose tables are not ours", () => {
    fill();
    const database = new DatabaseSync(path);
    database.exec("DROP TABLE entry");
    database.close();
    expect(open().opened).toBe("rebuilt");
  });

  it("leaves another program's database alone", () => {
    const other = new DatabaseSync(path);
    other.exec("CREATE TABLE subscribers (name TEXT); INSERT INTO subscribers VALUES ('Ada')");
    other.close();
    const before = readFileSync(path);
    expect(problemOf(() => openSqliteMemory(path))).toMatchObject({ kind: "usage", file: path });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("says so where the path cannot be a database", () => {
    mkdirSync(path);
    expect(problemOf(() => openSqliteMemory(path))).toMatchObject({ kind: "outside", file: path });
    writeFileSync(join(folder, "file"), "");
    const below = join(folder, "file", "memory.db");
    expect(problemOf(() => openSqliteMemory(below))).toMatchObject({ kind: "outside", file: below });
  });
});

describe("a damaged database", () => {
  it.each([0.02, 0.3, 0.6, 0.9])(
    "is rebuilt at once or at first use when cut at %d of its length",
    (share) => {
      fill();
      truncateSync(path, Math.floor(readFileSync(path).length * share));
      expect(useUntilSound()).toBe("rebuilt");
    },
  );

  it.each([1, 2, 3, 4, 5, 6])(
    "is built anew, at the latest when it is used the second time, where pages are garbage (seed %i)",
    (seed) => {
      fill();
      const bytes = readFileSync(path);
      let random = seed;
      for (let at = 4096; at < bytes.length; at++) {
        random = (Math.imul(random, 1103515245) + 12345) >>> 0;
        if (at % 4096 < 512) bytes[at] = random >>> 24;
      }
      writeFileSync(path, bytes);
      expect(useUntilSound()).toMatch(/rebuilt|created/);
      expect(existsSync(`${path}.old`)).toBe(true);
    },
  );

  it("is built anew where a text in it was changed behind SQLite's back", () => {
    fill();
    const bytes = readFileSync(path);
    for (let at = bytes.indexOf("numéro 7"); at !== -1; at = bytes.indexOf("numéro 7", at + 1)) {
      bytes[at] = 0x4e;
    }
    writeFileSync(path, bytes);
    expect(useUntilSound()).toMatch(/rebuilt|created/);
  });

  /** What a user does: runs the command again, as the message says. */
  function useUntilSound(): Memory["opened"] | undefined {
    for (let run = 1; run <= 3; run++) {
      let state: Memory["opened"] | undefined;
      const problem = problemOf(() => {
        const memory = open();
        state = memory.opened;
        for (let i = 0; i < 3000; i += 10) matches(memory, `Sentence number ${i}.`);
        memory.files();
        memory.replace("a.xlf", en, fr, [entry("Hello.", "Bonjour.")]);
        memory.flush();
      });
      if (problem === undefined) return state;
      expect(problem).toMatchObject({ kind: "outside", file: path });
    }
    return undefined;
  }
});

describe("two handles on one database", () => {
  it("see each other's work once it is flushed", () => {
    const [writer, reader] = [open(), open()];
    expect([writer.opened, reader.opened]).toEqual(["created", "kept"]);
    writer.replace("a.xlf", en, fr, [entry("Hello.", "Bonjour.")]);
    expect(matches(writer)).toBe(1);
    expect(matches(reader)).toBe(0);
    writer.flush();
    expect(matches(reader)).toBe(1);
  });

  it("do not write at once: the second is told, and can go on afterwards", () => {
    const [first, second] = [open(), open({ busyTimeout: 1 })];
    first.replace("a.xlf", en, fr, [entry("Hello.", "Bonjour.")]);
    const problem = problemOf(() => second.replace("b.xlf", en, fr, [entry("Hello.", "Salut.")]));
    expect(problem).toMatchObject({ kind: "outside", message: expect.stringContaining("Another process") });
    first.flush();
    second.replace("b.xlf", en, fr, [entry("Hello.", "Salut.")]);
    second.flush();
    expect(matches(first)).toBe(2);
  });
});

it("gives up all since the last flush when a change fails in the middle", () => {
  const memory = open();
  memory.replace("a.xlf", en, fr, [entry("Hello.", "Bonjour.")]);
  memory.flush();
  const broken = [entry("Hello.", "Salut."), { ...entry("x", "y"), state: undefined }];
  // What plain JavaScript may pass: the type system would not let it.
  expect(() => memory.replace("a.xlf", en, fr, broken as unknown as MemoryEntry[])).toThrow();
  memory.flush();
  expect(matches(memory)).toBe(1);
  memory.close();
  expect(matches(open())).toBe(1);
});

describe("a process that is killed while it writes", () => {
  const room = new URL("../../src/memory/sqlite.ts", import.meta.url).href;

  /** Flushes file after file and says so, and is always in the middle of the next one. */
  const writer = `
    const { openSqliteMemory } = await import(${JSON.stringify(room)});
    const memory = openSqliteMemory(process.argv[1]);
    const sentence = (value) => [{ type: "text", value }];
    for (let file = 0; ; file++) {
      const entries = Array.from({ length: 50 }, (_, i) => ({
        source: sentence("x" + i), target: sentence("y" + file), context: null, state: "translated", from: "a",
      }));
      memory.replace("file" + file, "en", "fr", entries, "v1");
      memory.flush();
      console.log(file);
    }`;

  it.each([1, 7, 30])(
    "loses nothing that was flushed, and leaves no half of a file (after %i)",
    async (count) => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", writer, path]);
      let said = "";
      child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        said += chunk;
        if (said.split("\n").length > count) child.kill("SIGKILL");
      });
      await once(child, "close");
      const flushed = said.split("\n").length - 1;
      expect(flushed).toBeGreaterThanOrEqual(count);
      const memory = open();
      expect(memory.opened).toBe("kept");
      expect(memory.files().length).toBeGreaterThanOrEqual(flushed);
      for (const file of memory.files()) {
        const target = [text(file.replace("file", "y"))];
        for (const i of [0, 49]) {
          const found = memory.lookup(
            { sourceLocale: en, targetLocale: fr, source: [text(`x${i}`)], context: null },
            1_000_000,
          );
          expect(found.map((match) => match.entry.target)).toContainEqual(target);
        }
      }
    },
  );
});
