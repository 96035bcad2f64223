import fc from "fast-check";
import { type Content, type Part, plainText, text } from "../../src/article/content.ts";
import { type BilingualSegment, isFinished, type Origin } from "../../src/article/translation.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { type Newsroom, newsroom } from "./newsroom.ts";
import { isOfTool, throughTool } from "./tools.ts";

/**
 * A story is what journalists and translators do to a project, step by step, with a sync after each. Numbers choose
 * places (modulo how many there are), so that every story can be told and shrunk.
 */
export type Step =
  | {
      readonly act: "insert" | "delete" | "move" | "duplicate";
      readonly article: number;
      readonly at: number;
      readonly word: number;
    }
  | {
      readonly act: "edit" | "split" | "join" | "embolden";
      readonly article: number;
      readonly at: number;
      readonly word: number;
    }
  | {
      readonly act: "translate" | "approve" | "erase" | "strip-state" | "accept-outdated";
      readonly article: number;
      readonly at: number;
      readonly word: number;
    }
  | {
      readonly act: "drop-extras" | "drop-unit" | "reorder" | "xml-space" | "copy-sources" | "touch-machine";
      readonly article: number;
      readonly at: number;
      readonly word: number;
    }
  | {
      readonly act: "carry" | "forget-index" | "rename" | "prune" | "syncless";
      readonly article: number;
      readonly at: number;
      readonly word: number;
    };

/** What kind of newsroom a story happens in. */
export interface Setting {
  /** Two locales of one language are as foreign to each other as any. */
  readonly locales: readonly string[];
  readonly xliff: "1.2" | "2.1";
  /** Whether a machine fills what nobody has translated. */
  readonly machine: boolean;
  readonly fallback: "source" | "skip-article" | "keep-machine";
}

const ACTS = [
  "insert",
  "delete",
  "move",
  "duplicate",
  "edit",
  "split",
  "join",
  "embolden",
  "translate",
  "translate",
  "translate",
  "approve",
  "erase",
  "strip-state",
  "accept-outdated",
  "drop-extras",
  "drop-unit",
  "reorder",
  "xml-space",
  "copy-sources",
  "touch-machine",
  "carry",
  "forget-index",
  "rename",
  "prune",
  "syncless",
] as const;

export const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...ACTS),
  article: fc.nat(1),
  at: fc.nat(9),
  word: fc.nat(WORDS().length - 1),
});

export const setting: fc.Arbitrary<Setting> = fc.record({
  locales: fc.constantFrom(["fr", "ja"], ["pt-BR", "pt-PT"]),
  xliff: fc.constantFrom("1.2", "2.1"),
  machine: fc.boolean(),
  fallback: fc.constantFrom("source", "skip-article", "keep-machine"),
});

function WORDS(): string[] {
  return [
    "harbour",
    "minister",
    "evening",
    "bridge",
    "treaty",
    "river",
    "library",
    "soldiers",
    "winter",
    "market",
    "border",
    "summit",
  ];
}

function configuration({ locales, xliff, machine, fallback }: Setting): string {
  return [
    "sourceLanguages: [en]",
    `locales: [${locales.join(", ")}]`,
    `xliff: {version: "${xliff}"}`,
    `provider: {name: ${machine ? "pseudo" : "none"}}`,
    `fallback: ${fallback}`,
    "",
  ].join("\n");
}

/** Tells a story. Returns what went wrong, in sentences; none where all is well. */
export async function runStory(steps: readonly Step[], setting: Setting): Promise<string[]> {
  const room = newsroom(configuration(setting));
  try {
    const story = new Story(room, setting);
    story.save();
    await room.sync();
    const wrong: string[] = [];
    for (const one of steps) {
      story.tell(one);
      if (one.act === "syncless") continue;
      wrong.push(...(await story.syncAndCheck(one)));
      if (wrong.length > 0) break;
    }
    return wrong;
  } finally {
    room.dispose();
  }
}

