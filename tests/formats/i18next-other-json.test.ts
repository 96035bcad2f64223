import { describe, expect, it } from "vitest";
import { text } from "../../src/article/content.ts";
import { formatFor } from "../../src/formats/formats.ts";
import { i18next } from "../../src/formats/i18next.ts";
import { OPTIONS, translate } from "./sample.ts";

const formatOf = (json: string) => formatFor("ui.json", Buffer.from(json))?.name;
const warningsOf = (source: unknown) =>
  i18next.parse(JSON.stringify(source, null, 2), OPTIONS).warnings ?? [];

describe("JSON that is no resource", () => {
  it.each([
    '{"name": "x", "version": "1.0.0", "scripts": {"test": "vitest"}}',
    '{"name": "x", "devDependencies": {"vitest": "^4.0.0"}}',
    '{"peerDependencies": {"react": ">= 18"}}',
    '{"name": "x", "main": "dist/index.js"}',
    '{"type": "module"}',
    '{"name": "x", "lockfileVersion": 3, "packages": {}}',
    '{"require": {"php": ">=8.1"}}',
    '{"extends": "./base", "compilerOptions": {"target": "es6"}}',
    '// for the editor\n{"compilerOptions": {}}',
    '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A thing"}',
    '{"$schema": "https://biomejs.dev/schemas/2.0.0/schema.json"}',
    '{"manifest_version": 3, "name": "x"}',
    '{"name": "x", "start_url": "/"}',
    '{"type": "FeatureCollection", "features": []}',
    '{"v": "5.7.1", "fr": 60, "layers": []}',
  ])("has nothing to translate: %s", (json) => {
    expect(formatOf(json)).toBe("i18next");
    const article = i18next.parse(json, OPTIONS);
    expect(article.units).toEqual([]);
    expect(i18next.serialize(article, new Map(), OPTIONS).text).toBe(json);
  });

  it.each([
    '{"title": "News"}',
    '{"$schema": "./$schema.json", "title": "News"}',
    '{"$schema": "https://inlang.com/schema/inlang-message-format", "title": "News"}',
    '{"dependencies": {"title": "Dependencies", "one": "1 dependency"}, "version": "Version"}',
    '{"about": {"version": "1.2.0", "license": "License", "private": "Private", "main": "Main page"}}',
    '{"type": {"module": "Module"}, "require": {"name": "Enter a name"}, "display": "Display"}',
  ])("is told from a resource: %s", (json) => {
    expect(i18next.parse(json, OPTIONS).units).not.toEqual([]);
  });
});

describe("a message for programs", () => {
  it.each([
    ...[
      "#ff0000",
      "#FFF",
      "#a1b2",
      "rgba(0, 0, 0, .5)",
      "12px",
      "1.5rem",
      "0.5em 12px",
      "--accent",
      "var(--accent)",
    ],
    ...["fa-home", "fas fa-home", "mdi-account-circle", "dist/index.js", "src/App.tsx", "/images/Logo.png"],
    ...["/favicon.ico", "./$schema.json", "../x", "@scope/name", "/api/v1", "/en/news/", "tel:+48-22-1"],
    ...["data:image/png;base64,AA", "MAX_SIZE", "2024-01-31", "true", "54e68ec41024542de76d6640"],
    ...["c0ffee00-1234-5678-9abc-def012345678", "https://example.org/a", "desk@example.org"],
  ])("is none for translators: %s", (value) => {
    expect(i18next.parse(JSON.stringify({ value, title: "x" }), OPTIONS).units).toHaveLength(1);
  });

  it.each([
    ...[
      "OK",
      "e-mail",
      "Wi-Fi",
      "24/7",
      "km/h",
      "A/B",
      "N/A",
      "and/or",
      "State/Territory",
      "/month",
      "/user/month",
    ],
    ...[
      "sous-titres",
      "Node.js",
      "README.md",
      "31.12.2024",
      "3",
      "50%",
      "#1",
      "#news",
      "#bad",
      "#add",
      "wrong_size",
    ],
    ...[
      "bi-weekly",
      "True",
      "e.g.",
      "PIN:",
      "US-$",
      "1st",
      "5G",
      "@everyone",
      "@user",
      "12 px",
      "HTML/CSS",
      "he/she",
    ],
    ...["fa-so-la! {{x}}", "DD.MM.YYYY", "en-US", "12pm", "TCP/IP", "http", "C++", ".com"],
  ])("that people may read is one: %s", (value) => {
    expect(i18next.parse(JSON.stringify({ value }), OPTIONS).units).toHaveLength(1);
  });

  it("stays as it is in the localized file", () => {
    const source = '{"icon": "fa-home", "title": "Home"}';
    const { text: localized } = translate(i18next, source, () => [text("Start")]);
    expect(localized).toBe('{"icon": "fa-home", "title": "Start"}');
  });
});

describe("plural forms of JSON v3", () => {
  it.each([
    [{ title: "x", cart: { item: "{{count}} item", item_plural: "{{count}} items" } }, "cart.item_plural", 5],
    [{ item: "item", item_plural: "items" }, "item_plural", 3],
    [{ item_0: "{{count}} عنصر", item_1: "عنصر", item_5: "x" }, "item_0", 2],
    [{ a: "x", a_plural: "{{count}} x", b_one: "y", b_other: "{{count}} y" }, "a_plural", 3],
  ])("are told to the author: %j", (source, name, line) => {
    const [warning, ...more] = warningsOf(source);
    expect(more).toEqual([]);
    expect(warning?.message).toContain(`«${name}» is a plural form of i18next's JSON v3`);
    expect(warning?.advice).toContain("i18next-v4-format-converter");
    expect(warning?.position?.line).toBe(line);
    const json = JSON.stringify(source, null, 2);
    expect(translate(i18next, json, (content) => content).text).toBe(json);
  });

  it.each([
    [{ step_0: "First", step_1: "Second" }],
    [{ item_plural: "{{count}} items" }],
    [{ noun: "user", noun_plural: "users", b_one: "y", b_other: "{{count}} y" }],
    [{ item_one: "{{count}} item", item_other: "{{count}} items" }],
    [{ item_1: "{{count}} item", item_2: "{{count}} items" }],
    [{ constructor_plural: "x", __proto___plural: "{{count}} x" }],
  ])("are not seen where names only look like them: %j", (source) => {
    expect(warningsOf(source)).toEqual([]);
  });
});
