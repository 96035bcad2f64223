import { text as words } from "../../../src/article/content.ts";
import { ExonymError } from "../../../src/article/problem.ts";
import { decodeXml, encodeXml } from "../../../src/project/encoding.ts";
import { convertXliff } from "../../../src/xliff/conversion/convert.ts";
import type { SegmentChange, XliffDocument } from "../../../src/xliff/model.ts";
import { patchXliff } from "../../../src/xliff/patch.ts";
import { readXliff } from "../../../src/xliff/read.ts";
import { validateXliff } from "../../../src/xliff/validation/validate.ts";
import { canonicalOf, isCanonicalizable } from "../canonical.ts";
import { isAboutUris, isTakenByDom, type Judgement, judgeByDom } from "../dom.ts";
import { ourEvents, saxesEvents } from "../parsers.ts";

/** How far a file came: bytes that are no text, text that is no XML, XML that is no XLIFF, or changed and converted. */
export type Outcome = "undecodable" | "malformed" | "foreign" | "taken";

const WORDS = "Z < & 漢";

/**
 * Asks everything of a file, whatever is in it.
 *
 * @throws Error where something is not as promised: a crash, a parser that disagrees, a change that spoils.
 */
export function examine(bytes: Uint8Array): Outcome {
  const decoded = refusable(() => decodeXml(bytes, "a.xlf"));
  if (decoded === null) {
    if (isPlainUtf8(bytes) && isTakenByDom(bytes))
      throw new Error("libxml2 takes bytes that are not decoded.");
    return "undecodable";
  }
  const { text } = decoded;
  const mine = ourEvents(text);
  compareSaxes(text, mine);
  compareDom(text, mine !== null, judgeByDom(text));
  if (mine === null) {
    if (refusable(() => readXliff(text, "a.xlf")) !== null) throw new Error("A malformed file is read.");
    if (refusable(() => validateXliff(text, "a.xlf")) !== null)
      throw new Error("A malformed file is validated.");
    return "malformed";
  }
  validateXliff(text, "a.xlf");
  const document = refusable(() => readXliff(text, "a.xlf"));
  if (document === null) return "foreign";
  const patched = examinePatches(document);
  if (patched !== null) refusable(() => encodeXml(patched, decoded, "a.xlf"), false);
  examineConversion(document);
  return "taken";
}

/** Runs something that may refuse its input: with a sentence for the user, and a place in the file. */
function refusable<Result>(run: () => Result, needsPlace = true): Result | null {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ExonymError)) throw error;
    const { file, position, advice } = error.problem;
    if (file !== "a.xlf" || advice === "")
      throw new Error(`A refusal without file or advice: ${error.message}`);
    // Bytes that are not of their encoding have no characters to count.
    if (needsPlace && position === undefined && !/UTF-16/.test(error.message)) {
      throw new Error(`A refusal without a place: ${error.message}`);
    }
    return null;
  }
}

/** Whether bytes have neither mark nor declaration that say another encoding than UTF-8. */
function isPlainUtf8(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  return !/^(?:\xff\xfe|\xfe\xff|\0|.\0)|encoding/s.test(start);
}

function compareSaxes(text: string, mine: readonly string[] | null): void {
  // saxes is quadratic in depth, and has no bound.
  if (mine === null && isDeep(text)) return;
  const theirs = saxesEvents(text);
  if ((mine === null) !== (theirs === null)) {
    if (SAXES_DIFFERS.some((pattern) => pattern.test(text))) return;
    throw new Error(
      `saxes ${theirs === null ? "refuses" : "takes"} what we ${mine === null ? "refuse" : "take"}.`,
    );
  }
  if (mine === null || theirs === null) return;
  const at = mine.findIndex((event, index) => !isSameEvent(event, theirs[index]));
  if (at >= 0 || mine.length !== theirs.length) {
    throw new Error(`saxes sees ${theirs[at]} where we see ${mine[at]}.`);
  }
}

