import { afterEach, describe, expect, test } from "vitest";
import { readHashes, sourceHash } from "../../src/xliff/2/metadata.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { scanTrees } from "../../src/xml/tree.ts";
import { type Newsroom, newsroom, typed } from "./newsroom.ts";

const FILE = "locales/uk/xliff/a.md.xlf";
const GLOSSARY =
  "id,en,uk,uk:admitted,uk:forbidden,note\nkyiv,Kyiv,Київ,,Киев,The capital\nun,U.N.,ООН,Об’єднані Нації,,\nlviv,Lviv,,,,\n";
const ARTICLE = "The U.N. met in Kyiv. Kyiv was calm.\n\nNothing here.\n\nLviv was calm.\n";

describe("terms in files of 2.1", () => {
  const rooms: Newsroom[] = [];
  afterEach(() => {
    for (const room of rooms.splice(0)) room.dispose();
  });
  const open = async (config: string, article = ARTICLE) => {
    const room = newsroom(`sourceLanguages: [en]\nlocales: [uk, fr]\n${config}`, { "a.md": article });
    rooms.push(room);
    room.write("config/glossary/names.csv", GLOSSARY);
    await room.sync();
    return room;
  };
  const settled = async (room: Newsroom) => expect((await room.sync({ force: true })).changes).toEqual([]);

  test("stand in the units that name them, with what house style asks for and allows", async () => {
    const room = await open("xliff: { versions: { uk: 2.1 } }\n");
    const text = room.read(FILE);
    expect(text.match(/<gls:glossary>[\s\S]*?<\/gls:glossary>/g)).toEqual([
      [
        "<gls:glossary>",
        '        <gls:glossEntry id="exonym-1" ref="#sf544f20a8b">',
        '          <gls:term source="config/glossary/names.csv">U.N.</gls:term>',
        '          <gls:translation source="preferred: config/glossary/names.csv">ООН</gls:translation>',
        '          <gls:translation source="admitted: config/glossary/names.csv">Об’єднані Нації</gls:translation>',
        "        </gls:glossEntry>",
        '        <gls:glossEntry id="exonym-2" ref="#sf544f20a8b">',
        '          <gls:term source="config/glossary/names.csv">Kyiv</gls:term>',
        '          <gls:translation source="preferred: config/glossary/names.csv">Київ</gls:translation>',
        "          <gls:definition>Not: Киев. The capital.</gls:definition>",
        "        </gls:glossEntry>",
        "      </gls:glossary>",
      ].join("\n"),
    ]);
    expect(room.read("locales/fr/xliff/a.md.xlf")).toContain('version="1.2"');
    expect(room.read("locales/fr/xliff/a.md.xlf")).not.toContain("Київ");
    await settled(room);
  });

  test("change where the glossary changes, and nothing else does; entries of a tool stay", async () => {
    const room = await open("xliff: { version: 2.1 }\n");
    room.translate(FILE, () => typed("Переклад."));
    await room.sync();
    const foreign = '<gls:glossEntry id="g7"><gls:term>calm</gls:term></gls:glossEntry>';
    const withTool = room.read(FILE).replace("<gls:glossary>", `<gls:glossary>${foreign}`);
    room.write(FILE, withTool);
    await settled(room);
    room.write("config/glossary/names.csv", GLOSSARY.replace("Київ", "Києвоград"));
    await room.sync();
    expect(room.read(FILE)).toBe(withTool.replace(">Київ<", ">Києвоград<"));
    await settled(room);
    room.write("config/glossary/names.csv", "id,en,uk,note\nlviv,Lviv,Львів,West\n");
    await room.sync();
    const now = room.read(FILE);
    expect(now).toContain(`<gls:glossary>${foreign}`);
    expect(now.match(/<gls:term/g)).toHaveLength(2);
    expect(now).toContain("<gls:definition>West.</gls:definition>");
    expect(readXliff(now, FILE).segments.every(({ target }) => target !== null)).toBe(true);
    await settled(room);
    room.write("config/glossary/names.csv", "id,en,uk\n");
    await room.sync();
    expect(room.read(FILE).match(/<gls:glossEntry/g)).toHaveLength(1);
    await settled(room);
  });

  test("of former versions are known as ours and brought up to date, also in a locale of 1.2", async () => {
    const room = await open("xliff: { version: 2.1 }\n");
    const now = room.read(FILE);
    room.write(
      FILE,
      now
        .replaceAll(/ ref="#[^"]*"/g, "")
        .replace("Not: Киев. The capital.", "The capital")
        .replace(
          "<gls:glossary>",
          '$&<gls:glossEntry id="exonym-9"><gls:term>Minsk</gls:term><gls:definition>x</gls:definition></gls:glossEntry>',
        ),
    );
    room.write("config/exonym.yaml", "sourceLanguages: [en]\nlocales: [uk, fr]\n");
    await room.sync();
    expect(room.read(FILE)).toBe(now);
    await settled(room);
  });
});

