import { readFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterEach, expect, it } from "vitest";
import { type Newsroom, newsroom } from "../sync/newsroom.ts";
import { inProcess, jsonLines } from "./in-process.ts";

let room: Newsroom | undefined;
afterEach(() => room?.dispose());

const FILE = `<?xml version="1.0" encoding="windows-1251"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.md" source-language="en" target-language="uk" datatype="plaintext"><body>
<trans-unit id="1"><source>Kyiv</source><target state="translated">Київ</target></trans-unit>
</body></file></xliff>
`;

function open(bytes: Uint8Array): Newsroom {
  const one = newsroom("sourceLanguages: [en]\nlocales: [uk]\n");
  room = one;
  one.write("a.xlf", bytes);
  return one;
}

it("lists, checks and sets a file in its own charset, with references for what that lacks", async () => {
  const one = open(iconv.encode(FILE, "windows-1251"));
  const listed = await inProcess(["xliff", "list", "a.xlf"], { cwd: one.root });
  expect(jsonLines(listed.stdout)).toMatchObject([{ target: "Київ" }]);
  expect(await inProcess(["check", "a.xlf"], { cwd: one.root })).toMatchObject({ code: 0 });
  one.write("edits.jsonl", '{"unit": "1", "segment": "1", "target": "Київ 東"}\n');
  expect(
    await inProcess(["xliff", "set", "a.xlf", "--edits", "edits.jsonl"], { cwd: one.root }),
  ).toMatchObject({ code: 0 });
  const after = readFileSync(join(one.root, "a.xlf"));
  expect(iconv.decode(after, "windows-1251")).toBe(FILE.replace(">Київ<", ">Київ &#x6771;<"));
  expect(jsonLines((await inProcess(["xliff", "list", "a.xlf"], { cwd: one.root })).stdout)).toMatchObject([
    { target: "Київ &#x6771;" },
  ]);
});

it("keeps UTF-16 with its byte order", async () => {
  const text = FILE.replace("windows-1251", "UTF-16");
  const one = open(iconv.encode(text, "utf-16be", { addBOM: true }));
  one.write("edits.jsonl", '{"unit": "1", "segment": "1", "target": "Ки\u0457в!"}\n');
  expect(
    await inProcess(["xliff", "set", "a.xlf", "--edits", "edits.jsonl"], { cwd: one.root }),
  ).toMatchObject({ code: 0 });
  const after = readFileSync(join(one.root, "a.xlf"));
  expect(after.equals(iconv.encode(text.replace(">Київ<", ">Київ!<"), "utf-16be", { addBOM: true }))).toBe(
    true,
  );
});

it("refuses a file that says a wrong charset, everywhere", async () => {
  const one = open(Buffer.from(FILE));
  for (const args of [
    ["xliff", "list", "a.xlf"],
    ["check", "a.xlf"],
  ]) {
    expect(await inProcess(args, { cwd: one.root })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("a.xlf:1:1: The file says that it is windows-1251, but it is UTF-8."),
    });
  }
});
