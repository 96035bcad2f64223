import { describe, expect, it } from "vitest";
import { readGlossaryCsv } from "../../src/glossary/csv.ts";
import { checkFiles } from "../../src/sync/check.ts";

const csv =
  "id,en,fr,fr:forbidden,valid-from,valid-until\nnew,Astana,Astana,Noursoultan,2022-09-17,\nold,Nur-Sultan,Noursoultan,Astana,2019-03-23,2022-09-16\n";
const glossary = { concepts: readGlossaryCsv(csv, "g.csv").concepts };
const xliff = (source: string, target: string) =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" datatype="plaintext"><body><trans-unit id="1"><source>${source}</source><target state="translated">${target}</target></trans-unit></body></file></xliff>`;

describe("names that hold for some days only", () => {
  it.each([
    ["2022-09-16", "Nur-Sultan said", "Astana a dit", ["glossary-forbidden old"]],
    ["2022-09-16", "Nur-Sultan said", "Noursoultan a dit", []],
    ["2022-09-17", "Astana said", "Noursoultan a dit", ["glossary-forbidden new"]],
    ["2022-09-17", "Astana said", "Astana a dit", []],
  ])("on %s «%s» is not «%s»: %j", async (today, source, target, expected) => {
    const { findings } = await checkFiles(["a.xlf"], glossary, {}, async () => xliff(source, target), {
      today,
    });
    expect(findings.map(({ check, concept }) => `${check} ${concept}`).sort()).toEqual(expected);
  });
});
