import type { BilingualDocument } from "../article/translation.ts";
import type { Glossary } from "../glossary/concept.ts";
import type { ProjectCheck } from "./check.ts";
import { findSpellings, type OddSpelling } from "./name-spellings.ts";
import { createNameTexts, type NameTexts } from "./name-texts.ts";
import { termsIn } from "./named.ts";
import { quoted, times } from "./reading.ts";

/**
 * A name spelled in two ways, in one article or in two, known without any glossary from what translators wrote. Spellings
 * that the glossary knows are left to it: it may well be the usual one that house style does not use.
 */
export const nameInconsistent: ProjectCheck = {
  id: "name-inconsistent",
  summary: "A name is spelled in another way than in the project's other translations of it.",
  severity: "info",
  begin(glossary) {
    const byLocales = new Map<string, NameTexts>();
    return {
      add(document) {
        textsFor(byLocales, document).add(document);
      },
      *finish() {
        for (const texts of byLocales.values()) {
          for (const spelling of findSpellings(texts)) {
            if (isInGlossary(spelling, glossary)) continue;
            const { name, usual, usualCount, odd, oddCount, sentence, start } = spelling;
            yield {
              document: sentence.document,
              segment: sentence.segment,
              message: `${quoted(odd)} (${times(oddCount)} in the project) looks like another spelling of ${quoted(usual)} (${times(usualCount)}), as the translations call ${quoted(name)} elsewhere. Keep to one.`,
              range: { side: "target", start, end: start + odd.length },
              nearMiss: odd,
              expected: [usual],
            };
          }
        }
      },
    };
  },
  examples: {
    good: [
      {
        source: "Then Shoigu spoke.",
        target: "Потім говорив Шойгу.",
        more: [
          ["With Shoigu", "Із Шойгою"],
          ["To Shoigu", "Шойгові"],
          ["The Shoigu plan", "План Шойги"],
        ],
        targetLocale: "uk",
      },
      {
        source: "In Prague",
        target: "V Praze",
        more: [
          ["To Prague", "Do Prahy"],
          ["The Prague spring", "Praha má jaro"],
          ["Near Prague", "Před Prahou"],
        ],
        targetLocale: "cs",
      },
      {
        source: "Then Zelensky spoke",
        target: "ゼレンスキーは語った",
        more: [
          ["With Zelensky", "ゼレンスキーと"],
          ["To Zelensky", "ウクライナのゼレンスキーへ"],
        ],
        targetLocale: "ja",
      },
      {
        source: "Then Zelensky spoke",
        target: "젤렌스키는 말했다",
        more: [
          ["With Zelensky", "젤렌스키와"],
          ["To Zelensky", "젤렌스키에게"],
        ],
        targetLocale: "ko",
      },
      {
        source: "Festival in Kharkiv",
        target: "Festival in Charkow",
        more: [
          ["To Kharkiv", "Nach Charkow"],
          ["Music from Kharkiv", "Musik aus Charkiw"],
        ],
        targetLocale: "de",
        glossary: "en,de,de:forbidden\nKharkiv,Charkiw,Charkow\n",
      },
      {
        source: "In Georgia",
        target: "En Géorgie",
        more: [
          ["With Georgia", "Avec la Géorgie"],
          ["A Georgian in Georgia", "Un Géorgien en Géorgie"],
        ],
        targetLocale: "fr",
      },
    ],
    bad: [
      {
        source: "Then Shoigu spoke.",
        target: "Потім говорив Шойгу.",
        more: [
          ["With Shoigu", "Із Шойгу"],
          ["To Shoigu", "До Шойґу"],
        ],
        targetLocale: "uk",
      },
      {
        source: "Then Jacobs spoke",
        target: "Потом говорил Джейкобс",
        more: [
          ["With Jacobs", "С Джейкобсом"],
          ["To Jacobs", "Джакобсу"],
        ],
        targetLocale: "ru",
      },
      {
        source: "Then Zelensky spoke",
        target: "ゼレンスキーは語った",
        more: [
          ["With Zelensky", "ゼレンスキーと"],
          ["To Zelensky", "ゼレンスキイへ"],
        ],
        targetLocale: "ja",
      },
      {
        source: "Then Atkinson spoke",
        target: "앳킨슨은 말했다",
        more: [
          ["With Atkinson", "앳킨슨과"],
          ["To Atkinson", "아킨슨에게"],
        ],
        targetLocale: "ko",
      },
      {
        source: "Then Hamilton spoke",
        target: "ثم تحدث هاميلتون",
        more: [
          ["With Hamilton", "مع هاميلتون"],
          ["To Hamilton", "إلى هاملتون"],
        ],
        targetLocale: "ar",
      },
      {
        source: "Then Lithgow spoke",
        target: "Så sa Lithgow",
        more: [
          ["With Lithgow", "Med Lithgow"],
          ["To Lithgow", "Til Lithgrow"],
        ],
        targetLocale: "nb",
      },
    ],
  },
};

function isInGlossary({ odd, sentence, start }: OddSpelling, glossary: Glossary): boolean {
  const { document, segment } = sentence;
  const matches = termsIn(glossary, document.targetLocale, document.kinds)(segment.target, segment);
  return matches.some((match) => match.start <= start && start + odd.length <= match.end);
}

function textsFor(byLocales: Map<string, NameTexts>, document: BilingualDocument): NameTexts {
  const key = `${document.sourceLocale} ${document.targetLocale}`;
  const known = byLocales.get(key);
  if (known) return known;
  const texts = createNameTexts(document.sourceLocale, document.targetLocale);
  byLocales.set(key, texts);
  return texts;
}
