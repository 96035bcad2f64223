import type { Code, CodeKind, Content, Part } from "../../article/content.ts";
import { shortDisplay } from "../opaque.ts";
import { canClose, canOpen, firstCharacter, lastCharacter } from "./flanking.ts";
import type { Setting, Surrounding } from "./surrounding.ts";

/** HTML elements that say what Markdown's signs say. */
const TAGS: ReadonlyMap<CodeKind, string> = new Map<CodeKind, string>([
  ["emphasis", "em"],
  ["strong", "strong"],
  ["strikethrough", "del"],
]);

/**
 * Gives the codes of a translation the markup that works where the translator put them. In `**重点。**后文` the second
 * `**` ends nothing (CommonMark 6.2), so that pair becomes `<strong>…</strong>`; `中_重点_文` becomes `中*重点*文`;
 * a bare address that runs into a word becomes `<https://…>`, or `[www…](http://www…)`.
 *
 * @param careful whether to spell in tags and angle brackets whatever can be, and not only what has to be.
 */
export function respellCodes(translation: Content, setting: Setting, careful: boolean): Content {
  const { surrounding: place, isMdx } = setting;
  const result: (readonly Part[])[] = translation.map((part) => [part]);
  const open: number[] = [];
  translation.forEach((part, i) => {
    if (part.type !== "code") return;
    if (isBareAddress(part))
      result[i] = respellAddress(part, neighbours(translation, i, place), isMdx, careful);
    if (part.form === "open") open.push(i);
    const start = part.form === "close" ? open.pop() : undefined;
    const opening = start === undefined ? undefined : translation[start];
    if (start === undefined || opening?.type !== "code") return;
    const aroundOpen = neighbours(translation, start, place);
    const pair = respellPair(opening, part, aroundOpen, neighbours(translation, i, place), careful);
    result[start] = [pair[0]];
    result[i] = [pair[1]];
  });
  return result.flat();
}

interface Neighbours {
  readonly before: string;
  readonly after: string;
}

function respellPair(
  open: Code,
  close: Code,
  aroundOpen: Neighbours,
  aroundClose: Neighbours,
  careful: boolean,
): readonly [Code, Code] {
  const tag = TAGS.get(open.kind);
  if (tag === undefined) return [open, close];
  const works = (marker: string) =>
    canOpen(marker, aroundOpen.before, aroundOpen.after) &&
    canClose(marker, aroundClose.before, aroundClose.after);
  const marker = open.raw[0] ?? "";
  if (!careful && works(marker)) return [open, close];
  if (!careful && marker === "_" && works("*")) {
    const raw = open.raw.replaceAll("_", "*");
    return [
      { ...open, raw },
      { ...close, raw },
    ];
  }
  return [
    { ...open, kind: "html", raw: `<${tag}>` },
    { ...close, kind: "html", raw: `</${tag}>` },
  ];
}

/** An address that is a link without any markup (GFM 6.9). */
function isBareAddress(code: Code): boolean {
  return code.kind === "link" && code.form === "single" && /^[^<[!]/.test(code.raw);
}

/** Characters that may follow a bare address without being taken for a part of it. */
const ENDS_ADDRESS = /^[\s<.,:;!?'")*_~\]]?$/;

/** Characters before a bare address that would become part of it, or keep it from being one. */
const JOINS_ADDRESS = /[A-Za-z\d+\-._/@]/;

/** The only characters that may stand before an address that begins with `www.`. */
const BEFORE_WWW = /^[\s(*_~[\]]?$/;

/** What site generators put something else in the place of. */
const TEMPLATE_TAG = /(\{\{[^{}]{1,1000}\}\}|\{%[^{}]{1,1000}%\})/g;

function respellAddress(
  code: Code,
  { before, after }: Neighbours,
  isMdx: boolean,
  careful: boolean,
): readonly Part[] {
  const { raw } = code;
  const isWeb = /^www\./i.test(raw);
  const stands = ENDS_ADDRESS.test(after) && (isWeb ? BEFORE_WWW.test(before) : !JOINS_ADDRESS.test(before));
  // Template tags are replaced before anything looks for the address's end.
  const masked = raw.replace(TEMPLATE_TAG, "x");
  if ((stands && !careful) || /[\s<>]/.test(masked)) return [code];
  if (!isWeb && !isMdx) return [{ ...code, raw: `<${raw}>` }];
  // Angle brackets take no address without a scheme, MDX none at all; round ones would read these characters otherwise.
  if (/[\\()]|&[#A-Za-z]/.test(masked)) return [code];
  const scheme = isWeb ? "http://" : /^[a-z]+:/i.test(raw) ? "" : "mailto:";
  return [
    { ...code, form: "open", raw: "[" },
    ...labelOf(code),
    { ...code, form: "close", raw: `](${scheme}${raw})` },
  ];
}

/** An address as the text of a link: what stands in its template tags is not text. */
function labelOf(code: Code): readonly Part[] {
  return code.raw
    .split(TEMPLATE_TAG)
    .filter((piece) => piece !== "")
    .map((piece) =>
      /^\{[{%]/.test(piece)
        ? { ...code, kind: "variable", raw: piece, display: shortDisplay(piece) }
        : { type: "text", value: piece },
    );
}

/** The characters around a code; neighbouring codes of the same signs form one run with it and are passed over. */
function neighbours(content: Content, index: number, place: Surrounding): Neighbours {
  const code = content[index];
  const marker = code?.type === "code" ? (code.raw[0] ?? "") : "";
  let first = index - 1;
  let last = index + 1;
  while (isPassedOver(content[first], marker)) first--;
  while (isPassedOver(content[last], marker)) last++;
  const edge = place === "caption" ? { before: "[", after: "]" } : { before: "", after: "" };
  const before = content[first];
  const after = content[last];
  return {
    before: before ? lastCharacter(spelling(before)) : edge.before,
    after: after ? firstCharacter(spelling(after)) : edge.after,
  };
}

function isPassedOver(part: Part | undefined, marker: string): boolean {
  if (part === undefined) return false;
  if (part.type === "text") return part.value === "";
  return marker !== "" && part.raw !== "" && part.raw.replaceAll(marker, "") === "";
}

function spelling(part: Part): string {
  return part.type === "text" ? part.value : part.raw;
}