describe("terms in files of 1.2", () => {
  const rooms: Newsroom[] = [];
  afterEach(() => {
    for (const room of rooms.splice(0)) room.dispose();
  });
  const open = async (glossary: string, article = ARTICLE) => {
    const room = newsroom("sourceLanguages: [en]\nlocales: [uk]\n", { "a.md": article });
    rooms.push(room);
    room.write("config/glossary/names.csv", glossary);
    await room.sync();
    return room;
  };
  const notes = (room: Newsroom) =>
    readXliff(room.read(FILE), FILE).segments.map(({ element }) =>
      [
        ...room
          .read(FILE)
          .slice(element.start, element.end)
          .matchAll(/<note from="exonym-glossary"[^>]*>(.*?)<\/note>/g),
      ].map((each) => each[1]),
    );
  const settled = async (room: Newsroom) => {
    expect((await room.sync({ force: true })).changes).toEqual([]);
    expect((await room.sync({ mode: "frozen" })).changes).toEqual([]);
  };

  test("are notes of the sentences that name them, with what is right, what is wrong, and what to know", async () => {
    const room = await open(
      "id,kind,definition,en,en:forms,uk,uk:admitted,uk:deprecated,uk:forbidden,uk:indeclinable,note,authority\n" +
        "kyiv,place,the capital of Ukraine,Kyiv,Kyiv’s,Київ,,Киів,Киев|Кіев,,Since 2019,House style\n" +
        "oslo,place,,Oslo,,Осло,,,,yes,,\n" +
        "lviv,place,,Lviv,,,,,Львов,,,\n" +
        "minsk,place,,Minsk,,,,,,,,\n",
      "Kyiv’s mayor left Kyiv for Oslo. Nobody came.\n\nFrom Lviv to Minsk.\n",
    );
    expect(notes(room)).toEqual([
      [
        "Kyiv → Київ (not: Киев, Кіев; better not: Киів). Place: the capital of Ukraine. Since 2019. According to House style.",
        "Oslo → Осло. Place. Not inflected: it stays as it is in every case.",
      ],
      [],
      ["Lviv (not: Львов). Place."],
    ]);
    await settled(room);
  });

  test("are not told where their concept does not count", async () => {
    const room = await open(
      "en,uk,outside\nKyiv,Київ,quotations|titles\nOdesa,Одеса,\n",
      "# Kyiv and Odesa\n\nHe said: “Kyiv is calm.” Kyiv is.\n\n> Kyiv, Odesa.\n",
    );
    expect(notes(room)).toEqual([["Odesa → Одеса"], [], ["Kyiv → Київ"], ["Odesa → Одеса"]]);
  });

  test("change where the glossary changes; targets, people's notes and all other bytes stay", async () => {
    const room = await open("en,uk\nKyiv,Київ\n");
    room.translate(FILE, () => typed("Переклад.", "final"));
    room.write(FILE, room.read(FILE).replace("</note>", '</note><note from="Ann">Київ чи Киів?</note>'));
    await room.sync();
    const before = room.read(FILE);
    room.write("config/glossary/names.csv", "en,uk,uk:forbidden\nKyiv,Київ,Киев\nU.N.,ООН,\n");
    await room.sync();
    expect(notes(room)[0]).toEqual(["U.N. → ООН", "Kyiv → Київ (not: Киев)"]);
    const without = (xml: string) => xml.replaceAll(/\s*<note from="exonym-glossary".*?<\/note>/g, "");
    expect(without(room.read(FILE))).toBe(without(before));
    expect(readXliff(room.read(FILE), FILE).segments[0]?.notes).toEqual(["Київ чи Киів?"]);
    await settled(room);
    room.write("config/glossary/names.csv", "en,uk\n");
    await room.sync();
    expect(room.read(FILE)).toBe(without(before));
    await settled(room);
  });

  test("stay while the glossary has a mistake, and follow it when that is corrected", async () => {
    const room = await open("id,en,uk\nkyiv,Kyiv,Київ\n");
    const before = room.read(FILE);
    room.write("config/glossary/names.csv", "id,en,uk\nkyiv,Moscow,Москва\nkyiv,Lviv,Львів\n");
    expect((await room.sync()).problems).toHaveLength(1);
    expect(room.read(FILE)).toBe(before);
    room.write("config/glossary/names.csv", "id,en,uk\nlviv,Lviv,Львів\n");
    await room.sync();
    expect(notes(room).flat()).toEqual(["Lviv → Львів"]);
  });

  test("stay nobody's where a tool that puts groups around our groups drops who wrote a note", async () => {
    const room = await open("en,uk\nKyiv,Київ\n");
    const before = room.read(FILE);
    room.write(
      FILE,
      before
        .replaceAll(/<note [^>]*>/g, "<note>")
        .replaceAll('<target state="needs-translation"></target>', "<target>Переклад.</target>")
        .replace("<body>", '<body><group id="tool">')
        .replace("</body>", "</group></body>"),
    );
    await room.sync();
    expect(notes(room).flat()).toEqual(["Kyiv → Київ", "Kyiv → Київ"]);
    expect(readXliff(room.read(FILE), FILE).segments.flatMap((each) => each.notes)).toEqual([]);
    await settled(room);
  });

  test("are written again where a tool dropped them, and are not taken for a person's", async () => {
    const room = await open("en,uk\nKyiv,Київ\n");
    const before = room.read(FILE);
    room.write(FILE, before.replaceAll(/\s*<note .*?<\/note>/g, ""));
    await room.sync();
    expect(room.read(FILE)).toBe(before);
  });
});

