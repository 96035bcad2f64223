import { readdirSync, readFileSync } from "node:fs";
import { type Content, plainText, text } from "../../src/article/content.ts";
import { type Locale, parseLocale } from "../../src/article/locale.ts";
import type { Furniture } from "../../src/article/unit.ts";
import { createRecogniser } from "../../src/furniture/recognise.ts";
import { createRenderer } from "../../src/furniture/render.ts";
import { type FurnitureResources, loadResources } from "../../src/furniture/resources.ts";

const FOLDER = new URL("../../locales/", import.meta.url);

/** The parsed furniture.json of every locale that ships. */
export const SHIPPED: ReadonlyMap<Locale, unknown> = new Map(
  readdirSync(FOLDER)
    .sort()
    .flatMap((name): [Locale, unknown][] => {
      try {
        const file = new URL(`${name}/furniture.json`, FOLDER);
        return [[parseLocale(name), JSON.parse(readFileSync(file, "utf8"))]];
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
        throw error;
      }
    }),
);

export const RESOURCES: ReadonlyMap<Locale, FurnitureResources> = new Map(
  [...SHIPPED].map(([locale, json]) => [locale, loadResources(locale, json).resources]),
);

export function resourcesOf(tag: string): FurnitureResources {
  const found = RESOURCES.get(parseLocale(tag));
  if (found === undefined) throw new Error(`No furniture for ${tag}`);
  return found;
}

const recognisers = new Map<string, (content: Content) => Furniture | undefined>();

/** Recognises a line of a language, or a content. */
export function recognise(tag: string, line: string | Content): Furniture | undefined {
  const known = recognisers.get(tag) ?? createRecogniser(resourcesOf(tag), parseLocale(tag));
  recognisers.set(tag, known);
  return known(typeof line === "string" ? [text(line)] : line);
}

/** The key and the values of a recognised line, as text. */
export function read(tag: string, line: string): Record<string, string> | undefined {
  const found = recognise(tag, line);
  if (found === undefined) return undefined;
  const values = Object.entries(found.values).map(([name, value]) => [name, plainText(value)]);
  return { key: found.key, ...Object.fromEntries(values) };
}

const renderer = createRenderer(RESOURCES);

/** Renders a line of one language in another; `undefined` where it is not recognised or not rendered. */
export function translate(source: string, target: string, line: string): string | undefined {
  const found = recognise(source, line);
  const rendered = found && renderer(found, parseLocale(source), parseLocale(target));
  return rendered && plainText(rendered);
}

export { renderer };
