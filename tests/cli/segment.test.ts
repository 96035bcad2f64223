import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newsroom } from "../sync/newsroom.ts";
import { inProcess, jsonLines } from "./in-process.ts";

const HOUSE = `<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="yes"/>
  <body>
    <languagerules>
      <languagerule languagerulename="House">
        <!-- Councillors keep their names. -->
        <rule break="no"><beforebreak>\\bCllr\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
      </languagerule>
      <languagerule languagerulename="Bare">
        <rule break="no"><beforebreak>\\bAld\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
      </languagerule>
    </languagerules>
    <maprules>
      <languagemap languagepattern="en.*" languagerulename="House"/>
      <languagemap languagepattern=".*" languagerulename="Bare"/>
    </maprules>
  </body>
</srx>
`;

const room = newsroom("sourceLanguages: [en]\nlocales: [uk]\n");
const run = (args: readonly string[], input = "") =>
  inProcess(["segment", ...args], { cwd: room.root, input });
beforeAll(() => room.write("config/segmentation/house.srx", HOUSE));
afterAll(() => room.dispose());

describe("exonym segment --explain", () => {
  it("says of each place which rule decided, a team's own by its path", async () => {
    const { code, stdout, stderr } = await run(
      ["--language", "en", "--explain"],
      "Ask Cllr. Murphy.\n\nAld. Kim, née Lee\nNo mark\n",
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(
      [
        "1:11: no break: Ask Cllr. ⏐Murphy.",
        "    config/segmentation/house.srx:8: Councillors keep their names.",
        "3:6: no break: Ald. ⏐Kim, née Lee",
        "    config/segmentation/house.srx:11: (no comment) \\bAld\\. ⏐ \\s",
        "4: no rule says that a sentence could end here",
        "",
      ].join("\n"),
    );
  });

  it("reads a team's rules in the encoding that a tool wrote them in", async () => {
    const encodings = newsroom("sourceLanguages: [en]\nlocales: [uk]\n");
    const rules = HOUSE.replace('"UTF-8"', '"UTF-16"').replace("Cllr", "Rätin");
    encodings.write("config/segmentation/house.srx", Buffer.from(`\uFEFF${rules}`, "utf16le"));
    const args = ["segment", "--language", "en", "--json"];
    const { stdout } = await inProcess(args, { cwd: encodings.root, input: "Ask Rätin. Murphy.\n" });
    encodings.dispose();
    expect(jsonLines(stdout)).toEqual([["Ask Rätin. Murphy."]]);
  });

  it("shows built-in rules by file, line and words, and little of a long text", async () => {
    const long = "word ".repeat(20);
    const { stdout } = await run(["--language", "en", "--explain"], `${long}ends. Then ${long}\n`);
    expect(stdout).toMatch(
      /^1:107: break: …rd word word word ends\. ⏐Then word word w…\n {4}[a-z]+\.srx:\d+: \p{Lu}.+\.\n$/u,
    );
  });

  it("leaves out what would steer a terminal, and half characters", async () => {
    const { stdout } = await run(
      ["--language", "en", "--explain"],
      `😀${"a".repeat(19)}\u001B[2J. 123456789012345😀\n`,
    );
    expect(stdout.split("\n")[0]).toBe(`1:28: break: …${"a".repeat(18)} [2J. ⏐123456789012345…`);
  });

  it("gives scripts one object per place", async () => {
    const { stdout } = await run(
      ["--language", "en", "--explain", "--json"],
      "Ask Cllr. Murphy. He knows.\nNo mark\n",
    );
    expect(jsonLines(stdout)).toEqual([
      {
        line: 1,
        offset: 10,
        break: false,
        rule: {
          file: "config/segmentation/house.srx",
          line: 8,
          description: "Councillors keep their names.",
          break: false,
        },
      },
      { line: 1, offset: 18, break: true, rule: expect.objectContaining({ break: true }) },
    ]);
  });

  it.each(["en", "ja"])("breaks where «segment» cuts: %s", async (language) => {
    const text = "One. Two (three). “Four!” 5. six Dr. X。好。\n";
    const [sentences] = jsonLines((await run(["--language", language, "--json"], text)).stdout) as string[][];
    const places = jsonLines((await run(["--language", language, "--json", "--explain"], text)).stdout) as {
      offset: number;
      break: boolean;
    }[];
    const begins = places.filter((place) => place.break).map((place) => place.offset);
    expect([0, ...begins].map((begin, index) => text.trim().slice(begin, begins[index]))).toEqual(sentences);
  });
});

describe("the language of a text", () => {
  const UKRAINIAN = "Бібліотека відчинилася в понеділок, і багато людей прийшли подивитися.";

  it("is told among the project's where it is not named, and said", async () => {
    const { code, stdout, stderr } = await run(["--json"], `${UKRAINIAN} Так.\n${UKRAINIAN}\n`);
    expect([code, jsonLines(stdout)]).toEqual([0, [[`${UKRAINIAN} `, "Так."], [UKRAINIAN]]]);
    expect(stderr).toBe("The text is taken for uk; --language says otherwise.\n");
    expect((await run(["--json", "--quiet"], UKRAINIAN)).stderr).toBe("");
  });

  it("is asked for where it cannot be told", async () => {
    const { code, stdout, stderr } = await run([], "12.\n");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      "standard input: The language of the text could not be told among the project's (en, uk). Name it, as in --language uk.\n",
    );
    expect(await run(["--json"], "\n")).toMatchObject({ code: 0, stdout: '[""]\n', stderr: "" });
  });

  it("is said to be hard to cut, once", async () => {
    const { stderr } = await run(["--language", "th"], "ฝนตก เขาไม่มา\nฝนตก\n");
    expect(stderr).toMatch(/^Low confidence: Thai [^\n]+\.\n$/);
  });
});

