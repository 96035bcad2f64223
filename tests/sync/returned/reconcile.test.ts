import { describe, expect, it } from "vitest";
import type { Content } from "../../../src/article/content.ts";
import type { Locale } from "../../../src/article/locale.ts";
import { parseLocale } from "../../../src/article/locale.ts";
import type { Known } from "../../../src/sync/returned/model.ts";
import { addNotes } from "../../../src/sync/returned/notes.ts";
import { reconcile } from "../../../src/sync/returned/reconcile.ts";
import { createToolbox } from "../../../src/sync/toolbox.ts";
import { readXliff } from "../../../src/xliff/read.ts";
import { writeXliff } from "../../../src/xliff/write.ts";
import { type Row, type Shape, writeRows } from "../../interop/fixtures/rows.ts";
import { head, newBlock, newSegment } from "../../xliff/arbitrary.ts";
import { defaults } from "../made.ts";

const fr = parseLocale("fr");
const NOTHING: Known = { kind: "nothing" };

const row = (id: string, source: string, target: string | null, rest: Partial<Row> = {}): Row => ({
  id,
  source,
  target,
  ...rest,
});
const document = (rows: readonly Row[], shape: Shape = {}) => readXliff(writeRows(rows, shape), "a.xlf");
const toolbox = createToolbox(
  {
    ...defaults,
    frontMatter: { translate: [], languageKey: "lang", setLanguage: true, directionKey: null },
    furniture: false,
  },
  { segmentation: [], furniture: new Map() },
);

function merged(
  current: readonly Row[],
  returned: readonly Row[],
  { known = NOTHING, locale = fr as Locale } = {},
) {
  const ours = document(current);
  const result = reconcile(ours, document(returned), {
    known,
    locale,
    sentences: (words) => toolbox.segmenter()(words, locale),
    from: "back.xlf",
  });
  return {
    targets: ours.segments.map((segment) => {
      const target = result.changes.get(segment)?.target ?? segment.target;
      return target === null ? null : shown(target);
    }),
    held: result.held.map(({ why, target }) => `${why}: ${shown(target)}`),
    repairs: result.repairs.map(({ what }) => what),
    changes: [...result.changes.values()],
    result,
  };
}

const shown = (content: Content) =>
  content
    .map((part) =>
      part.type === "text"
        ? part.value
        : { open: `[${part.id}`, close: `${part.id}]`, single: `{${part.id}}` }[part.form],
    )
    .join("");

/** One sentence with this markup; what its returned target becomes. */
const one = (source: string, target: string, returnedSource = source) => {
  const { targets, held } = merged([row("s1", source, null)], [row("s1", returnedSource, target)]);
  return held.length > 0 ? held[0] : targets[0];
};

