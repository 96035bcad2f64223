import { describe, expect, test } from "vitest";
import { text } from "../../src/article/content.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import states from "../../src/xliff/states.json" with { type: "json" };
import table from "../../src/xliff/tool-states.json" with { type: "json" };

const studio = (conf: string, target = "Bonjour") =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2"><file original="a" source-language="en" target-language="fr" datatype="x"><body><trans-unit id="t"><source>Hello. Bye.</source><seg-source><mrk mtype="seg" mid="1">Hello.</mrk> <mrk mtype="seg" mid="2">Bye.</mrk></seg-source><target><mrk mtype="seg" mid="1">${target}</mrk> <mrk mtype="seg" mid="2">Au revoir.</mrk></target><sdl:seg-defs><sdl:seg id="1" conf="${conf}" origin="interactive"/><sdl:seg id="2" conf="Draft"/></sdl:seg-defs></trans-unit></body></file></xliff>`;
const onUnit = (binding: string, attribute: string) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" ${binding} version="1.2"><file original="a" source-language="en" target-language="fr" datatype="x"><body><trans-unit id="t" ${attribute}><source>Hello.</source><target>Bonjour.</target></trans-unit></body></file></xliff>`;

function stateOf(xml: string, index = 0): string | undefined {
  return readXliff(xml, "a.xlf").segments[index]?.state;
}

describe("states that tools keep in attributes of their own", () => {
  test.each([
    ["Translated", "translated"],
    ["Draft", "needs-review-translation"],
    ["RejectedTranslation", "needs-review-translation"],
    ["ApprovedTranslation", "signed-off"],
    ["ApprovedSignOff", "final"],
    ["SomethingNew", "translated"],
  ])("Trados Studio's %s is %s, for its own mark alone", (conf, state) => {
    expect(stateOf(studio(conf))).toBe(state);
    expect(stateOf(studio(conf), 1)).toBe("needs-review-translation");
  });

  test.each([
    ['xmlns:mq="MQXliff"', 'mq:status="ManuallyConfirmed"', "translated"],
    ['xmlns:mq="MQXliff"', 'mq:status="PartiallyEdited"', "needs-review-translation"],
    ['xmlns:mq="Other"', 'mq:status="PartiallyEdited"', "translated"],
    ['xmlns:m="http://www.memsource.com/mxlf/2.0"', 'm:confirmed="0"', "needs-review-translation"],
    ['xmlns:m="http://www.memsource.com/mxlf/2.0"', 'm:confirmed="1"', "translated"],
  ])("%s %s is %s", (binding, attribute, state) => {
    expect(stateOf(onUnit(binding, attribute))).toBe(state);
  });

  test("a state of the standard has the last word", () => {
    const xml = onUnit('xmlns:mq="MQXliff"', 'mq:status="PartiallyEdited"');
    expect(stateOf(xml.replace("<target>", '<target state="final">'))).toBe("final");
  });

  test("a state that is set is set there too, and nothing else", () => {
    const xml = studio("Draft");
    const document = readXliff(xml, "a.xlf");
    const [first] = document.segments;
    if (first === undefined) throw new Error("no segment");
    const change = { target: [text("Salut")], state: "translated", origin: "human" } as const;
    expect(patchXliff(document, new Map([[first, change]]))).toBe(studio("Translated", "Salut"));
  });

  test("the table names states of ours only, and each of them", () => {
    const ours = Object.keys(states["written-1.2"]).sort();
    for (const { read, written } of table) {
      expect(Object.keys(written).sort()).toEqual(ours);
      for (const state of Object.values(read)) expect(ours).toContain(state);
    }
  });
});