describe("exonym segment test", () => {
  const SPLITS = `language: en
# Councillors.
Ask Cllr. Murphy. | He knows.
# Aldermen.
Ask Ald. | Kim. He knows.
`;

  it("shows what is not cut as expected, and why; exit code 1", async () => {
    room.write("splits.txt", SPLITS);
    const { code, stdout, stderr } = await run(["test", "splits.txt"]);
    expect([code, stderr]).toEqual([1, "1 of 2 paragraphs not cut as expected.\n"]);
    expect(stdout.split("\n")).toEqual([
      "splits.txt:5: not cut as expected: Aldermen.",
      "  expected: Ask Ald. | Kim. He knows.",
      "  found:    Ask Ald. Kim. | He knows.",
      "  missing: Ask Ald. ⏐Kim. He knows.",
      "    config/segmentation/house.srx:11: (no comment) \\bAld\\. ⏐ \\s",
      "  too many: Ask Ald. Kim. ⏐He knows.",
      expect.stringMatching(/^ {4}[a-z]+\.srx:\d+: /),
      "",
    ]);
  });

  it("gives scripts one object per paragraph, wherever --json stands", async () => {
    room.write("splits.txt", SPLITS);
    const { code, stdout } = await run(["test", "--json", "splits.txt"]);
    expect(code).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([
      {
        file: "splits.txt",
        line: 3,
        language: "en",
        right: true,
        expected: [18],
        found: [18],
        differences: [],
      },
      {
        line: 5,
        description: "Aldermen.",
        right: false,
        expected: [9],
        found: [14],
        differences: [
          { offset: 9, expected: true, rule: { file: "config/segmentation/house.srx" } },
          { offset: 14, expected: false },
        ],
      },
    ]);
    expect((await run(["--json", "test", "splits.txt"])).stdout).toBe(stdout);
  });

  it("says that a team's rules are not known below the project's folder", async () => {
    room.write("config/segmentation/splits.txt", SPLITS);
    const cwd = `${room.root}/config/segmentation`;
    const { stderr } = await inProcess(["segment", "test", "splits.txt"], { cwd });
    expect(stderr).toMatch(/^There is no project in this folder: the built-in rules are tried alone\.\n/);
  });

  it("is content where all is as expected", async () => {
    const { code, stdout, stderr } = await run(["test", "-", "--language", "uk"], "Так. | Ні.\n");
    expect([code, stdout, stderr]).toEqual([0, "", "1 paragraph cut as expected.\n"]);
  });

  it("looks at all files, and says what is wrong with one; exit code 2", async () => {
    room.write("splits.txt", SPLITS);
    room.write("empty.txt", "# Nothing yet.\n");
    const { code, stderr } = await run(["test", "none.txt", "empty.txt", "splits.txt"]);
    expect(code).toBe(2);
    expect(stderr.split("\n")).toEqual([
      "none.txt: There is no such file. Check the path.",
      "empty.txt: There is no paragraph in the file. Write one per line, with | where a sentence ends.",
      "1 of 2 paragraphs not cut as expected.",
      "",
    ]);
    expect((await run(["test", "-"], "So. | No.\n")).stderr).toBe(
      "standard input:1:1: The language of this line is not known. Put a line such as «language: uk» before it, or use --language.\n",
    );
  });
});