describe("codes", () => {
  const bold = 'It is <g id="1">closed</g> now.';
  it.each([
    ["as they are", bold, 'Il est <g id="1">fermé</g>.', bold, "Il est [1fermé1]."],
    ["typed as text", bold, 'Il est &lt;g id="1"&gt;fermé&lt;/g&gt;.', bold, "Il est [1fermé1]."],
    [
      "typed as text, twice escaped",
      bold,
      'Il est &amp;lt;g id="1"&amp;gt;fermé&amp;lt;/g&amp;gt;.',
      bold,
      "Il est [1fermé1].",
    ],
    ["as two placeholders", bold, 'Il est <x id="1"/>fermé<x id="1"/>.', bold, "Il est [1fermé1]."],
    [
      "as bpt and ept",
      bold,
      'Il est <bpt id="1">b</bpt>fermé<ept id="1">b</ept>.',
      bold,
      "Il est [1fermé1].",
    ],
    [
      "renumbered in both",
      bold,
      'Il est <g id="9">fermé</g>.',
      'It is <g id="9">closed</g> now.',
      "Il est [1fermé1].",
    ],
    ["renumbered in the target", bold, 'Il est <g id="9">fermé</g>.', bold, "Il est [1fermé1]."],
    ["added by a tool", bold, 'Il est <g id="1">fermé</g><x id="44"/>.', bold, "Il est [1fermé1]."],
    [
      "dropped around all",
      '<g id="1">It rained.</g>',
      "Il pleuvait.",
      '<g id="1">It rained.</g>',
      "[1Il pleuvait.1]",
    ],
    [
      "dropped at the end",
      'It rained.<x id="1"/>',
      "Il pleuvait.",
      'It rained.<x id="1"/>',
      "Il pleuvait.{1}",
    ],
    [
      "swapped, as the language has it",
      'A <x id="1"/> b <x id="2"/>',
      '<x id="2"/> é <x id="1"/>',
      'A <x id="1"/> b <x id="2"/>',
      "{2} é {1}",
    ],
    [
      "nested the other way",
      'A <g id="1"><g id="2">b</g></g> c',
      'A <g id="2"><g id="1">é</g></g>',
      'A <g id="1"><g id="2">b</g></g> c',
      "A [2[1é1]2]",
    ],
    [
      "crossed at one place",
      'A <g id="1"><g id="2">b</g></g> c',
      'A <bx id="1"/><bx id="2"/>é<ex id="1"/><ex id="2"/>',
      'A <g id="1"><g id="2">b</g></g> c',
      "A [1[2é2]1]",
    ],
  ])("%s are put right", (_, source, target, returned, expected) => {
    expect(one(source, target, returned)).toBe(expected);
  });

  it.each([
    ["dropped from the middle", bold, "Il est fermé."],
    ["doubled", bold, 'Il <g id="1">est</g> <g id="1">fermé</g>.'],
    ["of which two are missing", 'A <x id="1"/> b <x id="2"/> c', "A é"],
    [
      "crossed around words",
      'A <g id="1"><g id="2">b</g></g> c',
      'A <bx id="1"/>é<bx id="2"/>é<ex id="1"/>é<ex id="2"/>',
    ],
    ["closed before they open", 'A <g id="1">b</g> c', 'A <ex id="1"/>é<bx id="1"/>'],
    ["typed and unknown", bold, 'Il est &lt;g id="5"&gt;fermé&lt;/g&gt;.'],
  ])("%s are held", (_, source, target) => {
    expect(one(source, target)).toMatch(/^codes: /);
  });
});

describe("text", () => {
  it("is unescaped where it was escaped too often", () => {
    expect(one("Rock &amp; Roll", "Le rock &amp;amp; roll")).toBe("Le rock & roll");
    expect(one("Rock &amp; Roll", "Le rock &amp;amp;amp; roll", "Rock &amp;amp;amp; Roll")).toBe(
      "Le rock & roll",
    );
  });
  it("stays where the source shows entities itself", () => {
    expect(one("Write &amp;amp; for it.", "Écrivez &amp;amp; ici.")).toBe("Écrivez &amp; ici.");
  });
  it("loses the white space of an indented file", () => {
    expect(one("It rained.", "\n          Il\n          pleuvait.\n   ")).toBe("Il pleuvait.");
  });
  it.each([
    ["UTF-8 opened as windows-1252", "Il est dÃ©jÃ  fermÃ©", fr],
    ["UTF-8 opened as windows-1251", "РљРёС—РІ СЃС‚РѕР»РёС†СЏ", parseLocale("uk")],
    ["windows-1251 opened as windows-1252", "Êè¿â ñòîëèöÿ", parseLocale("uk")],
    ["replacement characters", "Il est d\ufffdj\ufffd ferm\ufffd", fr],
    ["question marks", "???? ????????", parseLocale("uk")],
    ["windows-1250 opened as windows-1252", "Kijów i £ód¿ le¿¹ daleko", parseLocale("pl")],
  ])("is held as damaged: %s", (_, target, locale) => {
    const { held, targets } = merged(
      [row("s1", "It is closed.", null)],
      [row("s1", "It is closed.", target)],
      { locale },
    );
    expect(targets).toEqual([null]);
    expect(held[0]).toMatch(/^letters: /);
  });
  it.each([
    ["« CAFÉ » – où ? Là‑bas…", fr],
    ["Київ — столиця «України»; Рівне", parseLocale("uk")],
    ["Łódź leży daleko — żółć", parseLocale("pl")],
    ["東京タワー（１２３）", parseLocale("ja")],
  ])("is no damage: %s", (target, locale) => {
    expect(
      merged([row("s1", "It is closed.", null)], [row("s1", "It is closed.", target)], { locale }).held,
    ).toEqual([]);
  });
  it("is held altogether where most of the file is damaged", () => {
    const sources = ["One came.", "Two left.", "Three stayed.", "Four ran."];
    const { held, targets } = merged(
      sources.map((source, index) => row(`s${index}`, source, null)),
      sources.map((source, index) => row(`s${index}`, source, index === 3 ? "Trois." : `Ã©tÃ© ${index}`)),
    );
    expect(targets).toEqual([null, null, null, null]);
    expect(held.map((line) => line.replace(/:.*/s, ""))).toEqual(["letters", "letters", "letters", "ruined"]);
  });
});

