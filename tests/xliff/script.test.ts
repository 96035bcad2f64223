import { describe, expect, test } from "vitest";
import { readXliff } from "../../src/xliff/read.ts";
import { applyEdits, listSegments, parseEdits } from "../../src/xliff/script.ts";

const FILE = `<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="a" source-language="en" target-language="fr" datatype="plaintext">
    <body>
      <trans-unit id="1"><source>One <g id="1">two</g> &amp; three</source></trans-unit>
      <trans-unit id="1"><source>Again</source><target>Encore</target></trans-unit>
      <trans-unit id="2"><source>Br<x id="1"/></source><target state="new"/></trans-unit>
    </body>
  </file>
</xliff>
`;
const document = readXliff(FILE, "a.xlf");

function edit(line: string): string {
  return applyEdits(document, parseEdits(line, "e.jsonl"), "e.jsonl");
}

describe("listing segments", () => {
  test("gives inner XML as it stands, and names that are unique", () => {
    expect(listSegments(document)).toEqual([
      {
        file: "a.xlf",
        unit: "1",
        segment: "1",
        source: 'One <g id="1">two</g> &amp; three',
        target: null,
        state: "needs-translation",
        line: 5,
      },
      {
        file: "a.xlf",
        unit: "1",
        segment: "1#2",
        source: "Again",
        target: "Encore",
        state: "translated",
        line: 6,
      },
      {
        file: "a.xlf",
        unit: "2",
        segment: "2",
        source: 'Br<x id="1"/>',
        target: "",
        state: "needs-translation",
        line: 7,
      },
    ]);
  });
});

describe("setting targets", () => {
  test("splices inner XML as it is, and leaves the rest", () => {
    const text = edit(
      '{"unit": "1", "segment": "1#2", "target": "A&#233; <x id=\\"9\\"/>"}\n\n{"unit": "2", "segment": "2", "target": "B", "state": "final"}\n',
    );
    expect(text).toBe(
      FILE.replace("Encore", 'A&#233; <x id="9"/>')
        .replace('<target state="new"/>', '<target state="final">B</target>')
        .replace('<trans-unit id="2">', '<trans-unit id="2" approved="yes">'),
    );
  });

  test("setting what is there changes nothing", () => {
    expect(edit('{"unit": "1", "segment": "1#2", "target": "Encore"}')).toBe(FILE);
  });

  test.each([
    ['{"unit": "9", "segment": "1", "target": "x"}', /e\.jsonl:1:1: .*no segment 1 in unit 9/],
    ['\n{"unit": "1", "segment": "1", "target": "a < b"}', /e\.jsonl:2:1: .*not well-formed/],
    ['{"unit": "1", "segment": "1", "target": "</target><target>"}', /not well-formed/],
    ['{"unit": "1", "segment": "1", "target": "<!-- "}', /not well-formed/],
    ['{"unit": "1", "segment": "1", "target": "<b>x</b>"}', /<b>, which is no inline element/],
    ['{"unit": "1", "segment": "1", "target": "<q xmlns=\\"u\\"/>"}', /no inline element/],
    ['{"unit": "1", "segment": "1", "target": "\\u0001"}', /not well-formed/],
    ['{"unit": "1", "segment": "1"}', /«target» is missing/],
    ['{"unit": "1", "segment": "1", "target": 5}', /«target» is missing or not a string/],
    ["[]", /«unit» is missing/],
    ["{", /not JSON/],
    ["null", /not a JSON object/],
    ['{"unit": "1", "segment": "1", "target": "x", "state": "done"}', /"done" is not a state/],
    [
      '{"unit": "1", "segment": "1", "target": "x"}\n{"unit": "1", "segment": "1", "target": "y"}',
      /e\.jsonl:2:1: .*set twice/,
    ],
  ])("refuses %s", (line, message) => {
    expect(() => edit(line)).toThrow(message);
  });
});
