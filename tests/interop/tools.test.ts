import { afterEach, describe, expect, it } from "vitest";
import { type Desk, openDesk, prefilled, tasksOf, XLIFF } from "./desk.ts";
import { type Expected, mergeAndCheck, syncAndCheck } from "./returning.ts";
import { OKAPI, OMEGAT, overGettext, pretranslated, type Tool, TRANSLATE_TOOLKITS } from "./tools.ts";

const TOOLS: readonly Tool[] = [OMEGAT, ...TRANSLATE_TOOLKITS, OKAPI];

/** What a test is called, and why it is skipped, where it is. */
const titled = ({ name, missing }: Tool) => (missing === null ? name : `${name} (skipped: ${missing})`);

const NOTE = "Is «pact» meant as a treaty & no more?";

let desk: Desk | undefined;
afterEach(() => desk?.room.dispose());

/** A new desk, as the tool can work on it: desks of a version are equal, so one's returned file fits the other. */
async function ready(
  tool: Tool,
  version: "1.2" | "2.1",
): Promise<{ readonly file: string; readonly desk: Desk }> {
  const opened = await openDesk(version);
  desk = opened;
  return tool.showsTargetsOnly ? prefilled(opened) : { file: opened.sent.text, desk: opened };
}

describe.each(TOOLS.map((tool) => [titled(tool), tool] as const))("%s", (_, tool) => {
  const versions = (["1.2", "2.1"] as const).map((version) => {
    const reads = tool.missing !== null || tool.reads.includes(version);
    return [reads ? version : `${version} (skipped: it does not read that)`, version] as const;
  });
  describe.each(versions)("and %s", (_, version) => {
    const skip = tool.missing !== null || !tool.reads.includes(version);
    let returned: string | undefined;
    const back = (file: string, on: Desk) => {
      const [first, ...others] = tasksOf(on);
      returned ??= tool.work(file, first ? [{ ...first, note: NOTE }, ...others] : []);
      return returned;
    };
    /** What may differ, and the note that has to be there. */
    const expected = (on: Desk, own: Expected = {}): Expected => {
      const [segment = ""] = on.typed.keys();
      return tool.writesNotes ? { ...own, note: { segment, text: NOTE } } : own;
    };

    it.skipIf(skip)("is merged, and nothing is lost or invented", async () => {
      const start = await ready(tool, version);
      const file = back(start.file, start.desk);
      expect(await mergeAndCheck(start.desk, file, expected(start.desk))).toEqual([]);
    });

    it.skipIf(skip)("is put in the place of ours, and nothing is lost or invented", async () => {
      const start = await ready(tool, version);
      const file = back(start.file, start.desk);
      expect(await syncAndCheck(start.desk, file, expected(start.desk, tool.inPlace?.[version]))).toEqual([]);
    });
  });
});

describe.skipIf(OMEGAT.missing !== null)(`${titled(OMEGAT)}, by its own filter`, () => {
  it("shows nothing of a file of 2.1", async () => {
    const start = await ready(OMEGAT, "2.1");
    expect(() => OMEGAT.work(start.file, tasksOf(start.desk))).toThrow("OmegaT does not show");
  });
});

const [debian] = TRANSLATE_TOOLKITS;
describe.skipIf(!debian || debian.missing !== null)("xliff2po, a PO editor, po2xliff", () => {
  it("gives plain sentences back, and what lacks its codes is kept aside", async () => {
    const start = await openDesk("1.2");
    desk = start;
    const tasks = tasksOf(start);
    const returned = overGettext(start.sent.text, tasks);
    const coded = tasks.filter(({ target }) => target.some((part) => typeof part === "number"));
    const expected: Expected = { held: new Set(coded.map(({ segment }) => segment)) };
    expect(await mergeAndCheck(start, returned, expected)).toEqual([]);
  });
});

describe.skipIf(!debian || debian.missing !== null)("pretranslate", () => {
  it("fills what is empty; that it resets states and repeats our notes does no harm", async () => {
    const start = await openDesk("1.2");
    desk = start;
    const empty = new Set<string>(
      start.sent.segments.flatMap(({ id, target }) => (target === null ? [id] : [])),
    );
    const filling: Desk = { ...start, typed: new Map([...start.typed].filter(([id]) => empty.has(id))) };
    const earlier = debian?.work(start.sent.text, tasksOf(filling)) ?? "";
    const returned = pretranslated(start.sent.text, earlier);
    expect(returned).toContain("<note>Heading 2</note>");
    expect(await mergeAndCheck(filling, returned)).toEqual([]);
    expect(start.room.read(XLIFF)).not.toContain("<note>");
  });
});