describe("sentences divided in another way", () => {
  const ours = [
    row("s1", "One came.", null),
    row("s2", "Two left on 3 May.", null),
    row("s3", "It rained.", null),
  ];
  it("are divided again where sentences correspond", () => {
    const joined = [
      row("1", "One came. Two left on 3 May.", "Un vint. Deux partirent le 3 mai."),
      row("2", "It rained.", "Il plut."),
    ];
    expect(merged(ours, joined)).toMatchObject({
      targets: ["Un vint.", "Deux partirent le 3 mai.", "Il plut."],
      held: [],
    });
  });
  it("are held whole where the sentences are not as many, or the figures are elsewhere", () => {
    const source = "One came. Two left on 3 May.";
    expect(merged(ours, [row("1", source, "Un vint et deux partirent le 3 mai.")]).held[0]).toMatch(
      /^cut: Un vint et/,
    );
    expect(merged(ours, [row("1", source, "Le 3 mai un vint. Deux partirent.")]).held[0]).toMatch(/^cut: /);
  });
  it("are joined again, with the codes of both pieces", () => {
    const current = [row("s1", 'One <x id="1"/> came, and <g id="2">two</g> left.', null)];
    const back = [
      row("a", 'One <x id="1"/> came,', 'Un <x id="1"/> vint,'),
      row("b", 'and <g id="1">two</g> left.', 'et <g id="1">deux</g> partirent.'),
    ];
    expect(merged(current, back)).toMatchObject({
      targets: ["Un {1} vint, et [2deux2] partirent."],
      held: [],
    });
  });
  it("are found among sentences that all begin alike", () => {
    const numbers = Array.from({ length: 60 }, (_, index) => index);
    const current = numbers.map((number) => row(`s${number}`, `Sentence ${number} is here.`, null));
    const back = numbers
      .filter((number) => number % 2 === 0)
      .map((number) =>
        row(
          `${number}`,
          `Sentence ${number} is here. Sentence ${number + 1} is here.`,
          `Phrase ${number}. Phrase ${number + 1}.`,
        ),
      );
    expect(merged(current, back)).toMatchObject({
      targets: numbers.map((number) => `Phrase ${number}.`),
      held: [],
    });
  });
  it("are held where a piece is not translated", () => {
    const current = [row("s1", "One came, and two left.", null)];
    const back = [row("a", "One came,", "Un vint,"), row("b", "and two left.", null)];
    expect(merged(current, back).held).toEqual(["piece: Un vint,"]);
  });
  it("are joined without a space in Japanese", () => {
    const current = [row("s1", "One came, and two left.", null)];
    const back = [row("a", "One came,", "一人来て、"), row("b", "and two left.", "二人去った。")];
    expect(merged(current, back, { locale: parseLocale("ja") }).targets).toEqual(["一人来て、二人去った。"]);
  });
});

