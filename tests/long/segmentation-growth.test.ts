import { describe, expect, test } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { builtInSegmenter } from "../segmentation/rules.ts";

const segmenter = builtInSegmenter();
/** Twice the text may take three times as long, as machines are never quiet; more is no line. */
const GROWTH = 3;
/** Shorter times are noise; in milliseconds. */
const NOISE = 60;

function timeOf(text: string, language: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 2; turn++) {
    const start = performance.now();
    segmenter(text, parseLocale(language));
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe.each(["en", "zh-Hans", "ar", "th"])("%s: time grows as the text does", (language) => {
  test.each([
    ["words without a mark", "word слово 词语 คำ ", 10_000_000],
    ["one word", "a", 10_000_000],
    ["dots", ".", 1_000_000],
    ["quotation marks", '"', 1_000_000],
    ["single quotation marks", "'", 1_000_000],
    ["curly quotation marks", "“”", 1_000_000],
    ["dots and quotation marks", '."', 1_000_000],
    ["dots and all closing marks", ".”'\")»", 1_000_000],
    ["dots and spaces", ". ", 1_000_000],
    ["initials", "A. ", 1_000_000],
    ["initials without spaces", "A.", 1_000_000],
    ["numbers", "1. 2) ", 1_000_000],
    ["ideographic full stops", "。", 1_000_000],
    ["spaces", " ", 1_000_000],
    ["line feeds", "\n", 1_000_000],
    ["list items", "\n- a", 1_000_000],
    ["brackets", "(", 1_000_000],
    ["closing brackets", "!)", 1_000_000],
    ["dashes", "– ", 1_000_000],
    ["colons and numbers", ": 1. a ", 1_000_000],
    ["semicolons", "a; ", 1_000_000],
    ["emoji", "😀. ", 1_000_000],
    ["ellipses", "… ", 1_000_000],
    ["Devanagari dandas", "। ", 1_000_000],
    ["small letters after dots", "a. b", 1_000_000],
  ])("%s", (name, unit, length) => {
    const once = unit.repeat(Math.ceil(length / 2 / unit.length));
    timeOf(once.slice(0, 50_000), language);
    const half = timeOf(once, language);
    const whole = timeOf(once + once, language);
    console.log(`${language} ${name}: ${((2 * once.length) / 1000 / whole).toFixed(1)} Mchar/s`);
    expect(whole).toBeLessThan(GROWTH * Math.max(half, NOISE));
  });
});
