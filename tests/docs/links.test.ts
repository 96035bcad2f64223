import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const ROOT = new URL("../../", import.meta.url);
const PAGES = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"],
  ...readdirSync(new URL("docs/", ROOT))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

describe.each(PAGES)("%s", (page) => {
  const text = readFileSync(new URL(page, ROOT), "utf8");

  it("has links that lead somewhere", () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link]) => link ?? "");
    const broken = links.filter((link) => {
      const target = new URL(link, new URL(page, ROOT));
      if (!existsSync(target)) return true;
      return target.hash !== "" && !anchorsOf(readFileSync(target, "utf8")).has(target.hash.slice(1));
    });
    expect(broken).toEqual([]);
  });

  it("names no npm script and no file that is not there", () => {
    const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
      readFileSync(new URL("package.json", ROOT), "utf8"),
    );
    const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? "");
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    const paths = [...text.matchAll(/\b(?:src|tests|\.ci)\/[\w./-]*\w/g)].map(([path]) => path);
    expect(paths.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
  });
});

/** The anchors that code hosts make of headings: small letters, no punctuation, hyphens for spaces. */
function anchorsOf(text: string): ReadonlySet<string> {
  const prose = text.replace(/^```[\s\S]*?^```/gm, "");
  return new Set(
    [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      (heading ?? "")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\- _]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}
