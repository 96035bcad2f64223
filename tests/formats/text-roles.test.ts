import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LineRole, lineRoles } from "../../src/formats/text/roles.ts";
import { plainText } from "../../src/formats/text.ts";
import { contractBreaches, OPTIONS, translate } from "./sample.ts";

const CORPORA = join(import.meta.dirname, "../../../shared/corpora");
const SEED = join(CORPORA, "seed/article.txt");
const NTREX = join(CORPORA, "ntrex");

const BODY = "The leaders met on Tuesday and said that they would meet again before the end of the year.";

/** The role of a line in the middle of a long article, and right below its headline. */
const roleOf = (line: string, isNearTop = false) => {
  const before = Array.from({ length: isNearTop ? 1 : 20 }, () => BODY);
  const after = Array.from({ length: 20 }, () => BODY);
  return lineRoles(["Leaders meet", ...before, line, ...after])[before.length + 1];
};

const LINES: readonly (readonly [LineRole, readonly string[]])[] = [
  [
    "credit",
    [
      "(Photo: Reuters)",
      "Photo by Anna Kovalenko",
      "AP Photo/Jan Novak",
      "© AFP",
      "Crédit photo : AFP",
      "Foto: dpa",
      "Фото: УНІАН",
      "Ảnh: TTXVN",
      "图片来源：新华社",
      "圖／中央社",
      "写真＝共同通信",
      "사진=연합뉴스",
      "الصورة: رويترز",
      "צילום: רויטרס",
      "عکس: ایرنا",
      "Fotoğraf: AA",
      "Zdjęcie: PAP",
      "Φωτογραφία: ΑΠΕ",
    ],
  ],
  [
    "caption",
    [
      "The two leaders shake hands in Pyongyang, June 19. (Photo: Reuters)",
      "The two leaders shake hands in Pyongyang. © AFP",
      "Die Präsidenten am Dienstag in Wien. Foto: Anna Huber/dpa",
      "Hai nhà lãnh đạo bắt tay tại Bình Nhưỡng. (Ảnh: TTXVN)",
      "两国领导人在平壤握手。（图片来源：新华社）",
      "Photo caption: The two leaders in Pyongyang.",
      "Підпис до фото: Президенти у Відні.",
      "Photo: The two leaders shake hands as they meet for the first time in years.",
    ],
  ],
  [
    "source",
    [
      "Source: https://example.org/a-story-123.html",
      "Sources : AFP, Reuters",
      "(Quelle: dpa)",
      "Джерело: Укрінформ",
      "Nguồn: VTC News",
      "来源：新华网",
      "出典：NHK",
      "출처: 연합뉴스",
      "المصدر: وكالات",
      "Fuente: EFE",
      "Źródło: PAP",
      "Bron: ANP",
    ],
  ],
  [
    "comments",
    [
      "Comment (0)",
      "12 Comments",
      "Comments: 3",
      "Commentaires (4)",
      "Keine Kommentare",
      "Коментарі (5)",
      "Bình luận (0)",
      "评论（3）",
      "コメント12件",
      "댓글 7개",
      "تعليقات (2)",
      "תגובות (9)",
      "Yorumlar (1)",
      "Komentarze (2)",
      "Leave a comment",
    ],
  ],
  [
    "related",
    [
      "Related stories",
      "Read also: Another summit is planned",
      "À lire aussi : Un autre sommet est prévu",
      "Lesen Sie auch: Noch ein Gipfel",
      "Читайте також: Ще один саміт",
      "Xem thêm: Một hội nghị nữa",
      "相关阅读",
      "関連記事",
      "관련기사",
      "اقرأ أيضا: قمة أخرى",
    ],
  ],
  [
    "byline",
    [
      "By: Anna Kovalenko",
      "Autor: Jan Novák",
      "Автор: Олена Шевченко",
      "作者：张三",
      "기자: 홍길동",
      "بقلم: أحمد علي",
    ],
  ],
  [
    "date",
    [
      "November 13, 2024",
      "13.11.2024 10:00",
      "Wednesday, 13 November 2024, 10:00 GMT",
      "2024年11月13日",
      "2024년 11월 13일",
      "Published: 13 Nov 2024",
      "Опубліковано: 13 листопада 2024",
    ],
  ],
  ["dateline", ["KYIV, Nov. 12 (Reuters) —", "Paris (AFP) –", "LONDON, 3 May"]],
];

