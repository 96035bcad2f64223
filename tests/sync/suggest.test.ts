import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { preferredTerm } from "../../src/glossary/wordings.ts";
import { inProcess, jsonLines } from "../cli/in-process.ts";
import { type Newsroom, newsroom } from "./newsroom.ts";

const ENGLISH = [
  "The fighting near Sudzha went on.",
  "The troops came to Sudzha from Ukraine at night.",
  "The people of Sudzha left.",
  "The trains to Pyongyang were late.",
  "The talks in Pyongyang ended, and Moscow was silent.",
  "The answer of Moscow came late.",
  "It was said that the president was glad.",
];
const UKRAINIAN = [
  "Бої біля Суджі тривали.",
  "Війська прийшли до Суджі з України вночі.",
  "Люди Суджі виїхали.",
  "Поїзди до Пхеньяна запізнювалися.",
  "Переговори в Пхеньяні завершились, а Москва мовчала.",
  "Відповідь Москви надійшла пізно.",
  "Кажуть, що президент був радий.",
];

describe("glossary suggest", () => {
  let room: Newsroom;
  beforeEach(async () => {
    room = newsroom("sourceLanguages: [en]\nlocales: [uk, fr, tlh]\n", {
      "a.txt": `${ENGLISH.slice(0, 4).join("\n\n")}\n`,
      "b.txt": `${ENGLISH.slice(4).join("\n\n")}\n`,
    });
    room.write("config/glossary/places.csv", "en,uk\nMoscow,Москва\n");
    await room.sync();
    for (const article of ["a.txt", "b.txt"]) {
      room.translate(`locales/uk/xliff/${article}.xlf`, ({ source }) => {
        const [part] = source;
        const index = ENGLISH.indexOf(part?.type === "text" ? part.value : "");
        return { target: [text(UKRAINIAN[index] ?? "")], state: "translated" };
      });
    }
  });
  afterEach(() => room.dispose());
  const run = (...args: string[]) => inProcess(["glossary", "suggest", ...args], { cwd: room.root });

  it("proposes places, with CLDR's wordings, and names that translations agree on", async () => {
    const { code, stdout } = await run();
    expect(code).toBe(0);
    const { concepts, problems } = readGlossaryCsv(stdout, "suggested.csv");
    expect(problems).toEqual([]);
    const [french, ukrainian] = [parseLocale("fr"), parseLocale("uk")];
    const named = new Map(concepts.map((concept) => [concept.id, concept]));
    expect([...named.keys()]).toEqual(["sudzha", "pyongyang"]);
    const pyongyang = named.get("pyongyang");
    const sudzha = named.get("sudzha");
    if (pyongyang === undefined || sudzha === undefined) throw new Error("They are there.");
    expect(pyongyang.kind).toBe("place");
    expect(preferredTerm(pyongyang, ukrainian)).toBe("Пхеньян");
    expect(preferredTerm(pyongyang, french)).toBe("Pyongyang");
    expect(pyongyang.note).toMatch(
      /^Suggested: 2 mentions in 2 articles\. .*CLDR 48\.\S+, to be decided: fr\./,
    );
    expect(preferredTerm(sudzha, ukrainian)).toBe("Суджі");
    expect(sudzha.note).toContain("uk: translations, 3 of 3.");
    expect(sudzha.note).toContain("«The fighting near Sudzha went on.»");
    expect(sudzha.terms.has(french)).toBe(false);
  });

  it("leaves out what the glossary has and what is too rare", async () => {
    const all = (await run("--json", "--min-count", "1")).stdout;
    expect(all).toContain('"name":"Ukraine"');
    expect(all).not.toContain('"name":"Moscow"');
    expect(jsonLines((await run("--json", "--min-count", "3")).stdout)).toMatchObject([{ name: "Sudzha" }]);
  });

  it("reads the articles and locales that are named, and says the same twice", async () => {
    const first = await run("source-articles/b.txt", "--locale", "fr", "--min-count", "1", "--json");
    expect(jsonLines(first.stdout)).toMatchObject([{ id: "pyongyang", mentions: 1, articles: 1 }]);
    const again = await run("source-articles/b.txt", "--locale", "fr", "--min-count", "1", "--json");
    expect(again.stdout).toBe(first.stdout);
  });

  it("writes a new file only", async () => {
    const before = room.files();
    expect(await run("--out", "suggested.csv")).toMatchObject({ code: 0, stdout: "" });
    expect(readFileSync(join(room.root, "suggested.csv"), "utf8")).toContain("Суджі");
    room.remove("suggested.csv");
    expect(room.files()).toEqual(before);
    const over = await run("--out", "config/glossary/places.csv");
    expect(over.code).toBe(2);
    expect(over.stderr).toMatch(/^config\/glossary\/places\.csv: There is a file of this name already/);
    expect(room.files()).toEqual(before);
  });

  it("says what is wrong with what is asked for", async () => {
    expect((await run("--min-count", "none")).code).toBe(2);
    expect((await run("--locale", "de")).code).toBe(2);
    expect((await run("nowhere.txt")).code).toBe(2);
    expect(existsSync(join(room.root, "nowhere.txt"))).toBe(false);
  });
});