/** saxes takes white space off the ends of a namespace, of which XML says nothing. */
function isSameEvent(mine: string, theirs: string | undefined): boolean {
  return mine === theirs || mine.replace(/\s/g, "") === theirs?.replace(/\s/g, "");
}

/** Texts that saxes judges otherwise. libxml2 has to be of our opinion. */
const SAXES_DIFFERS: readonly RegExp[] = [
  // Behind a colon it takes what begins no name.
  /:(?:[-.0-9·‿⁀]|\p{Mn})/u,
];

function isDeep(text: string): boolean {
  return text.split("<").length > 256;
}

function compareDom(text: string, isTaken: boolean, judgement: Judgement): void {
  if ("refused" in judgement) {
    if (isTaken && !isAboutUris(judgement.refused)) {
      throw new Error(`libxml2 refuses what we take: ${judgement.refused}`);
    }
    return;
  }
  if (!isTaken) {
    if (DOM_DIFFERS.some((pattern) => pattern.test(text)) || isDeep(text)) return;
    throw new Error("libxml2 takes what we refuse.");
  }
  if (!isCanonicalizable(text)) return;
  const own = canonicalOf(text);
  if (own !== judgement.canonical)
    throw new Error(`The canonical forms differ:\n${own}\n${judgement.canonical}`);
}

/** Texts that we refuse on purpose. */
const DOM_DIFFERS: readonly RegExp[] = [
  // An internal subset could declare entities.
  /<!DOCTYPE[^>]*\[/,
  // With an external DTD, which is not read, an unknown entity may be well-formed; to us it means nothing.
  /<!DOCTYPE[^>]*(?:SYSTEM|PUBLIC)[\s\S]*&(?!(?:amp|lt|gt|quot|apos|#)\b)/,
  // XML 1.0, section 2.8: digits follow the dot.
  /^\ufeff?<\?xml\s+version\s*=\s*(?:"1\."|'1\.')/,
];

/** Changes every segment in two ways; gives what the fuller one made, `null` where it was refused. */
function examinePatches(document: XliffDocument): string | null {
  const target = [words(WORDS)];
  const standing = document.segments.filter((each) => each.hasTarget);
  examinePatch(document, new Map(standing.map((each) => [each, { target }])));
  const full = {
    target,
    state: "final",
    approved: true,
    origin: "human",
    remark: "Look > there",
    addSuggestions: [{ source: target, target: [words("ä")], quality: 70, origin: "machine", from: "m" }],
  } as const;
  return examinePatch(document, new Map(document.segments.map((each) => [each, full])));
}

function examinePatch(
  document: XliffDocument,
  changes: ReadonlyMap<XliffDocument["segments"][number], SegmentChange>,
): string | null {
  const patched = refusable(() => patchXliff(document, changes));
  if (patched === null) return null;
  const judgement = judgeByDom(patched);
  if ("refused" in judgement && !isAboutUris(judgement.refused)) {
    throw new Error(`libxml2 refuses what a change made: ${judgement.refused}`);
  }
  const again = readXliff(patched, "a.xlf");
  if (again.segments.length !== document.segments.length) throw new Error("A change made or took segments.");
  document.segments.forEach((segment, index) => {
    const now = (again.segments[index]?.target ?? []).map((part) =>
      part.type === "text" ? part.value : "<>",
    );
    if (changes.has(segment) && now.join("") !== WORDS) throw new Error(`A target reads «${now.join("")}».`);
  });
  return patched;
}

function examineConversion(document: XliffDocument): void {
  const to = document.version.startsWith("2") ? "1.2" : "2.1";
  const converted = refusable(() => convertXliff(document, to), false);
  if (converted === null) return;
  const judgement = judgeByDom(converted.text);
  if ("refused" in judgement && !isAboutUris(judgement.refused))
    throw new Error(`libxml2 refuses a conversion: ${judgement.refused}`);
  readXliff(converted.text, "a.xlf");
}
