import { describe, expect, it } from "vitest";
import { formatProblem } from "../../src/article/problem.ts";
import { readWaivers } from "../../src/project/waivers.ts";

const CHECKS = new Set(["numbers", "glossary-missing"]);
const read = (text: string) => readWaivers(text, "config/waivers.yaml", CHECKS);
const problems = (text: string) => read(text).problems.map(formatProblem);

describe("config/waivers.yaml", () => {
  it("is read behind a byte order mark", () => {
    expect(read("\uFEFF- {check: numbers, reason: so}\n").problems).toEqual([]);
    expect(read("\uFEFF- {chek: numbers, reason: so}\n").problems[0]?.position).toEqual({
      line: 1,
      column: 4,
    });
  });

  it("is a list of decisions, each with its place", () => {
    const text =
      "# house\n- check: numbers\n  article: 2024/**\n  reason: In words.\n- {check: glossary-missing, term: kyiv, locale: pt-br, unit: u1, until: 2027-01-31, reason: Soon.}\n";
    expect(read(text)).toEqual({
      problems: [],
      waivers: [
        {
          check: "numbers",
          article: "2024/**",
          reason: "In words.",
          locale: undefined,
          file: "config/waivers.yaml",
          position: { line: 2, column: 3 },
        },
        {
          check: "glossary-missing",
          term: "kyiv",
          locale: "pt-BR",
          unit: "u1",
          until: "2027-01-31",
          reason: "Soon.",
          file: "config/waivers.yaml",
          position: { line: 5, column: 3 },
        },
      ],
    });
  });

  it.each(["", "\uFEFF# nothing yet\n", "\n\n  # no\r\n", "[]\n"])("may be empty: %j", (text) => {
    expect(read(text)).toEqual({ waivers: [], problems: [] });
  });

  it.each([
    ["- check: numbers\n", "1:3: The waiver does not say why."],
    ["- reason: because\n", "1:3: The waiver does not say which check"],
    ["- {check: numbrs, reason: x}\n", "1:11: There is no check «numbrs». Did you mean numbers?"],
    ["- {check: numbers, reason: ''}\n", "1:28: «reason» has to be a text."],
    [
      "- {check: numbers, reson: x, reason: y}\n",
      "1:20: A waiver has no key «reson». Did you mean «reason»?",
    ],
    ["- {check: numbers, reason: x, until: 2027-02-30}\n", "1:38: «2027-02-30» is no day."],
    ["- {check: numbers, reason: x, locale: '!'}\n", "1:39: «!» is no locale."],
    ["- {check: numbers, reason: x, article: ../a.md}\n", "1:40: «../a.md» is no path"],
    ["- {check: numbers, reason: x, article: '{a,b}{a,b}{a,b}{a,b}{a,b}'}\n", "is no path"],
    ["- {check: numbers, reason: x, term: 2024}\n", "1:37: «term» has to be a text."],
    ["- numbers\n", "1:3: A waiver is a map of keys."],
    ["check: numbers\n", "1:1: Waivers are a list."],
    ["- [\n", "is not valid YAML"],
    ["- {check: numbers, __proto__: x, reason: y}\n", "A waiver has no key «__proto__»"],
  ])("says what is wrong in %j", (text, problem) => {
    expect(problems(text).join("\n")).toContain(problem);
    expect(problems(text)[0]).toMatch(/^config\/waivers\.yaml:\d+:\d+: /);
    expect(read(text).waivers).toEqual([]);
  });

  it("keeps what is right beside what is wrong", () => {
    const { waivers, problems: found } = read("- {check: numbers, reason: x}\n- {check: numbers}\n");
    expect([waivers.length, found.length]).toEqual([1, 1]);
  });

  it("bounds what it reads", () => {
    expect(problems(`${"- {check: numbers, reason: x}\n".repeat(10_001)}`).join()).toContain(
      "more than 10000",
    );
    expect(problems(`# ${"x".repeat(4_000_001)}\n- a`).join()).toContain("longer than");
    expect(
      problems(`- {${Array.from({ length: 100 }, (_, index) => `k${index}: x`).join(", ")}}\n`).length,
    ).toBeLessThan(30);
  });
});
