import type { ParagraphOrigin } from "./compose.ts";

/** What stands in `locales/<locale>/manifest.json` for one article. */
export interface ManifestEntry {
  /** Unit id → where the paragraph's text comes from. */
  readonly paragraphs: Readonly<Record<string, ParagraphOrigin>>;
  /** Ids of paragraphs whose translation belongs to an earlier wording. */
  readonly outdated: readonly string[];
}

/** Article path → entry. */
export type Manifest = ReadonlyMap<string, ManifestEntry>;

/** Writes a manifest: sorted, one line a paragraph, so that git shows what changed. */
export function writeManifest(manifest: Manifest): string {
  const articles = Object.fromEntries([...manifest].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ articles }, null, 2)}\n`;
}
