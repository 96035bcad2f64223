import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { plainText } from "../../../src/article/content.ts";
import { openProject } from "../../../src/sync/project.ts";
import { mergeReturned } from "../../../src/sync/returned/merge-returned.ts";
import { readXliff } from "../../../src/xliff/read.ts";
import { validateXliff } from "../../../src/xliff/validation/validate.ts";
import { type Newsroom, newsroom, typed } from "../newsroom.ts";

const XLIFF = "locales/fr/xliff/a.md.xlf";
const ARTICLE = "---\nlang: en\n---\n\nThe **harbour** was closed. Ships waited.\n\nIt rained & rained.\n";

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

/** A 2.1 file as we write it, with targets typed into it. */
async function open(): Promise<{ one: Newsroom; file: string }> {
  const one = newsroom("sourceLanguages: [en]\nlocales: [fr]\nxliff: { version: '2.1' }\n", {
    "a.md": ARTICLE,
  });
  room = one;
  await one.sync();
  const empty = one.read(XLIFF);
  const words = ["Le port était fermé.", "Des navires attendaient.", "Il pleuvait & pleuvait."];
  one.translate(XLIFF, ({ source }, index) => {
    if (index > 0) return typed(words[index] ?? "");
    let at = 0;
    const french = ["Le ", "port", " était fermé."];
    return {
      target: source.map((part) =>
        part.type === "text" ? { type: "text", value: french[at++] ?? "" } : part,
      ),
      state: "translated",
      origin: "human",
    };
  });
  const file = one.read(XLIFF);
  one.write(XLIFF, empty);
  return { one, file };
}

/** What tools do to 2.x files, text by text. */
const HABITS: Readonly<Record<string, (file: string) => string>> = {
  nothing: (file) => file,
  "targets without attributes, states as they were": (file) =>
    file
      .replace(/ state="translated"/g, ' state="initial"')
      .replace(/(<target>[\s\S]*?<\/target>)/g, (target) =>
        target.replace(/<pc id="([^"]+)"[^>]*>/g, '<pc id="$1">'),
      ),
  "notes inside segments": (file) =>
    file.replace(/(<segment id="[^"]+"[^>]*>)/g, "$1<notes><note>Vu.</note></notes>"),
  "no states, no ids of segments": (file) => file.replace(/<segment id="[^"]+"[^>]*>/g, "<segment>"),
  "pairs as sc and ec": (file) =>
    file.replace(/<pc id="([^"]+)"[^>]*>([^<]*)<\/pc>/g, '<sc id="$1"/>$2<ec startRef="$1"/>'),
  "one segment a unit": (file) =>
    file.replace(/<unit [\s\S]*?<\/unit>/g, (unit) => {
      const take = (name: string) =>
        [...unit.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, "g"))]
          .map(([, inner]) => inner)
          .join("");
      const data = /<originalData>[\s\S]*?<\/originalData>/.exec(unit)?.[0] ?? "";
      return `<unit id="${/id="([^"]+)"/.exec(unit)?.[1]}">${data}<segment><source>${take("source")}</source><target>${take("target")}</target></segment></unit>`;
    }),
  "escaped twice": (file) => file.replace(/&amp;/g, "&amp;amp;"),
};

describe.each(Object.entries(HABITS))("a 2.1 file with %s", (name, habit) => {
  const said = (one: Newsroom) =>
    readXliff(one.read(XLIFF), XLIFF).segments.map(({ target }) => target && plainText(target));
  const ALL = ["Le port était fermé.", "Des navires attendaient.", "Il pleuvait & pleuvait."];

  it("is merged, stays valid, and is merged once", async () => {
    const { one, file } = await open();
    one.write("back.xlf", habit(file));
    const project = await openProject(one.root);
    const merge = async () => mergeReturned(project, [join(one.root, "back.xlf")]);
    const report = await merge();
    expect(report.files.flatMap(({ problems }) => problems)).toEqual([]);
    expect(report.files[0]?.articles[0]?.result.held).toEqual([]);
    expect(said(one)).toEqual(ALL);
    expect(validateXliff(one.read(XLIFF), XLIFF)).toEqual([]);
    if (name.startsWith("notes")) {
      expect(readXliff(one.read(XLIFF), XLIFF).segments.map(({ notes }) => notes)).toEqual([
        ["Vu."],
        ["Vu."],
        ["Vu."],
      ]);
    }
    expect((await merge()).changes).toEqual([]);
    await one.sync();
    expect(one.read("locales/fr/articles/a.md")).toContain(
      "Le **port** était fermé. Des navires attendaient.",
    );
  });

  it("is taken in by a sync in the place of ours", async () => {
    const { one, file } = await open();
    one.write(XLIFF, habit(file));
    expect((await one.sync()).problems).toEqual([]);
    expect(said(one)).toEqual(ALL);
    expect(one.read("locales/fr/articles/a.md")).toContain(
      "Le **port** était fermé. Des navires attendaient.",
    );
    expect((await one.sync()).changes).toEqual([]);
  });
});

it("a proposal that was typed over is a translation, though the tool drops matches and leaves the state", async () => {
  const one = newsroom(
    "sourceLanguages: [en]\nlocales: [fr]\nxliff: { version: '2.1' }\nprovider: { name: pseudo }\n",
    { "a.md": ARTICLE },
  );
  room = one;
  await one.sync();
  const [, second, third] = readXliff(one.read(XLIFF), XLIFF).segments;
  const file = one.read(XLIFF).replace(/<mtc:matches>[\s\S]*?<\/mtc:matches>/g, "");
  const proposal = plainText(second?.target ?? []);
  one.write(
    "back.xlf",
    file.replaceAll(`<target>${proposal}</target>`, "<target>Des navires attendaient.</target>"),
  );
  await mergeReturned(await openProject(one.root), [join(one.root, "back.xlf")]);
  expect(readXliff(one.read(XLIFF), XLIFF).segments.slice(1)).toMatchObject([
    { state: "translated", origin: "human" },
    { state: "needs-review-translation", origin: "machine", target: third?.target },
  ]);
});
