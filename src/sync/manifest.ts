import type { ParagraphOrigin } from "./compose.ts";

/** What `locales/<locale>/manifest.json` says of one article: where the text of each paragraph comes from. */
export interface ManifestEntry {
  /**
   * SHA-256 of the article as it was made last, with LF for CRLF: a corrected one is told by it where the index does not
   * know, as in a fresh clone or after a change of branch. Records of earlier versions lack it.
   */
  readonly article?: string;
  /** Unit id → origin. */
  readonly paragraphs: Readonly<Record<string, ParagraphOrigin>>;
  /** Ids of paragraphs whose translation belongs to an earlier wording of the source. */
  readonly outdated: readonly string[];
}

/** Article path → entry. */
export type Manifest = ReadonlyMap<string, ManifestEntry>;

/** Writes a manifest: sorted, one line a paragraph, so that git shows what changed. */
export function writeManifest(manifest: Manifest): string {
  const sorted = [...manifest].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ articles: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/** Reads a manifest; what cannot be understood is left out, as it is made anew anyway. */
export function readManifest(text: string): Manifest {
  try {
    const parsed: unknown = JSON.parse(text);
    const articles = isObject(parsed) && isObject(parsed.articles) ? parsed.articles : {};
    return new Map(
      Object.entries(articles).flatMap(([article, entry]) => (isEntry(entry) ? [[article, entry]] : [])),
    );
  } catch {
    return new Map();
  }
}

function isEntry(value: unknown): value is ManifestEntry {
  if (!isObject(value) || !isObject(value.paragraphs) || !Array.isArray(value.outdated)) return false;
  return value.article === undefined || typeof value.article === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
