import { describe, expect, it } from "vitest";
import { ExonymError } from "../../../src/article/problem.ts";
import { decodeXml } from "../../../src/project/encoding.ts";
import { readXliff } from "../../../src/xliff/read.ts";
import { SEEDS } from "./seeds.ts";

/** What a file says when it is read; `null` where it is taken. */
function refusalOf(bytes: Uint8Array): ExonymError | null {
  try {
    readXliff(decodeXml(bytes, "a.xlf").text, "a.xlf");
    return null;
  } catch (error) {
    if (error instanceof ExonymError) return error;
    throw error;
  }
}

describe("a file that is cut", () => {
  it.each(SEEDS.map((bytes, index) => [index, bytes] as const))(
    "at any byte is refused with a place (file %i)",
    (_index, bytes) => {
      // What is behind the last element may be lost.
      const whole = bytes.lastIndexOf(">") + 1;
      for (let length = 0; length < whole; length++) {
        const refusal = refusalOf(bytes.subarray(0, length));
        if (refusal === null) throw new Error(`It is read when cut at ${length}.`);
        const { position, file } = refusal.problem;
        // Half of a UTF-16 character has no line.
        if (position === undefined) expect(refusal.message, String(length)).toMatch(/UTF-16/);
        expect(file).toBe("a.xlf");
      }
      expect(refusalOf(bytes)).toBeNull();
    },
  );
});

describe("a file that is made to grow", () => {
  const wrap = (doctype: string, inside: string) =>
    Buffer.from(
      `<?xml version="1.0"?>${doctype}<xliff version="1.2"><file><body>${inside}</body></file></xliff>`,
    );

  it.each([
    ["laughs a billion times", wrap(laughs(), "&l9;")],
    [
      "repeats one long entity",
      wrap(`<!DOCTYPE x [<!ENTITY e "${"x".repeat(100_000)}">]>`, "&e;".repeat(100_000)),
    ],
    ["names a file of the machine", wrap('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;")],
    ["names a file of the network", wrap('<!DOCTYPE x SYSTEM "http://localhost:1/x.dtd">', "&e;")],
    ["has a parameter entity", wrap('<!DOCTYPE x [<!ENTITY % p SYSTEM "http://localhost:1/x"> %p;]>', "")],
  ])("is refused at once where it %s", (_name, bytes) => {
    expect(refusalOf(bytes)?.problem.position).toBeDefined();
  });
});

function laughs(): string {
  const levels = Array.from(
    { length: 9 },
    (_each, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
  );
  return `<!DOCTYPE x [<!ENTITY l0 "ha">${levels.join("")}]>`;
}
