/**
 * Writes src/glossary/gazetteer/names/: what countries, regions and cities are called, in all languages that CLDR has names in.
 * Run it after a new CLDR has been installed: node .ci/gazetteer-names.mjs
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const folderOf = (name) => dirname(require.resolve(`${name}/package.json`));
const read = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));

/** Fewer names than this, and a language's file says too little to be asked. */
const LEAST_NAMES = 200;

/** How thoroughly people have worked on a language for CLDR, where that is thorough enough. */
const LEVELS = new Set(["modern", "moderate"]);

/** Zones whose ids CLDR keeps as they were once; the city's present name (IANA) is the key. */
const RENAMED = JSON.parse(
  readFileSync(new URL("../src/glossary/gazetteer/renamed-zones.json", import.meta.url), "utf8"),
);

/** Codes that stand for no place of the world (CLDR's test locales, «unknown», «outlying»), and the whole world. */
const NO_PLACES = new Set(["001", "XA", "XB", "ZZ", "QO"]);

/**
 * All files that the installed CLDR gives, by file name.
 *
 * @returns {ReadonlyMap<string, string>}
 */
export function gazetteerFiles() {
  const territories = join(folderOf("cldr-localenames-full"), "main");
  const dates = join(folderOf("cldr-dates-full"), "main");
  const core = folderOf("cldr-core");
  const { parentLocale } = read(core, "supplemental/parentLocales.json").supplemental.parentLocales;
  const levels = read(core, "coverageLevels.json").effectiveCoverageLevels;
  const locales = readdirSync(territories).sort();
  const zones = new Set();
  const all = new Map();
  for (const locale of locales) {
    const cities = citiesOf(dates, locale);
    for (const zone of cities.keys()) zones.add(zone);
    all.set(locale, { places: placesOf(territories, locale), cities });
  }
  const tables = new Map();
  for (const [locale, { places, cities }] of all)
    tables.set(locale, {
      ...places,
      ...completed(locale, cities, zones, levelOf(locale, levels) === "modern"),
    });

  const useful = new Set(
    locales.filter(
      (locale) =>
        locale !== "und" &&
        LEVELS.has(levelOf(locale, levels)) &&
        Object.keys(tables.get(locale)).length >= LEAST_NAMES,
    ),
  );
  const files = new Map();
  const parents = {};
  for (const locale of useful) {
    const shorter = locale.replace(/-[^-]+$/, "");
    const said = parentLocale[locale] ?? shorter;
    const parent = useful.has(said) ? said : null;
    const inherited = parent === null || parent === locale ? {} : tables.get(parent);
    const own = Object.entries(tables.get(locale)).filter(([key, name]) => !isSame(name, inherited[key]));
    if (parent !== shorter) parents[locale] = parent;
    if (own.length > 0) files.set(`${locale}.json`, print(Object.fromEntries(own.sort(byKey))));
  }
  const { version } = read(core, "package.json");
  // What a tag cut at its last subtag does not tell; `null`: nothing is inherited.
  files.set("cldr.json", `${JSON.stringify({ version, parents }, null, 1)}\n`);
  return files;
}

/** The level of a locale, or else of what it is a variety of. */
function levelOf(locale, levels) {
  for (let tag = locale; tag !== ""; tag = tag.replace(/-?[^-]+$/, ""))
    if (levels[tag] !== undefined) return levels[tag];
  return undefined;
}

/** Territory → its name, or its names where CLDR has alternates. */
function placesOf(folder, locale) {
  let names;
  try {
    names = read(folder, locale, "territories.json").main[locale].localeDisplayNames.territories ?? {};
  } catch {
    return {}; // a locale without names
  }
  const places = {};
  for (const [key, name] of Object.entries(names)) {
    const code = key.split("-alt-")[0];
    if (NO_PLACES.has(code) || (key === code && name === code)) continue;
    const known = places[code] ?? [];
    places[code] = known;
    if (key === code) known.unshift(name);
    else known.push(name);
  }
  return Object.fromEntries(Object.entries(places).map(([code, list]) => [code, single([...new Set(list)])]));
}

/** Zone as CLDR spells it → its city, `undefined` where it is called as the zone. */
function citiesOf(folder, locale) {
  const cities = new Map();
  const walk = (node, path) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== "object") continue;
      if (value._type === "zone") cities.set([...path, key].join("/"), value.exemplarCity);
      else walk(value, [...path, key]);
    }
  };
  try {
    walk(read(folder, locale, "timeZoneNames.json").main[locale].dates.timeZoneNames.zone ?? {}, []);
  } catch {
    return cities; // a locale without names
  }
  for (const zone of cities.keys()) if (/^(Etc|Antarctica)\//.test(zone)) cities.delete(zone);
  return cities;
}

/** In Latin script CLDR leaves out what is called as the zone; elsewhere, and where people have done little, a gap is a gap. */
function completed(locale, cities, zones, isModern) {
  const isLatin = new Intl.Locale(locale).maximize().script === "Latn";
  const names = {};
  for (const zone of zones) {
    if (/^(Etc|Antarctica)\//.test(zone)) continue;
    const asZone = isLatin && isModern ? zone.split("/").at(-1).replaceAll("_", " ") : undefined;
    const name = cities.get(zone) ?? asZone;
    if (name !== undefined) names[RENAMED[zone] ?? zone] = name;
  }
  return names;
}

function single(list) {
  return list.length === 1 ? list[0] : list;
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function byKey([one], [other]) {
  return one < other ? -1 : 1;
}

function print(names) {
  const lines = Object.entries(names).map(([key, name]) => `${JSON.stringify(key)}:${JSON.stringify(name)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL("../src/glossary/gazetteer/names/", import.meta.url));
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (name.endsWith(".json")) rmSync(join(folder, name));
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of gazetteerFiles()) writeFileSync(join(folder, name), text);
}
