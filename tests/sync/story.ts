import fc from "fast-check";
import { type Content, type Part, text } from "../../src/article/content.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { type Newsroom, newsroom } from "./newsroom.ts";

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
      readonly act: "forget-index" | "rename" | "prune" | "syncless";
      readonly article: number;
      readonly at: number;
      readonly word: number;
    };

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

const LOCALES = ["fr", "ja"];
const CONFIG = `sourceLanguages: [en]\nlocales: [${LOCALES.join(", ")}]\n`;

/** Tells a story. Returns what went wrong, in sentences; none where all is well. */
export async function runStory(steps: readonly Step[]): Promise<string[]> {
  const room = newsroom(CONFIG);
  try {
    const story = new Story(room);
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
  #count = 0;

  constructor(room: Newsroom) {
    this.#room = room;
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
    const file = `locales/${this.#pick(LOCALES, one.word)}/xliff/${name}.xlf`;
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
      if (act === "approve") return segment.target ? { state: "final", approved: true } : undefined;
      if (act === "accept-outdated") return segment.previous ? { state: "translated" } : undefined;
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
    const wrong = report.problems.map((problem) => `${one.act}: ${problem.file}: ${problem.message}`);
    const files = [...this.#room.files()].filter(
      ([path]) => path.startsWith("locales/") && /\.(xlf|tmx)$/.test(path),
    );
    for (const words of this.#typed) {
      if (!files.some(([, content]) => content.includes(words))) wrong.push(`${one.act}: «${words}» is lost`);
    }
    const again = await this.#room.sync();
    for (const { kind, path } of again.changes)
      wrong.push(`${one.act}: the second sync would ${kind} ${path}`);
    return wrong;
  }

  #pick<Item>(items: readonly Item[], index: number): Item | undefined {
    return items[index % items.length];
  }
}

/** The typed words with the source's codes around them, as a careful translator keeps them. */
function target(source: Content, words: string): Content {
  const codes = source.filter((part): part is Exclude<Part, { type: "text" }> => part.type === "code");
  return codes.length === 0 ? [text(words)] : [...codes.slice(0, 1), text(words), ...codes.slice(1)];
}