describe("roles of lines", () => {
  it.each(LINES.flatMap(([role, lines]) => lines.map((line) => [role, line] as const)))(
    "tell the %s in %s",
    (role, line) => {
      expect(roleOf(line)).toBe(role);
    },
  );

  it.each([
    "By Anna Kovalenko",
    "By ANNA KOVALENKO and Jan de Vries",
    "Von Max Mustermann",
    "Par Anne Dupont",
    "Por María José García",
    "홍길동 기자",
    "记者 张三",
  ])("take %s for a byline near an edge only", (line) => {
    expect(roleOf(line, true)).toBe("byline");
    expect(roleOf(line)).toBe("body");
  });

  it.each([
    "KYIV, Nov. 12 (Reuters) — The leaders met.",
    "PARIS — The leaders met.",
    "BERLIN (dpa) - Die Präsidenten haben sich getroffen.",
    "Київ (Укрінформ) — Президенти зустрілися.",
  ])("find the dateline before the text of %s", (line) => {
    expect(roleOf(line, true)).toBe("opening");
  });

  it.each([
    BODY,
    "Sources say that the photo was taken in June.",
    "He said: the photo is real.",
    "Comments by the president were not well received.",
    "By Friday all was over",
    "By the time that they met, it was over.",
    "The photo (taken in June) shows both.",
    "In the end, more: no one knows.",
    "Read more books, the minister said.",
    "Photo finish decides the race in Paris",
    "Related costs rose by 12 percent.",
    "Die Quelle: unbekannt geblieben bis heute, sagte er.".replace("Quelle:", "Quelle sei"),
    "12 January was a cold day",
    "Das Foto: ein Fake? Das fragten sich am Dienstag viele.",
  ])("leave %j alone", (line) => {
    expect(roleOf(line, true)).toBe("body");
    expect(roleOf(line)).toBe("body");
  });

  it("take the first line for a headline where longer text follows", () => {
    expect(lineRoles(["Leaders meet: what now?", BODY])).toEqual(["headline", "body"]);
    expect(lineRoles(["Both leaders met.", BODY])[0]).toBe("body");
    expect(lineRoles(["Leaders meet"])).toEqual(["body"]);
    expect(lineRoles(["Leaders meet", "Leaders", "Meetings"])[0]).toBe("body");
  });

  it("take the titles below a related heading for what they are, up to the next text", () => {
    expect(
      lineRoles(["A", BODY, "Related stories:", "One summit", "Another summit", BODY, "A summit"]),
    ).toEqual(["headline", "body", "related", "related", "related", "body", "body"]);
    expect(lineRoles([BODY, "Read also: One summit", "A summit"])).toEqual(["body", "related", "body"]);
  });
});

const STORY = `Leaders meet

By Anna Kovalenko
KYIV, Nov. 12 (Reuters) — They met.
Two leaders in Kyiv. (Photo: Reuters)
{{banner}}
${BODY}
Comments (3)
`;

describe("units of a scraped article", () => {
  it("say to translators what they are", () => {
    const { units } = plainText.parse(STORY, OPTIONS);
    expect(units.map(({ kind, context }) => `${kind}: ${context}`)).toEqual([
      "heading: Headline",
      "paragraph: Byline",
      "paragraph: Opening paragraph, with its dateline",
      "caption: Photo caption",
      "paragraph: undefined",
      "paragraph: Comment count",
    ]);
  });

  it("are paragraphs without roles", () => {
    const { units } = plainText.parse(STORY, { ...OPTIONS, text: { roles: false } });
    expect(new Set(units.map(({ kind, context }) => `${kind}: ${context}`))).toEqual(
      new Set(["paragraph: undefined"]),
    );
  });

  it("keep their bytes, and take translations that look like other roles", () => {
    expect(contractBreaches(STORY, plainText.parse(STORY, OPTIONS))).toEqual([]);
    const result = translate(plainText, STORY, () => [{ type: "text", value: "Photo: Reuters." }]);
    expect(result.text?.split("\n").filter((line) => line === "Photo: Reuters.")).toHaveLength(6);
  });

  it.skipIf(!existsSync(SEED))("are found in a real one", () => {
    const { units } = plainText.parse(readFileSync(SEED, "utf8"), OPTIONS);
    expect(units.map(({ context }) => context ?? "")).toEqual([
      "",
      "Photo caption",
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      "Source line",
      "Comment count",
    ]);
  });
});

describe("ordinary sentences", () => {
  it
    .skipIf(!existsSync(NTREX))
    .each(["eng", "deu", "fra", "spa", "ukr", "vie", "jpn", "zho-CN", "kor", "arb", "heb", "tur"])(
    "in %s have no roles",
    (language) => {
      const lines = readFileSync(join(NTREX, `${language}.txt`), "utf8")
        .trim()
        .split("\n");
      const roles = lineRoles(lines.map((line) => line.trim()));
      expect(roles.filter((role) => role !== "body" && role !== "headline").length).toBeLessThan(
        lines.length * 0.002,
      );
    },
  );

  it("never fail and take time in proportion to their length", () => {
    const signs = fc.constantFrom(
      "Photo",
      "(",
      ")",
      ":",
      " ",
      "By ",
      "KYIV",
      ", ",
      "-",
      "—",
      "12",
      ".",
      "©",
      "\n",
      "文",
      "ا",
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
        const source = parts.join("");
        expect(contractBreaches(source, plainText.parse(source, OPTIONS))).toEqual([]);
        expect(translate(plainText, source, (content) => content).text).toBe(source);
      }),
      { numRuns: 150, seed: 4 },
    );
    for (const sign of ["(", ":", "A ", "12 ", "© ", "By A ", "文", "-"])
      lineRoles([sign.repeat(100_000), sign.repeat(90)]);
  });
});
