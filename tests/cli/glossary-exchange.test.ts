import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Newsroom, newsroom } from "../sync/newsroom.ts";
import { inProcess } from "./in-process.ts";

const TBX =
  '<martif type="TBX"><text><body><termEntry id="kyiv"><descrip type="context">x</descrip><langSet xml:lang="en"><tig><term>Kyiv</term></tig></langSet><langSet xml:lang="uk"><tig><term>Київ</term></tig></langSet></termEntry></body></text></martif>\n';

const opened: Newsroom[] = [];
function open(files: Record<string, string> = {}): Newsroom {
  const room = newsroom("sourceLanguages: [en]\nlocales: [uk]\n", {});
  for (const [path, text] of Object.entries(files)) room.write(path, text);
  opened.push(room);
  return room;
}
afterEach(() => {
  for (const room of opened.splice(0)) room.dispose();
});
const run = (room: Newsroom, args: string[], input = "") =>
  inProcess(["glossary", ...args], { cwd: room.root, input });

describe("exonym glossary import", () => {
  it("makes a CSV of another tool's file, says what is not read, and replaces nothing", async () => {
    const room = open({ "Term base.tbx": TBX });
    const first = await run(room, ["import", "Term base.tbx"]);
    expect(first).toMatchObject({ code: 0, stdout: "" });
    expect(first.stderr).toBe(
      "Not read: Term base.tbx:1:53: The data category «context» is not read. It is left out, as the glossary has no place for it.\n" +
        "config/glossary/Term-base.csv: 1 concept.\n",
    );
    expect(room.read("config/glossary/Term-base.csv")).toBe("id,en,uk\nkyiv,Kyiv,Київ\n");
    expect((await run(room, ["list"])).stdout).toBe("kyiv: en Kyiv, uk Київ\n");
    const second = await run(room, ["import", "Term base.tbx"]);
    expect(second.code).toBe(2);
    expect(second.stderr).toContain("There is a file of this name already, and an import replaces nothing.");
  });

  it("takes the languages of two columns from the command line", async () => {
    const room = open();
    const told = await run(
      room,
      ["import", "-", "--source", "en", "--target", "uk", "--out", "-"],
      "Kyiv,Київ\n",
    );
    expect(told).toMatchObject({ code: 0, stdout: "id,en,uk\nKyiv,Kyiv,Київ\n" });
    const untold = await run(room, ["import", "-", "--out", "-"], "Kyiv,Київ\n");
    expect(untold).toMatchObject({ code: 2, stdout: "" });
    expect(untold.stderr).toContain("standard input:1:1: The first row, «Kyiv, Київ», names no language.");
  });

  it("keeps what can be read of a file with mistakes, and does not call that fine", async () => {
    const room = open({ "x.csv": "en,kind\nKyiv,plaec\nKursk,place\n" });
    const { code, stderr } = await run(room, ["import", "x.csv", "--out", "y.csv"]);
    expect(code).toBe(2);
    expect(stderr).toContain("x.csv:2:6: «plaec» is not a kind of concept.");
    expect(room.read("y.csv")).toBe("id,kind,en\nKyiv,,Kyiv\nKursk,place,Kursk\n");
  });

  it("writes another format where --out has its ending", async () => {
    const room = open({ "t.tbx": TBX });
    expect((await run(room, ["import", "t.tbx", "--out", "t.tsv"])).code).toBe(0);
    expect(room.read("t.tsv")).toBe("id\ten\tuk\nkyiv\tKyiv\tКиїв\n");
  });

  it("does not take a file of bytes for text", async () => {
    const room = open({ "a.csv": "en,uk\nKyiv,Київ\n" });
    room.write("b.csv", Buffer.from("en,uk\nKyiv,\xca\n", "latin1"));
    expect((await run(room, ["import", "b.csv"])).stderr).toContain(
      "b.csv:2:6: The byte 0xCA is not valid UTF-8.",
    );
    expect(existsSync(join(room.root, "config/glossary/b.csv"))).toBe(false);
  });
});

describe("exonym glossary export", () => {
  const GLOSSARY = { "config/glossary/g.csv": "id,en,uk,uk:forms\nkyiv,Kyiv,Київ,Києва\n" };

  it("writes the project's glossary in the format of the option or of the name", async () => {
    const room = open(GLOSSARY);
    expect((await run(room, ["export"])).stdout).toBe(GLOSSARY["config/glossary/g.csv"]);
    const utx = await run(room, ["export", "--format", "utx"]);
    expect(utx.stdout).toContain("Kyiv\tКиїв\t\t\tapproved\t\tkyiv\r\n");
    expect(utx.stderr).toBe("UTX cannot say forms: left out 1 time.\n");
    expect((await run(room, ["export", "--out", "g.tbx", "--style", "dct"])).code).toBe(0);
    expect(room.read("g.tbx")).toContain("<exonym:form>Києва</exonym:form>");
    const basic = await run(room, ["export", "--format", "tbx", "--dialect", "basic"]);
    expect(basic.stdout).toContain('type="TBX-Basic"');
    expect(basic.stderr).toBe("TBX-Basic cannot say form: left out 1 time.\n");
  });

  it("refuses what makes no sense, and to write over what it reads", async () => {
    const room = open(GLOSSARY);
    const dialect = await run(room, ["export", "--dialect", "min"]);
    expect(dialect).toMatchObject({ code: 2, stdout: "" });
    expect(dialect.stderr).toContain("Dialects and styles are of TBX, and this is CSV.");
    expect((await run(room, ["export", "--out", "config/glossary/g.csv"])).code).toBe(2);
    expect((await run(room, ["export", "--format", "xls"])).code).toBe(2);
  });

  it("comes back by an import as it was", async () => {
    const room = open(GLOSSARY);
    await run(room, ["export", "--out", "g.tbx"]);
    const { stdout } = await run(room, ["import", "g.tbx", "--out", "-"]);
    expect(stdout).toBe(GLOSSARY["config/glossary/g.csv"]);
  });
});
