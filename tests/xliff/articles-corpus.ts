import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { contentKey, rawText } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { ExonymError } from "../../src/article/problem.ts";
import { parseConfiguration } from "../../src/project/configuration.ts";
import { openArticle } from "../../src/sync/article-file.ts";
import { extractSingle } from "../../src/sync/single.ts";
import { createToolbox } from "../../src/sync/toolbox.ts";
import { convertXliff } from "../../src/xliff/conversion/convert.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { validateXliff } from "../../src/xliff/validation/validate.ts";
import { loadSchemas } from "./schemas.ts";

const ARTICLES = resolve("../shared/corpora/articles");
const hasArticles = existsSync(ARTICLES);

/** What is written for real articles, one in `stride` of them. */
export function describeArticles(stride: number): void {
  describe.skipIf(!hasArticles)("every real article (needs ../shared/corpora/articles)", () => {
    test("makes valid files in both versions, translated too, that say the same when converted", () => {
      const { configuration } = parseConfiguration("sourceLanguages: [en]\nlocales: [uk]\n", "x.yaml", ".");
      if (configuration === undefined) throw new Error("The smallest configuration is not valid.");
      const toolbox = createToolbox(configuration, { segmentation: [], furniture: new Map() });
      const schemas = loadSchemas();
      const names = readdirSync(ARTICLES, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(?:md|txt)$/.test(name))
        .sort();
      let written = 0;
      for (const [index, name] of names.entries()) {
        if (index % stride !== 0) continue;
        const opened = openArticle(readFileSync(join(ARTICLES, name)), name);
        for (const version of ["1.2", "2.1"] as const) {
          const article = { opened, file: name, original: name, sourceLanguage: parseLocale("en") };
          const xliff = extract(() =>
            extractSingle(article, parseLocale("uk"), version, toolbox, configuration),
          );
          if (xliff === null) continue;
          written++;
          const other = version === "1.2" ? "2.1" : "1.2";
          const document = readXliff(xliff, name);
          const translated = patchXliff(
            document,
            new Map(
              document.segments.map((each) => [
                each,
                { target: each.source, state: "translated", origin: "human" } as const,
              ]),
            ),
          );
          const converted = convertXliff(readXliff(translated, name), other);
          expect(converted.losses, name).toEqual([]);
          for (const [made, as] of [
            [xliff, version],
            [translated, version],
            [converted.text, other],
          ] as const) {
            expect(schemas[as](made), name).toBeNull();
            expect(validateXliff(made, name), name).toEqual([]);
          }
          const before = readXliff(translated, name);
          const back = readXliff(convertXliff(readXliff(converted.text, name), version).text, name);
          const says = (each: (typeof back.segments)[number]) => [
            each.id,
            contentKey(each.source),
            rawText(each.source),
            each.target && contentKey(each.target),
          ];
          expect(back.segments.map(says), name).toEqual(before.segments.map(says));
        }
      }
      expect(written).toBeGreaterThan(12);
    });
  });
}

/** `null` for articles without text. */
function extract(make: () => { readonly xliff: string }): string | null {
  try {
    return make().xliff;
  } catch (error) {
    if (error instanceof ExonymError) return null;
    throw error;
  }
}