describe("other sources", () => {
  it("an older wording's translation waits for adaptation", () => {
    const { changes, repairs } = merged(
      [row("s1", "Four ships waited outside the port on Monday.", null)],
      [row("s2", "Three ships waited outside the port on Monday.", "Trois navires attendaient.")],
    );
    expect(changes[0]).toMatchObject({
      state: "needs-adaptation",
      approved: false,
      remark: expect.stringContaining("«Three» became «Four»"),
    });
    expect(repairs).toHaveLength(1);
  });
  it("never replaces a translation of the present wording", () => {
    const { targets, held } = merged(
      [
        row("s1", "Four ships waited outside the port on Monday.", "Quatre navires attendaient.", {
          state: "translated",
        }),
      ],
      [row("s9", "Three ships waited outside the port on Monday.", "Trois navires attendaient.")],
    );
    expect(targets).toEqual(["Quatre navires attendaient."]);
    expect(held[0]).toBe("older: Trois navires attendaient.");
  });
  it("what is nowhere is held, also a note on it", () => {
    const back = [
      row("s1", "It rained.", "Il plut."),
      row("s8", "Gone for good.", "Parti.", { note: "Why?" }),
    ];
    expect(merged([row("s1", "It rained.", null)], back)).toMatchObject({
      targets: ["Il plut."],
      held: ["note: Why?", "elsewhere: Parti."],
    });
  });
  it("a copy of the source is no translation, unless somebody approved it", () => {
    expect(one("Reuters", "Reuters")).toBe(null);
    expect(
      merged(
        [row("s1", "Reuters", null)],
        [row("s1", "Reuters", "Reuters", { state: "final", approved: true })],
      ).targets,
    ).toEqual(["Reuters"]);
  });
});

describe("states", () => {
  it("a person's approval comes over, and is never lowered", () => {
    const current = [row("s1", "It rained.", "Il plut.", { state: "translated" })];
    const approve = merged(current, [
      row("s1", "It rained.", "Il plut.", { state: "final", approved: true }),
    ]);
    expect(approve.changes[0]).toMatchObject({ state: "final", approved: true });
    const final = [row("s1", "It rained.", "Il plut.", { state: "final", approved: true })];
    expect(merged(final, current).changes).toEqual([]);
  });
  it("an edited approved translation has the state that it came with", () => {
    const sent: Known = {
      kind: "sent",
      document: document([row("s1", "It rained.", "Il plut.", { state: "final", approved: true })]),
    };
    const { changes } = merged(
      [row("s1", "It rained.", "Il plut.", { state: "final", approved: true })],
      [row("s1", "It rained.", "Il a plu.", { state: "translated" })],
      { known: sent },
    );
    expect(changes[0]).toMatchObject({ state: "translated", approved: false });
  });
});

describe("notes", () => {
  it.each(["1.2", "2.1"] as const)(
    "that only repeat what stands there, also ours, are not added to %s",
    (version) => {
      const written = writeXliff(head(version), [
        { ...newBlock("u1", [newSegment("s1", "One.")]), context: "Heading 2" },
      ]);
      const before = readXliff(written, "a.xlf");
      const add = (...notes: string[]) =>
        addNotes(before, new Map(before.segments.map((segment) => [segment, notes] as const)));
      expect(add("Heading 2", "Heading 2\n")).toBe(written);
      expect(readXliff(add("Heading 2\nSure?"), "a.xlf").segments[0]?.notes).toEqual(["Heading 2\nSure?"]);
    },
  );
  it.each(["1.2", "2.1"] as const)("are added to %s, where they are read as the segment's", (version) => {
    const written = writeXliff(head(version), [
      newBlock("u1", [newSegment("s1", "One."), newSegment("s2", "Two.")]),
    ]);
    const before = readXliff(written, "a.xlf");
    const second = before.segments[1];
    if (!second) throw new Error("The file has no second segment.");
    const after = readXliff(addNotes(before, new Map([[second, ["Is this <right>?", "Sure."]]])), "a.xlf");
    expect(after.segments.map(({ notes }) => notes)).toEqual([[], ["Is this <right>?", "Sure."]]);
    const again = after.segments[1];
    if (!again) throw new Error("The second segment is gone.");
    expect(readXliff(addNotes(after, new Map([[again, ["More."]]])), "a.xlf").segments[1]?.notes).toEqual([
      "Is this <right>?",
      "Sure.",
      "More.",
    ]);
  });
});

describe("time", () => {
  it("grows with the size of the file", () => {
    const many = (target: string | null, join: number) =>
      Array.from({ length: 6000 / join }, (_, index) =>
        row(
          `${index}`,
          Array.from({ length: join }, (_x, at) => `Sentence ${index * join + at} of many here.`).join(" "),
          target,
        ),
      );
    const { result } = merged(many(null, 1), many("Une phrase. Deux phrases.", 2));
    expect(result.held.length + result.changes.size).toBeGreaterThan(0);
  });
});
