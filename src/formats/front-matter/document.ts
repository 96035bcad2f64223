import type { FrontMatterRange } from "./find.ts";
import { readToml } from "./toml.ts";
import type { FrontMatter } from "./value.ts";
import { readYaml } from "./yaml.ts";

/** Front matter with the article that it stands in. */
export interface FrontMatterPlace extends FrontMatterRange {
  /** The whole article. */
  readonly text: string;
  readonly frontMatter: FrontMatter;
}

/**
 * Reads front matter.
 *
 * @param text the whole article.
 * @throws ExonymError with the position in the article where it has a syntax error.
 */
export function readFrontMatter(
  text: string,
  { language, start, end }: Pick<FrontMatterRange, "language" | "start" | "end">,
): FrontMatter {
  // YAML 1.2 (section 1.3) reads all JSON.
  return language === "toml" ? readToml(text, start, end) : readYaml(text, start, end);
}
