import { type Content, type Part, plainText } from "../../article/content.ts";
import type { Locale } from "../../article/locale.ts";
import type { Held, Reconciliation } from "./model.ts";
import { reasonText } from "./reasons.ts";

/** What a report is about. */
export interface ReportHead {
  /** Name of the returned file, without folders. */
  readonly file: string;
  readonly article: string;
  readonly locale: Locale;
  /** Where the article's XLIFF file stands, relative to the project. */
  readonly xliff: string;
}

/**
 * Tells a translator what was taken from a returned file, what was put right, and what was not taken, why, and what to
 * do now. Markdown; the same input gives the same bytes.
 */
export function writeReport(head: ReportHead, result: Reconciliation): string {
  const { taken, repairs, held, unchanged, untranslated } = result;
  const { texts, sources } = countHeld(result);
  const lines = [
    `# What came of ${inline(head.file)}`,
    "",
    `Article: ${inline(head.article)}. Language: ${head.locale}. XLIFF file: ${inline(head.xliff)}.`,
    "",
    `- ${count(taken.length, "translation")} taken.`,
    `- ${count(unchanged, "translation")} as before.`,
    `- ${count(untranslated, "sentence")} not translated in the file.`,
    `- ${count(new Set(repairs.map(({ segment }) => segment)).size, "translation")} put right.`,
    `- ${count(texts, "text")} not taken.`,
    ...(sources > 0 ? [`- ${count(sources, "changed source")} not taken, whose translation was.`] : []),
    "",
    "The file as you returned it stands beside this report, byte for byte. When you are done with this list, delete both.",
    "",
  ];
  if (repairs.length > 0) {
    lines.push("## Put right", "");
    for (const [segment, own] of Map.groupBy(repairs, (repair) => repair.segment)) {
      lines.push(own.map(({ what }) => what).join(" "), "");
      lines.push(...quoted("Source", segment.source), ...quoted("Translation", own[0]?.target ?? []));
    }
  }
  if (held.length > 0) {
    lines.push("## Not taken", "");
    for (const one of held) lines.push(...heldLines(one), ...presentLines(one));
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

/**
 * How many texts were not taken. A translation that was taken counts among these no more: of its segment only the source
 * that somebody had changed was left.
 */
export function countHeld({ taken, held }: Pick<Reconciliation, "taken" | "held">): {
  readonly texts: number;
  readonly sources: number;
} {
  const known = new Set(taken);
  const sources = held.filter(
    ({ why, segment }) => why === "source" && segment !== null && known.has(segment),
  ).length;
  return { texts: held.length - sources, sources };
}

/** Whether a report that stands there already says all that was held. */
export function reportsAll(report: string, held: readonly Held[]): boolean {
  return held.every((one) => report.includes(`${heldLines(one).join("\n").trimEnd()}\n`));
}

function heldLines({ segment, source, target, why }: Held): string[] {
  const { why: reason, advice } = reasonText(why);
  return [
    `${reason} ${advice}`,
    "",
    ...quoted(why === "source" ? "Source in your file" : "Source", source),
    ...(why === "source" && segment ? quoted("Source in the article", segment.source) : []),
    ...(target.length === 0 ? [] : quoted(why === "note" ? "Your note" : "Your translation", target)),
  ];
}

/** What stood in our file when the report was written; it may have changed since. */
function presentLines({ segment }: Held): string[] {
  const present = segment?.target ?? null;
  return present === null ? [] : quoted("Our translation", present);
}

/** A text with its label, as a block that Markdown leaves as it is. */
function quoted(label: string, content: Content): string[] {
  const text = content.map(shown).join("").replace(/\r\n?/g, "\n");
  return [`${label}:`, "", ...text.split("\n").map((line) => `    ${line}`), ""];
}

function shown(part: Part): string {
  if (part.type === "text") return part.value;
  // What a link shows is where it leads; once is enough.
  if (part.kind === "link" && part.form === "open") return "[";
  if (part.kind === "link" && part.form === "close") return part.display.replace(/^\[…/, "");
  if (part.display !== "") return part.display;
  const id = part.id.replace(/^\d+\u0000/, "");
  return part.form === "single" ? `{${id}}` : part.form === "open" ? `{${id}:` : `:${id}}`;
}

/** A name in a line of Markdown. */
function inline(name: string): string {
  return `\`${name.replace(/[`\r\n]/g, "'")}\``;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

/** A held text in one line, for a terminal. */
export function heldLine({ source, target, why }: Held): string {
  const cut = (content: Content) => {
    const words = plainText(content).replace(/\s+/g, " ").trim();
    return words.length > 60 ? `${words.slice(0, 59)}…` : words;
  };
  return `«${cut(source)}» → «${cut(target)}»: ${reasonText(why).why}`;
}
