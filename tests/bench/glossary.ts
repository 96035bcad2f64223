/**
 * Measures how names are found in real translations: countries and cities of CLDR in news that people translated (NTREX),
 * through XLIFF and `exonym check`, beside the rules of other tools.
 * Run: npm run bench:glossary [-- LANGUAGE…] [--errors] [--no-aliases] [--markdown] [--sample N [--seed S]]
 *
 * With languages, only these. `--errors` shows each name that is missed and each hit in a sentence whose English lacks it.
 * `--no-aliases` leaves our own further wordings (`src/glossary/gazetteer/aliases`) out. `--markdown` prints a table for the
 * docs. `--sample` prints random hits of the measured languages, a JSON object a line, to be judged by a reader.
 *
 * Columns: sentences that speak of a place, and of how many of them the check found it in the translation / in how many of
 * 1,000 sentences it found, by the translation alone, a place that the English lacks. «by count» is the first figure where a
 * name has to stand as often as in English. «by CLDR alone» is the second one with sentences
 * too whose English has no wording of CLDR's, but one of ours (Britain); «derived» is the second one with derived words (British). Then the same two figures for other rules.
 * The exit code is 1 where a promise is not kept (`glossary/promises.json`); only a run of all languages asks.
 */
import { parseArgs } from "node:util";
import { englishSentences, haveCorpus, translations } from "./glossary/corpus.ts";
import { type Language, printErrors, printSample } from "./glossary/errors.ts";
import { judgeExonym, runExonym } from "./glossary/exonym.ts";
import { judgePromises } from "./glossary/judge.ts";
import { findMentions } from "./glossary/mentions.ts";
import { readNames, withEnglishAliases, wordingsIn } from "./glossary/names.ts";
import { rules } from "./glossary/peers.ts";
import { createTask, scoreFinder } from "./glossary/score.ts";
import { printTable } from "./glossary/table.ts";

const { values, positionals } = parseArgs({
  options: {
    aliases: { type: "boolean", default: true },
    errors: { type: "boolean" },
    markdown: { type: "boolean" },
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
  },
  allowNegative: true,
  allowPositionals: true,
});

if (haveCorpus) await measure();
else console.log("The corpus is not there; nothing to measure.");

async function measure(): Promise<void> {
  const names = readNames();
  const english = englishSentences();
  const mentions = findMentions(english, names);
  const aliasMentions = values.aliases ? findMentions(english, withEnglishAliases(names)) : mentions;
  const texts = translations(positionals);
  const wordings = new Map(texts.map(({ locale }) => [locale, wordingsIn(locale, names, values.aliases)]));
  const runs = await runExonym(texts, english, names, wordings);
  const isShort = values.errors === true || values.sample !== undefined;
  const measured = texts.map((text): Language => {
    const task = createTask(
      text,
      english,
      names,
      wordings.get(text.locale) ?? new Map(),
      mentions,
      aliasMentions,
    );
    const result = judgeExonym(task, runs);
    if (isShort) return { task, result, peers: [] };
    const own = names.map(({ id }) => {
      const known = task.wordings.get(id);
      return known ? [known.preferred, ...known.admitted] : [];
    });
    const peers = rules.map((rule) => scoreFinder(task, rule.prepare(own, task.locale)));
    return { task, result, peers };
  });

  if (values.sample !== undefined) {
    printSample(measured, Number(values.sample), Number(values.seed), runs.glossary);
    return;
  }
  if (values.errors) for (const language of measured) printErrors(language, runs.glossary);
  const wordingCount = new Set(names.flatMap((name) => name.english)).size;
  console.log(
    `${names.length} places with ${wordingCount} English wordings; ${english.length} sentences; recall in per cent / of 1,000 sentences, how many have a hit\n`,
  );
  console.log(printTable(measured, isShort ? [] : rules.map(({ name }) => name), values.markdown === true));
  if (positionals.length > 0 || isShort) return;
  const verdicts = judgePromises(measured);
  for (const { isKept, promise } of verdicts) console.log(`${isKept ? "kept    " : "NOT KEPT"}  ${promise}`);
  if (verdicts.some(({ isKept }) => !isKept)) process.exitCode = 1;
}
