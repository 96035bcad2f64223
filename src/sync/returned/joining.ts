import { type Content, codesOf, mergeText, type Part, plainText, text } from "../../article/content.ts";
import { type Locale, sentenceSpace } from "../../article/locale.ts";
import { repairCodes } from "./repair-codes.ts";

/** A piece of a sentence in two languages. */
export interface Piece {
  readonly source: Content;
  readonly target: Content;
}

/**
 * Joins what a tool has cut into pieces, with a space where the source has one between them.
 *
 * @param whole the source as it was before.
 */
export function joinPieces(pieces: readonly Piece[], whole: Content, locale: Locale): Piece {
  const numbered = distinctCodes(pieces);
  const spaces = spacesBetween(
    pieces.map(({ source }) => plainText(source)),
    plainText(whole),
  );
  const join = (contents: readonly Content[], gap: string): Content =>
    mergeText(
      contents.flatMap((content, index): Part[] => {
        if (index === 0) return [...content];
        return spaces[index - 1] && gap !== "" ? [text(gap), ...content] : [...content];
      }),
    );
  return {
    source: join(
      numbered.map(({ source }) => trimmed(source)),
      " ",
    ),
    target: join(
      numbered.map(({ target }) => trimmed(target)),
      sentenceSpace(locale),
    ),
  };
}

/** Where pieces number their codes by themselves, the numbers are made distinct. */
function distinctCodes(pieces: readonly Piece[]): readonly Piece[] {
  const seen = new Set<string>();
  const clash = pieces.some(({ source }) => {
    const signs = codesOf(source).map(({ form, id }) => `${form}:${id}`);
    const isKnown = signs.some((sign) => seen.has(sign));
    for (const sign of signs) seen.add(sign);
    return isKnown;
  });
  if (!clash) return pieces;
  return pieces.map(({ source, target }, index) => ({
    source: prefixed(source, index),
    target: prefixed(target, index),
  }));
}

/** Whether the whole has white space where one piece ends and the next begins. */
function spacesBetween(pieces: readonly string[], whole: string): readonly boolean[] {
  let at = 0;
  return pieces.slice(0, -1).map((piece) => {
    let letters = piece.replace(/\s+/g, "").length;
    while (at < whole.length && letters > 0) {
      if (!/\s/.test(whole.charAt(at))) letters--;
      at++;
    }
    return at >= whole.length || /\s/.test(whole.charAt(at));
  });
}

/** A translation of several sentences, cut; or `null` where it cannot be told for sure where. */
export function cutTarget(
  joined: Piece,
  sources: readonly Content[],
  sentences: (text: string) => readonly number[],
): readonly { readonly target: Content; readonly repairs: readonly string[] }[] | null {
  const source = sources.flatMap((content, index) => prefixed(content, index));
  const repaired = repairCodes(joined.target, source, joined.source);
  if (repaired === null) return null;
  const cuts = sentences(plainText(repaired.target));
  if (cuts.length !== sources.length - 1) return null;
  const pieces = cutAt(repaired.target, cuts);
  if (pieces === null) return null;
  const targets = pieces.map((content, index) => unprefixed(trimmed(content), index));
  const fits = targets.every((target, index) => {
    const own = sources[index] ?? [];
    return (
      target !== null &&
      target.length > 0 &&
      sameFigures(target, own) &&
      repairCodes(target, own, own)?.repairs.length === 0
    );
  });
  return fits ? targets.map((target) => ({ target: target ?? [], repairs: repaired.repairs })) : null;
}

/** Cuts content at offsets of its text. A code at a cut goes to the sentence that it is of. */
function cutAt(content: Content, cuts: readonly number[]): Content[] | null {
  const pieces: Part[][] = Array.from({ length: cuts.length + 1 }, () => []);
  let [piece, at] = [0, 0];
  for (const part of content) {
    if (part.type === "code") {
      const owner = Number(/^(\d+)\u0000/.exec(part.id)?.[1] ?? Number.NaN);
      const atCut = at === cuts[piece - 1] || at === cuts[piece];
      pieces[atCut && Math.abs(owner - piece) <= 1 ? owner : piece]?.push(part);
      continue;
    }
    let rest = part.value;
    for (let cut = cuts[piece]; cut !== undefined && cut < at + rest.length; cut = cuts[piece]) {
      pieces[piece]?.push(text(rest.slice(0, cut - at)));
      rest = rest.slice(cut - at);
      at = cut;
      piece++;
    }
    if (rest !== "") pieces[piece]?.push(text(rest));
    at += rest.length;
    if (at === cuts[piece]) piece++;
  }
  return pieces;
}

/** Sentences with other figures are not translations of each other. */
function sameFigures(a: Content, b: Content): boolean {
  const figures = (content: Content) => (plainText(content).match(/\p{Nd}+/gu) ?? []).sort().join(" ");
  return figures(a) === figures(b);
}

function prefixed(content: Content, index: number): Content {
  return content.map((part) => (part.type === "code" ? { ...part, id: `${index}\u0000${part.id}` } : part));
}

/** `null` where a code is of another sentence. */
function unprefixed(content: Content, index: number): Content | null {
  const prefix = `${index}\u0000`;
  if (codesOf(content).some(({ id }) => !id.startsWith(prefix))) return null;
  return content.map((part) => (part.type === "code" ? { ...part, id: part.id.slice(prefix.length) } : part));
}

/** Without white space at its edges. */
export function trimmed(content: Content): Content {
  const parts = [...mergeText(content)];
  const trim = (index: number, how: "trimStart" | "trimEnd") => {
    const part = parts[index];
    if (part?.type === "text") parts[index] = text(part.value[how]());
  };
  trim(0, "trimStart");
  trim(parts.length - 1, "trimEnd");
  return parts.filter((part) => part.type === "code" || part.value !== "");
}
