import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Code, type Content, contentKey, plainText } from "../../src/article/content.ts";
import type { SegmentChange, XliffDocument, XliffSegment, XliffVersion } from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { type Newsroom, newsroom } from "../sync/newsroom.ts";
import { asMarkdown, hasNtrex, ntrexDocuments } from "../sync/ntrex.ts";

/** The file that goes to the translator, relative to the project. */
export const XLIFF = "locales/de/xliff/world/a.md.xlf";

const ROOT = join(import.meta.dirname, "../..");
const SAMPLE = "world/treaty-ratification.md";

/** Sentences that are awkward for tools, and what a translator makes of them: codes are moved, nested, at the edges. */
const AWKWARD = `
Read [the report](https://example.org/r?a=1&b=2) & *our* **own *overview*** <small>today</small>.

![The harbour at night](night.jpg "Lights") AT&T said 3 < 4 > 2, and "yes" — it's \`true\`.

Line one\\
line two stands below. **Nobody has commented.**

Nobody was hurt. Nobody was hurt.

Berlin

Their e-mail, [desk@example.org](mailto:desk@example.org), is read &amp; answered.
`;
const GERMAN: ReadonlyMap<string, string> = new Map([
  ["Nobody was hurt.", "Niemand wurde verletzt."],
  ["Nobody has commented.", "Niemand hat sich geäußert."],
]);

/** What a translator types: for a segment of the file, by id. */
export type Typed = ReadonlyMap<string, Content>;

/** A project whose file holds everything that a translator may meet. */
export interface Desk {
  readonly room: Newsroom;
  /** The file as it is sent. */
  readonly sent: XliffDocument;
  /** What the translator is going to type, by id: about half of what is open, and one correction. */
  readonly typed: Typed;
}

/**
 * Sets up a newsroom with translations of people in all states, one that awaits adaptation, notes, proposals of a machine
 * and of the memory, and sentences that nobody has translated; from the sample article of this repository, a news text
 * of NTREX where the corpora are, and sentences that are awkward for tools.
 */
export async function openDesk(version: XliffVersion): Promise<Desk> {
  const known = translations();
  const article = articleText();
  const half = article.slice(0, article.indexOf("## Soldiers"));
  const config = (provider: string) =>
    `sourceLanguages: [en]\nlocales: [de]\nxliff: {version: "${version}"}\nprovider: {name: ${provider}}\n`;
  const room = newsroom(config("pseudo"), { "world/a.md": half });
  room.write(
    "config/memory/desk.tsv",
    "en\tde\nNobody was hurt.\tNiemand wurde verletzt.\nNobody was hurt.\tEs gab keine Verletzten.\nThe treaty rests on three promises:\tDer Vertrag ruht auf drei Versprechen:\n",
  );
  await room.sync();
  room.translate(XLIFF, (segment, index) => humanChange(segment, index, known));
  await room.sync();
  room.write(XLIFF, noted(room.read(XLIFF), version));
  // The journalist edits a sentence and writes the rest; no machine is asked any more.
  room.write("source-articles/world/a.md", article.replace("in 24 years", "in 25 years"));
  room.write("config/exonym.yaml", config("none"));
  await room.sync();
  const sent = readXliff(room.read(XLIFF), XLIFF);
  return { room, sent, typed: typedFor(sent, known) };
}

/** People's own work before the file is sent: two of three, in all states. */
function humanChange(
  segment: XliffSegment,
  index: number,
  known: ReadonlyMap<string, Content>,
): SegmentChange | undefined {
  const target = known.get(contentKey(segment.source));
  if (target === undefined || index % 3 === 2) return undefined;
  const state = (["translated", "signed-off", "final"] as const)[(index % 5) % 3] ?? "translated";
  return { target, state, origin: "human", ...(state === "final" ? { approved: true } : {}) };
}

/** Puts a person's note into the first segment. */
function noted(file: string, version: XliffVersion): string {
  const note = "Ask the desk & me.";
  if (version === "1.2")
    return file.replace(
      "</target>",
      `</target>\n          <note from="Ada">${note.replace("&", "&amp;")}</note>`,
    );
  return file.replace(
    "<notes>",
    `<notes>\n        <note category="Ada">${note.replace("&", "&amp;")}</note>`,
  );
}

function articleText(): string {
  const sample = readFileSync(join(ROOT, "source-articles", SAMPLE), "utf8");
  const news = hasNtrex
    ? ntrexDocuments("eng")
        .slice(3, 5)
        .map((each) => bodyOf(asMarkdown(each, "en")))
    : [];
  return [sample.replace(/\nSource: [\s\S]*$/, ""), AWKWARD, ...news].join("\n");
}