describe("hashes of sources in files of 2.1", () => {
  test("are those of the sources, also after an edit, a move and a merge of paragraphs", async () => {
    const room = newsroom("sourceLanguages: [en]\nlocales: [uk]\nxliff: { version: 2.1 }\n", {
      "a.md": "One **ship** came. Two [ships](https://example.org/a) left.\n\nThree ships sank.\n",
    });
    try {
      const check = () => {
        const text = room.read(FILE);
        const document = readXliff(text, FILE);
        const hashes = new Map<string, string>();
        scanTrees(text, FILE, {
          wants: (tag) => tag.local === "unit",
          tree: (unit) => {
            for (const [id, hash] of readHashes(unit)) hashes.set(id, hash);
          },
          enter: () => undefined,
          leave: () => undefined,
        });
        expect([...hashes]).toEqual(document.segments.map(({ id, source }) => [id, sourceHash(source)]));
        // The id is the beginning of the hash: in 1.2 there is no more.
        for (const [id, hash] of hashes) expect(`s${hash.slice(0, 10)}`).toBe(id);
      };
      await room.sync();
      check();
      room.translate(FILE, ({ source }) => ({ target: source, state: "translated", origin: "human" }));
      for (const article of [
        "One **ship** came. Two [ships](https://example.org/a) left early.\n\nThree ships sank.\n",
        "Three ships sank. Two [ships](https://example.org/a) left early.\n\nNew. One **ship** came.\n",
      ]) {
        room.write("source-articles/a.md", article);
        await room.sync();
        check();
        expect((await room.sync({ force: true })).changes).toEqual([]);
      }
      const text = room.read(FILE);
      // Matches have data of their own.
      const units = text.replaceAll(/<mtc:matches>[\s\S]*?<\/mtc:matches>/g, "");
      for (const unit of units.match(/<unit [\s\S]*?<\/unit>/g) ?? []) {
        const ids = [...unit.matchAll(/<data id="(\w+)"/g)].map((each) => each[1]);
        const refs = [...unit.matchAll(/dataRef\w*="(\w+)"/g)].map((each) => each[1]);
        expect(new Set(refs)).toEqual(new Set(ids));
        expect(new Set(ids).size).toBe(ids.length);
      }
      expect(text).toContain('<data id="d1">**</data>');
    } finally {
      room.dispose();
    }
  });
});
