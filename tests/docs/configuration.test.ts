import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import schema from "../../src/project/configuration.schema.json" with { type: "json" };
import { parseConfiguration } from "../../src/project/configuration.ts";
import { describeConfiguration } from "../../src/project/configuration-docs.ts";
import { fillRegions } from "./regions.ts";

const page = readFileSync(new URL("../../docs/configuration.md", import.meta.url), "utf8");

describe("docs/configuration.md", () => {
  it("says what the schema says of its keys", async () => {
    const made = fillRegions(page, describeConfiguration);
    await expect(made).toMatchFileSnapshot("../../docs/configuration.md");
  });

  it("has every key, with meaning, type, default and example", () => {
    const rows = page.match(/^\| `.*$/gm) ?? [];
    const keys = Object.entries(schema.properties).flatMap(([key, node]) =>
      "properties" in node ? Object.keys(node.properties).map((child) => `${key}.${child}`) : [key],
    );
    expect(rows.map((row) => /`(.*?)`/.exec(row)?.[1])).toEqual(keys);
    for (const row of rows) expect(row.split(" | ").every((cell) => cell.length > 2)).toBe(true);
    for (const key of Object.keys(schema.properties))
      expect(page).toMatch(new RegExp(`\`\`\`yaml\n${key}: ?\\S|\`\`\`yaml\n${key}:\n`));
  });

  it("gives examples that are valid", () => {
    const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml ?? "");
    expect(examples.length).toBeGreaterThan(15);
    for (const yaml of examples) {
      const document = parseDocument(yaml);
      const given: unknown = document.toJS() ?? {};
      const whole = {
        sourceLanguages: ["en"],
        locales: ["fr", "fa", "th", "ar", "mr"],
        ...(given as object),
      }; // every example is a map
      expect(parseConfiguration(JSON.stringify(whole), "exonym.yaml", ".").problems, yaml).toEqual([]);
    }
  });

  it("shows the messages that come", () => {
    const wrong = "sourceLanguage: [en]\nlocales: [fr]\n\nfallback: sorce\n";
    const calendar = "sourceLanguages: [en]\nlocales: [fr]\n\n\n\n\n\ncalendar: {fr: gregorian}\n";
    const said = [wrong, calendar].flatMap((yaml) =>
      parseConfiguration(yaml, "config/exonym.yaml", ".").problems.map(
        ({ file, position, message, advice }) =>
          `${file}:${position?.line}:${position?.column}: ${message} ${advice}`,
      ),
    );
    expect(said).toHaveLength(3);
    for (const line of said) expect(page).toContain(line);
  });
});
