import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Locale } from "../../src/article/locale.ts";
import { compileSegmenter } from "../../src/segmentation/segmenter.ts";
import { parseSrx } from "../../src/segmentation/srx.ts";
import { serializeSrx } from "../../src/segmentation/srx-write.ts";
import { haveCorpora, ntrex } from "../bench/segmentation/corpora.ts";

const peers = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "exonym-peers");
const classpath = join(peers, "srx.classpath");
const engine = fileURLToPath(new URL("../bench/peers/OkapiSegmenter.java", import.meta.url));

/** Paragraphs of two sentences and more, of all languages that the corpora have, each with its language. */
function paragraphs(): { locale: Locale; text: string }[] {
  return ntrex().flatMap(({ locale, blocks }) =>
    blocks
      .slice(0, 40)
      .map(({ sentences, joiner }) => ({ locale, text: sentences.slice(0, 12).join(joiner) })),
  );
}

/** Where Okapi's engine begins segments; `undefined` where it cannot be had. */
function okapi(rules: string, texts: readonly { locale: Locale; text: string }[]): number[][] | undefined {
  const input = texts.map(({ locale, text }) => `${locale}\t${text.replace(/[\n\r]/g, " ")}\n`).join("");
  const { status, stdout } = spawnSync(
    "java",
    ["-cp", readFileSync(classpath, "utf8").trim(), engine, rules],
    {
      input,
      encoding: "utf8",
      maxBuffer: 1e9,
    },
  );
  if (status !== 0) return undefined;
  return stdout.split("\n").map((line) => line.split(" ").filter(Boolean).map(Number));
}

/** Engines differ in which sentence has the white space between two; here it is the first. */
function afterSpace(text: string, offsets: readonly number[]): number[] {
  return [
    ...new Set(offsets.map((offset) => offset + (/^\s*/.exec(text.slice(offset))?.[0].length ?? 0))),
  ].filter((offset) => offset < text.length);
}

/**
 * The rules as both engines read them alike: without ICU's own breaks, which Okapi's file asks for beside its rules, with all
 * language maps that match, as OmegaT takes them although its file does not say so, and with maps in small letters, as Okapi minds case.
 */
function comparable(srx: string): string {
  return srx
    .replace('useIcu4jBreakRules="yes"', 'useIcu4jBreakRules="no"')
    .replace("<header>", '<header segmentsubflows="yes" cascade="yes">')
    .replace(/languagepattern="[A-Z]{2}\.\*"/g, (map) => map.toLowerCase());
}

/** Share of the segments' starts that both have, in per cent, below which something in our engine is wrong. */
describe.each([
  ["okapi", 99.9],
  ["languagetool", 99.8],
  ["omegat", 99.9],
])("the public rules of %s", (name, floor) => {
  const file = join(peers, "srx", `${name}.srx`);
  const isThere = existsSync(file);
  const read = () => parseSrx(readFileSync(file, "utf8"), `${name}.srx`);

  test.skipIf(!isThere)("are read unchanged, every one of them, and written", () => {
    const document = read();
    expect(() => compileSegmenter([document])).not.toThrow();
    const again = parseSrx(serializeSrx(document), document.file);
    expect([...again.languageRules.values()].flat().map(({ before, after }) => [before, after])).toEqual(
      [...document.languageRules.values()].flat().map(({ before, after }) => [before, after]),
    );
  });

  test.skipIf(!isThere || !haveCorpora || !existsSync(classpath))(
    "cut as Okapi's engine does with them",
    () => {
      const texts = paragraphs();
      const rules = comparable(readFileSync(file, "utf8"));
      const folder = mkdtempSync(join(tmpdir(), "exonym-srx-"));
      writeFileSync(join(folder, "rules.srx"), rules);
      const theirs = okapi(join(folder, "rules.srx"), texts);
      rmSync(folder, { recursive: true });
      if (theirs === undefined) {
        console.log(`${name}: Okapi's engine does not run here; nothing was compared.`);
        return;
      }
      const segmenter = compileSegmenter([read()]);
      const start = performance.now();
      const ours = texts.map(({ locale, text }) => segmenter(text.replace(/[\n\r]/g, " "), locale));
      const seconds = (performance.now() - start) / 1000;
      let both = 0;
      let either = 0;
      const examples: string[] = [];
      texts.forEach(({ locale, text }, index) => {
        const a = new Set(afterSpace(text, ours[index] ?? []));
        const b = new Set(afterSpace(text, theirs[index] ?? []));
        for (const offset of new Set([...a, ...b])) {
          either++;
          if (a.has(offset) && b.has(offset)) both++;
          else
            examples.push(
              `${locale} ${a.has(offset) ? "ours" : "theirs"} ${JSON.stringify(text.slice(Math.max(0, offset - 25), offset + 15))}`,
            );
        }
      });
      const share = (100 * both) / either;
      const length = texts.reduce((sum, { text }) => sum + text.length, 0);
      console.log(
        `${name}: ${share.toFixed(2)} % of ${either} starts; ${(length / seconds / 1e6).toFixed(1)} Mchar/s`,
      );
      if (process.env.EXAMPLES) console.log(examples.slice(0, Number(process.env.EXAMPLES)).join("\n"));
      expect(share).toBeGreaterThan(floor);
    },
  );
});

if (!existsSync(join(peers, "srx"))) {
  console.log("The public SRX files are not there: tests/bench/peers/install.sh gets them.");
}
