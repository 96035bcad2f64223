import { type Code, type Content, mergeText, type Part, rawText, type Text } from "../../article/content.ts";
import { replaceStretches, type Stretch } from "../cut.ts";
import { protectMatches, shortDisplay } from "../opaque.ts";
import { firstCharacter, lastCharacter, sideOf } from "./flanking.ts";

/**
 * Web and mail addresses that GFM processors make links of without any markup (GFM 6.9), some of them also where the
 * specification would not. Lengths are bounded so that the search takes linear time.
 */
const ADDRESS =
  /(?<![\da-z])(?:https?:\/\/[\w-]{0,255}\.|www\.)[^\t\n\r ]*|[\w.+-]{1,64}@[\w-]{1,255}\.[\w.-]*/gi;

/** What only looked like a mailbox for the full stop behind it: `npm@5.` */
const MAILBOX_WITHOUT_DOMAIN = /^[\w.+-]+@[\w-]+$/;

/** What may stand at the end of an address without being part of it. */
const TRAILING = "!\"&'),.:;<>?]}";

/** Videos and the like as WordPress has them: `[youtube=https://…]`, `[embed https://…]`. */
const EMBED =
  /\[(?:[A-Za-z][\w-]{0,40}[ \t]*=|(?:audio|embed|gist|instagram|slideshare|soundcloud|tweet|twitter|video|vimeo|youtube)[ \t])[ \t]*"?https?:\/\/[^\s[\]]{1,1000}\](?![[(:])/gi;

/** Makes single codes of {@link EMBED}s; their brackets are no part of the text. */
export function protectEmbeds(content: Content): Content {
  const raw = rawText(content);
  return raw.includes("[") && raw.includes("://")
    ? protectMatches(content, [...raw.matchAll(EMBED)])
    : content;
}

/**
 * Makes single codes of the addresses that stand in text outside links, so that translators keep them as they are. Their
 * kind is `other`: they are no links by the specification, and must not become any.
 * Some processors look for them in text as it reads, so that no escape in it keeps an address from being a link.
 */
export function protectAddresses(content: Content): Content {
  let links = 0;
  let count = 0;
  const parts: Part[] = [];
  let run: Text[] = [];
  const endRun = () => {
    const value = run.map((part) => part.value).join("");
    const addresses = addressesIn(value);
    const replaced = addresses.length === 0 ? run : replaceStretches(run, addresses, addressCode, spellingOf);
    for (const part of replaced) parts.push(part);
    run = [];
  };
  for (const part of content) {
    if (part.type === "text" && links === 0) run.push(part);
    else {
      endRun();
      links += linkDepthChange(part);
      parts.push(part);
    }
  }
  endRun();
  return count === 0 ? content : mergeText(parts);

  function addressCode({ 0: address }: Stretch, pieces: Content): Code {
    const id = `address ${count++}`;
    const raw = rawText(pieces);
    return { type: "code", form: "single", id, kind: "other", raw, display: shortDisplay(address) };
  }
}

/**
 * The first address that a translation has in its text and the source has not. It would become a link that the source
 * does not have; a backslash prevents that in some Markdown processors only.
 */
export function newAddress(source: Content, translation: Content): string | null {
  const known = new Set(
    runsOutsideLinks(source)
      .flatMap(addressesIn)
      .map(({ 0: address }) => address),
  );
  const found = runsOutsideLinks(translation).flatMap(addressesIn);
  return found.find(({ 0: address }) => !known.has(address))?.[0] ?? null;
}

/**
 * The first of the addresses made codes by {@link protectAddresses} whose neighbours in the translation are of another
 * sort than in the source, so that some processors would make another link of it.
 */
export function misplacedAddress(source: Content, translation: Content): string | null {
  const places = new Map(protectedAddresses(source).map((place) => [place.address, place]));
  const misplaced = protectedAddresses(translation).find(({ address, before, after }) => {
    const place = places.get(address);
    return place && !(isAlike(before, place.before) && (after === place.after || /^[ \t\n\r]?$/.test(after)));
  });
  return misplaced?.address ?? null;
}

function isAlike(char: string, other: string): boolean {
  return char === other || (sideOf(char) === "space" && sideOf(other) === "space");
}

/** Addresses whose meaning depends on what stands around them. `www.a.org@b.org` may be one of the web or a mailbox. */
function protectedAddresses(content: Content) {
  const parts = content.filter((part) => spellingOf(part) !== "");
  return parts.flatMap((part, i) => {
    if (part.type !== "code") return [];
    const isEmbed = part.kind === "variable";
    if (!(isEmbed || part.kind === "other" || /^www\.\S*@/i.test(part.raw))) return [];
    // A spelled-out character in it is shown as it reads.
    if (addressesIn(part.raw).length + addressesIn(part.display).length === 0) return [];
    if (/^[{<]/.test(part.raw)) return [];
    const before = isEmbed ? "" : lastCharacter(spellingOf(parts[i - 1]));
    return [{ address: part.raw, before, after: firstCharacter(spellingOf(parts[i + 1])) }];
  });
}

/** The text as it reads, which is what processors look at; or the code's markup. */
function spellingOf(part: Part | undefined): string {
  return part?.type === "text" ? part.value : (part?.raw ?? "");
}

function addressesIn(value: string): Stretch[] {
  if (!/@|:\/\/|www\./i.test(value)) return [];
  return [...value.matchAll(ADDRESS)]
    .map(({ 0: match, index }) => ({ 0: trimEnd(match), index }))
    .filter(({ 0: address }) => !MAILBOX_WITHOUT_DOMAIN.test(address));
}

function trimEnd(match: string): string {
  let end = match.length;
  while (end > 0 && TRAILING.includes(match[end - 1] ?? "")) end--;
  return match.slice(0, end);
}

/** The text between codes, but for that of links, where an address is no link of its own. */
function runsOutsideLinks(content: Content): string[] {
  const runs: string[] = [""];
  let links = 0;
  for (const part of content) {
    if (part.type === "code") {
      links += linkDepthChange(part);
      runs.push("");
    } else if (links === 0) {
      runs[runs.length - 1] += part.value;
    }
  }
  return runs;
}

function linkDepthChange(part: Part): number {
  if (part.type !== "code" || part.kind !== "link") return 0;
  return part.form === "open" ? 1 : part.form === "close" ? -1 : 0;
}