/** Keeps account of what people did, so that it can be asked for afterwards. */
class Story {
  readonly #room: Newsroom;
  readonly #articles = new Map<string, string[][]>([
    [
      "a.md",
      [
        ["The treaty was ratified in November.", "Both leaders met in the capital."],
        ["Nobody has commented."],
        ["Nobody has commented."],
      ],
    ],
    ["b.md", [["The library opened on Monday."], ["Nobody has commented.", "It was a long evening."]]],
  ]);
  /** Words that a person typed into a target and that no person has removed since. */
  readonly #typed = new Set<string>();
  readonly #setting: Setting;
  /**
   * Whether files still say what a machine had put in, and for which wording. Without that nobody can tell that a person
   * has changed it, or that it lacks a code because its source has got one since.
   */
  #hasRecords = true;
  #count = 0;

  constructor(room: Newsroom, setting: Setting) {
    this.#room = room;
    this.#setting = setting;
  }

  /** Writes the articles to the disk. */
  save(): void {
    for (const [name, paragraphs] of this.#articles) {
      const body = paragraphs.map((sentences) => sentences.join(" ")).join("\n\n");
      this.#room.write(
        `source-articles/${name}`,
        `---\nlang: en\n---\n\n# About ${name.slice(0, -3)}\n\n${body}\n`,
      );
    }
  }

  tell(one: Step): void {
    const name = this.#pick([...this.#articles.keys()], one.article) ?? "";
    const paragraphs = this.#articles.get(name) ?? [];
    const at = paragraphs.length === 0 ? 0 : one.at % paragraphs.length;
    const sentences = paragraphs[at] ?? [];
    const sentence = one.word % Math.max(1, sentences.length);
    const word = WORDS()[one.word] ?? "";
    const file = `locales/${this.#pick(this.#setting.locales, one.word)}/xliff/${name}.xlf`;
    switch (one.act) {
      case "insert":
        paragraphs.splice(at, 0, [`A ${word} was seen near the ${WORDS()[(one.at + one.word) % 12]}.`]);
        break;
      case "delete":
        if (paragraphs.length > 1) paragraphs.splice(at, 1);
        break;
      case "move":
        paragraphs.push(...paragraphs.splice(at, 1));
        break;
      case "duplicate":
        paragraphs.splice(one.word % (paragraphs.length + 1), 0, [...sentences]);
        break;
      case "edit":
        sentences[sentence] = (sentences[sentence] ?? "It rained.").replace(/ /, ` ${word} `);
        break;
      case "embolden":
        sentences[sentence] = (sentences[sentence] ?? "It rained.").replace(
          /\b([a-z]{5,})\b(?!\*)/,
          "**$1**",
        );
        break;
      case "split":
        if (sentences.length > 1) paragraphs.splice(at, 1, sentences.slice(0, 1), sentences.slice(1));
        else sentences[0] = (sentences[0] ?? "It rained.").replace(/^(.{6,}?) (\w+) (.*)$/, "$1. Then $2 $3");
        break;
      case "join": {
        const next = paragraphs[at + 1];
        if (next) paragraphs.splice(at, 2, [...sentences, ...next]);
        break;
      }
      case "carry": {
        const other = [...this.#articles].find(([title]) => title !== name)?.[1];
        if (other && paragraphs.length > 1)
          other.splice(one.word % other.length, 0, ...paragraphs.splice(at, 1));
        break;
      }
      case "rename":
        this.#articles.delete(name);
        this.#articles.set(`${name.slice(0, -3)}x.md`, paragraphs);
        this.#room.remove(`source-articles/${name}`);
        break;
      case "forget-index":
        this.#room.remove(".exonym");
        break;
      case "prune":
      case "syncless":
        break;
      default:
        this.#edit(file, one);
    }
    this.save();
  }

  /** A translator opens a file, changes one segment, and saves. */
  #edit(file: string, { act, at }: Step): void {
    if (!this.#room.files().has(file)) return;
    if (act === "strip-state") {
      // As CAT tools do: state and qualifier gone, texts kept.
      this.#room.write(file, this.#room.read(file).replace(/ state(-qualifier)?="[^"]*"/g, ""));
      return;
    }
    if (isOfTool(act)) {
      if (act === "drop-extras") this.#hasRecords = false;
      const before = readXliff(this.#room.read(file), file).segments;
      this.#room.write(file, throughTool(act, this.#room.read(file)));
      const kept = new Set(readXliff(this.#room.read(file), file).segments.map(({ id }) => id));
      // A draft that a tool loses is lost: nobody else has seen it yet.
      for (const { id, target, state } of before)
        if (!kept.has(id) && !isFinished(state)) this.#release(target);
      return;
    }
    const count = readXliff(this.#room.read(file), file).segments.length;
    this.#room.translate(file, (segment, index) => {
      if (index !== at % Math.max(1, count)) return undefined;
      if (act === "translate") {
        const words = `Traduction${++this.#count}x`;
        this.#release(segment.target);
        this.#typed.add(words);
        return {
          target: target(segment.source, words),
          ...(this.#count % 3 === 0 ? {} : { state: "translated" as const }),
          origin: "human",
        };
      }
      if (act === "touch-machine") {
        if (segment.origin !== "machine") return undefined;
        const words = `Traduction${++this.#count}x`;
        // Where a tool dropped our record, what looks like a machine's may be a person's earlier words.
        this.#release(segment.target);
        this.#typed.add(words);
        return { target: target(segment.source, words) };
      }
      if (act === "approve") return isWhole(segment) ? { state: "final", approved: true } : undefined;
      if (act === "accept-outdated")
        return segment.previous && isWhole(segment) ? { state: "translated" } : undefined;
      this.#release(segment.target);
      return segment.target ? { target: [], state: "needs-translation" } : undefined;
    });
  }

  /** A person replaces or deletes a target: its words are free to go. */
  #release(content: Content | null): void {
    for (const part of content ?? []) {
      if (part.type === "text")
        for (const [words] of part.value.matchAll(/Traduction\d+x/g)) this.#typed.delete(words);
    }
  }

  async syncAndCheck(one: Step): Promise<string[]> {
    const report = await this.#room.sync({ prune: one.act === "prune" });
    const wrong = report.problems
      .filter(({ message }) => this.#hasRecords || !message.includes("inline code"))
      .map((problem) => `${one.act}: ${problem.file}: ${problem.message}`);
    const files = [...this.#room.files()].filter(
      ([path]) => path.startsWith("locales/") && /\.(xlf|tmx)$/.test(path),
    );
    for (const words of this.#typed) {
      if (!files.some(([, content]) => content.includes(words))) wrong.push(`${one.act}: «${words}» is lost`);
    }
    for (const words of this.#hasRecords ? this.#typed : []) {
      const made = this.#makersOf(words, files).find((origin) => origin === "machine");
      if (made) wrong.push(`${one.act}: «${words}» counts as a machine's`);
    }
    // What a frozen sync plans comes from the files alone: the index must not know anything that they don't.
    const frozen = await this.#room.sync({ mode: "frozen" });
    for (const { kind, path } of frozen.changes)
      wrong.push(`${one.act}: a frozen sync would ${kind} ${path}`);
    const again = await this.#room.sync();
    for (const { kind, path } of again.changes)
      wrong.push(`${one.act}: the second sync would ${kind} ${path}`);
    return wrong;
  }

  #makersOf(words: string, files: readonly (readonly [string, string])[]): (Origin | null)[] {
    return files
      .filter(([path, content]) => path.endsWith(".xlf") && content.includes(words))
      .flatMap(([path, content]) => readXliff(content, path).segments)
      .filter(({ target }) => plainText(target ?? []).includes(words))
      .map(({ origin }) => origin);
  }

  #pick<Item>(items: readonly Item[], index: number): Item | undefined {
    return items[index % items.length];
  }
}

/** Whether a careful translator would declare a target done: it has the source's codes. */
function isWhole({ source, target: translation }: Pick<BilingualSegment, "source" | "target">): boolean {
  const codes = (content: Content) =>
    content.flatMap((part) => (part.type === "code" ? [`${part.form}${part.id}`] : [])).sort();
  return translation !== null && codes(translation).join() === codes(source).join();
}

/** The typed words with the source's codes around them, as a careful translator keeps them. */
function target(source: Content, words: string): Content {
  const codes = source.filter((part): part is Exclude<Part, { type: "text" }> => part.type === "code");
  return codes.length === 0 ? [text(words)] : [...codes.slice(0, 1), text(words), ...codes.slice(1)];
}
