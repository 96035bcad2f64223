import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Content, codesOf, plainText } from "../../src/article/content.ts";
import { isFinished } from "../../src/article/translation.ts";
import { openProject } from "../../src/sync/project.ts";
import { mergeReturned } from "../../src/sync/returned/merge-returned.ts";
import { readsAs } from "../../src/xliff/judge.ts";
import type { XliffSegment } from "../../src/xliff/model.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { validateXliff } from "../../src/xliff/validation/validate.ts";
import { hasCorpus, loadSchemas } from "../xliff/schemas.ts";
import { type Desk, XLIFF } from "./desk.ts";

/** What is right to differ for a tool. */
export interface Expected {
  /** Segments whose text cannot be taken, as the tool drops codes: it has to be in quarantine, word for word. */
  readonly held?: ReadonlySet<string>;
  /** Rules that the tool's own file breaks where it stands in the place of ours; it stays as the tool left it. */
  readonly broken?: readonly string[];
  /**
   * Whether the tool drops suggestions and, with them, our record of who made a proposal. In the place of ours it then
   * stays in review, typed over or not: the state is all that is known of it.
   */
  readonly dropsRecords?: boolean;
  /** A note that the translator has written, and to which segment. */
  readonly note?: { readonly segment: string; readonly text: string };
}

const schemas = hasCorpus ? loadSchemas() : null;

/** Gives a returned file to `exonym merge`. Returns what is wrong, in sentences; none where all is well. */
export async function mergeAndCheck(
  desk: Desk,
  returned: string,
  expected: Expected = {},
): Promise<string[]> {
  const { room } = desk;
  const whole = { ...expected, broken: [], dropsRecords: false };
  room.write("back/a.md.xlf", returned);
  const merge = async () => mergeReturned(await openProject(room.root), [join(room.root, "back/a.md.xlf")]);
  const { files, problems } = await merge();
  const wrong = [...problems, ...files.flatMap((file) => file.problems)].map(({ message }) => message);
  wrong.push(...checkFile(desk, whole));
  wrong.push(...(await merge()).changes.map(({ kind, path }) => `A second merge would ${kind} ${path}.`));
  wrong.push(...(await room.sync()).problems.map(({ message }) => message));
  wrong.push(...checkFile(desk, whole).map((each) => `After a sync: ${each}`));
  wrong.push(...(await room.sync()).changes.map(({ kind, path }) => `A second sync would ${kind} ${path}.`));
  return wrong;
}

/** Puts a returned file in the place of ours and lets a sync go over it. Returns what is wrong. */
export async function syncAndCheck(desk: Desk, returned: string, expected: Expected = {}): Promise<string[]> {
  const { room } = desk;
  room.write(XLIFF, returned);
  const wrong = (await room.sync()).problems.map(({ message }) => message);
  wrong.push(...checkFile(desk, expected));
  wrong.push(...(await room.sync()).changes.map(({ kind, path }) => `A second sync would ${kind} ${path}.`));
  return wrong;
}

/** Compares our file with the one that was sent and with what the translator typed. */
function checkFile(
  { room, sent, typed }: Desk,
  { held = new Set(), broken = [], dropsRecords = false, note }: Expected,
): string[] {
  const file = room.read(XLIFF);
  const after = new Map<string, XliffSegment>(
    readXliff(file, XLIFF).segments.map((segment) => [segment.id, segment]),
  );
  const kept = quarantined(room.root);
  const wrong = sent.segments.flatMap((before) => {
    const now = after.get(before.id);
    if (now === undefined) return [`${before.id} is lost.`];
    const words = typed.get(before.id);
    if (words === undefined || held.has(before.id)) {
      const isKept = words === undefined || kept?.includes(plainText(words));
      return [
        ...(isKept ? [] : [`«${plainText(words)}» is not in quarantine.`]),
        ...checkUntouched(before, now, dropsRecords),
      ];
    }
    return checkTyped(now, words, dropsRecords && before.state === now.state);
  });
  if (note !== undefined && !after.get(note.segment)?.notes.includes(note.text))
    wrong.push(`The note «${note.text}» is lost.`);
  if (held.size === 0 && kept !== null) wrong.push(`Something is in quarantine: ${kept}`);
  const rules = validateXliff(file, XLIFF).filter(({ rule }) => !broken.includes(rule));
  wrong.push(...rules.map(({ rule, position }) => `${rule} in line ${position.line}`));
  const invalid =
    broken.length > 0 ? null : (schemas?.[sent.version === "1.2" ? "1.2" : "2.1"](file) ?? null);
  if (invalid !== null) wrong.push(`XSD: ${invalid}`);
  return wrong;
}

/** What the reports in quarantine say; `null` where there are none. */
function quarantined(root: string): string | null {
  const folder = join(root, "locales/de/returned");
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".md"),
  );
  return names.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}

function checkTyped(now: XliffSegment, words: Content, mayWait: boolean): string[] {
  const name = `${now.id} «${plainText(words).slice(0, 40)}»`;
  if (now.target === null) return [`${name} was not taken.`];
  const wrong: string[] = [];
  if (!readsAs(now.target, words)) wrong.push(`${name} became «${plainText(now.target)}».`);
  if (codeNames(now.target) !== codeNames(words)) wrong.push(`${name} has other codes.`);
  if (now.origin !== "human") wrong.push(`${name} counts as a ${now.origin}'s.`);
  if (!isFinished(now.state) && !mayWait) wrong.push(`${name} is in state ${now.state}.`);
  return wrong;
}

function checkUntouched(before: XliffSegment, now: XliffSegment, dropsRecords: boolean): string[] {
  const name = `${before.id}, which nobody touched,`;
  const wrong: string[] = [];
  const words = (target: Content | null) => (target === null ? "nothing" : `«${plainText(target)}»`);
  const isSame =
    before.target === null || now.target === null
      ? before.target === now.target
      : readsAs(before.target, now.target) && codeNames(before.target) === codeNames(now.target);
  if (!isSame) wrong.push(`${name} had ${words(before.target)} and has ${words(now.target)}.`);
  if (now.state !== before.state) wrong.push(`${name} was ${before.state} and is ${now.state}.`);
  if (now.origin !== before.origin && !(dropsRecords && !isFinished(now.state)))
    wrong.push(`${name} was a ${before.origin}'s and is a ${now.origin}'s.`);
  if (now.approved !== before.approved) wrong.push(`${name} has another approval.`);
  for (const note of before.notes)
    if (!now.notes.includes(note)) wrong.push(`${name} has lost the note «${note}».`);
  if (before.previous !== null && now.previous === null && !dropsRecords)
    wrong.push(`${name} has lost its earlier wording.`);
  return wrong;
}

const codeNames = (content: Content) =>
  codesOf(content)
    .map(({ form, id }) => `${form} ${id}`)
    .join(", ");
