import type { Locale } from "../article/locale.ts";
import type { Problem } from "../article/problem.ts";
import { listXliff } from "../project/articles.ts";
import { decodeXml } from "../project/encoding.ts";
import { readProjectBytes } from "../project/files.ts";
import { xliffPath } from "../project/paths.ts";
import { readXliff } from "../xliff/read.ts";
import { localesToDo, type Project } from "./project.ts";
import { attempt } from "./session.ts";
import { addTallies, EMPTY_TALLY, type Tally, tally } from "./tally.ts";

/** How far one article has come in one locale. */
export interface StatusRow {
  readonly locale: Locale;
  /** Path below the folder of source articles. */
  readonly article: string;
  readonly tally: Tally;
}

/** How far a project has come. */
export interface Status {
  /** By locale in the configuration's order, then by article. */
  readonly rows: readonly StatusRow[];
  readonly totals: ReadonlyMap<Locale, Tally>;
  readonly problems: readonly Problem[];
}

/** Reads the XLIFF files of a project and counts. Writes nothing. */
export async function status(
  { config }: Pick<Project, "config">,
  asked?: readonly Locale[],
): Promise<Status> {
  const locales = localesToDo(config, asked);
  const rows: StatusRow[] = [];
  const totals = new Map<Locale, Tally>();
  const problems: Problem[] = [];
  for (const locale of locales) {
    const found = await listXliff(config, locale);
    problems.push(...found.problems);
    let total = EMPTY_TALLY;
    for (const article of found.articles) {
      const path = xliffPath(config, locale, article);
      const document = await attempt(problems, async () =>
        readXliff(decodeXml(await readProjectBytes(config.root, path), path).text, path),
      );
      if (!document) continue;
      const counted = tally(document.segments, document.sourceLocale);
      rows.push({ locale, article, tally: counted });
      total = addTallies(total, counted);
    }
    totals.set(locale, total);
  }
  return { rows, totals, problems };
}