function bodyOf(markdown: string): string {
  return markdown.replace(/^---[\s\S]*?\n---\n/, "");
}

/** Translations that people have made of these texts, by the key of their source. */
function translations(): ReadonlyMap<string, Content> {
  const path = join(ROOT, "locales/de/xliff", `${SAMPLE}.xlf`);
  const found = new Map<string, Content>();
  for (const { source, target } of readXliff(readFileSync(path, "utf8"), path).segments) {
    if (target !== null) found.set(contentKey(source), target);
  }
  if (hasNtrex) {
    const german = new Map(ntrexDocuments("deu").map(({ name, paragraphs }) => [name, paragraphs]));
    for (const { name, paragraphs } of ntrexDocuments("eng").slice(3, 5)) {
      paragraphs.forEach((line, index) => {
        const words = german.get(name)?.[index];
        if (words) found.set(contentKey([{ type: "text", value: line }]), [{ type: "text", value: words }]);
      });
    }
  }
  for (const [source, words] of GERMAN) {
    found.set(contentKey([{ type: "text", value: source }]), [{ type: "text", value: words }]);
  }
  return found;
}

/** Chooses what the translator does: every second open segment, and a correction of a translation that is there. */
function typedFor(sent: XliffDocument, known: ReadonlyMap<string, Content>): Typed {
  const typed = new Map<string, Content>();
  let open = 0;
  let corrected = false;
  for (const segment of sent.segments) {
    const isDone = segment.origin === "human" && segment.state !== "needs-adaptation";
    if (!isDone && open++ % 2 === 0) {
      typed.set(segment.id, known.get(contentKey(segment.source)) ?? invented(segment.source));
    } else if (isDone && !corrected && segment.state === "translated") {
      corrected = true;
      typed.set(segment.id, [...(segment.target ?? []), { type: "text", value: " Ergänzt." }]);
    }
  }
  return typed;
}

/** Typed for want of a real translation: German words between the source's codes, the order of pairs and singles kept. */
function invented(source: Content): Content {
  return source.map((part, index) =>
    part.type === "text" && /\p{L}/u.test(part.value)
      ? {
          type: "text",
          value: `${/^\s/.test(part.value) ? " " : ""}Übersetzung & „Text“ ${index}${/\s$/.test(part.value) ? " " : ""}`,
        }
      : part,
  );
}

/** A target as a tool can be told it: texts, and numbers that stand for the codes of the source, from 0. */
export type Told = readonly (string | number)[];

/** What a tool is told to do to one segment. */
export interface Task {
  readonly unit: string;
  readonly segment: string;
  /** The text that the tool shows as the source: plain, codes left out. */
  readonly source: string;
  /** What stands in the target when it is sent, plain; empty where nothing does. */
  readonly before: string;
  readonly target: Told;
  /** What the translator remarks on it. */
  readonly note?: string;
}

/** The tasks for a file. */
export function tasksOf({ sent, typed }: Desk): Task[] {
  return sent.segments.flatMap((segment) => {
    const target = typed.get(segment.id);
    if (target === undefined) return [];
    return [
      {
        unit: segment.fileUnit,
        segment: segment.id,
        source: plainText(segment.source),
        before: plainText(segment.target ?? []),
        target: told(target, segment.source),
      },
    ];
  });
}

function told(target: Content, source: Content): Told {
  const codes = source.filter((part): part is Code => part.type === "code");
  return target.map((part) => {
    if (part.type === "text") return part.value;
    const index = codes.findIndex(({ form, id }) => form === part.form && id === part.id);
    if (index < 0) throw new Error(`The source has no code ${part.form} ${part.id}.`);
    return index;
  });
}

/**
 * The same desk with the source copied into every empty target, as tools need it that show only what stands in targets;
 * states stay. Equal texts are translated alike, as such tools do.
 */
export function prefilled(desk: Desk): { readonly file: string; readonly desk: Desk } {
  const { sent } = desk;
  const empty = sent.segments.filter(({ target }) => target === null);
  const file = patchXliff(sent, new Map(empty.map((each) => [each, { target: each.source }])));
  const shown = ({ target, source }: XliffSegment) => contentKey(target ?? source);
  const byText = new Map(
    sent.segments.flatMap((each) => {
      const words = desk.typed.get(each.id);
      return words === undefined ? [] : [[shown(each), words] as const];
    }),
  );
  const typed = new Map(
    sent.segments.flatMap((each) => {
      const words = byText.get(shown(each));
      return words === undefined ? [] : [[each.id, words] as const];
    }),
  );
  return { file, desk: { ...desk, typed } };
}
