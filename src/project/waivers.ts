import { isDay } from "../article/day.ts";
import { type Locale, tryLocale } from "../article/locale.ts";
import { nearest } from "../article/nearest.ts";
import type { Position, Problem } from "../article/problem.ts";
import type { Configuration } from "./configuration-model.ts";
import { type Complaint, parseYaml, type YamlData } from "./configuration-yaml.ts";
import { isThere } from "./data-files.ts";
import { readText } from "./files.ts";

/** A decision to live with findings, as a team's file has it. What is not given is not asked for. */
export interface Waiver {
  readonly check: string;
  /** A concept, by its id or one of its wordings. */
  readonly term?: string | undefined;
  readonly locale?: Locale | undefined;
  /** Path or glob of articles below the folder of source articles. */
  readonly article?: string | undefined;
  readonly unit?: string | undefined;
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly until?: string | undefined;
  readonly file: string;
  readonly position: Position;
}

/** The waivers of a file, and what is wrong with the others. */
export interface WaiverReading {
  readonly waivers: readonly Waiver[];
  readonly problems: readonly Problem[];
}

/** Where a project's waivers stand, relative to it. */
export const WAIVERS_FILE = "config/waivers.yaml";

/** Far above what people write, below what takes long to match. */
const MOST_WAIVERS = 10_000;
const MOST_PROBLEMS = 20;
const LONGEST_TEXT = 1_000;
const LONGEST_FILE = 4_000_000;
/** A waiver has seven keys; each wrong one has to be looked up. */
const MOST_KEYS = 20;

const TOO_MANY = "Take up the backlog with «exonym check --update-baseline» instead.";
const EXAMPLE =
  "Write, for example, «- {check: numbers, article: a.md, reason: The year is given in words}».";
const SUBJECT = {
  name: "The list of waivers",
  ifEmpty: EXAMPLE,
  ifDeep: "It is a list of maps, with nothing inside these.",
};
const KEYS = ["check", "term", "locale", "article", "unit", "reason", "until"] as const;
type Key = (typeof KEYS)[number];

/** Globs as the configuration has them: few braces, so that a pattern cannot unfold to thousands. */
const GLOB = /^(?!\/)(?!.*\.\.)(?!(?:[^{]*\{){5})[^()\\]+$/;

/** Reads a project's `config/waivers.yaml`; nothing where it has none. */
export async function loadWaivers(
  config: Pick<Configuration, "root">,
  checks: ReadonlySet<string>,
): Promise<WaiverReading> {
  if (!(await isThere(config, WAIVERS_FILE))) return { waivers: [], problems: [] };
  return readWaivers(await readText(config.root, WAIVERS_FILE), WAIVERS_FILE, checks);
}

/**
 * Reads a list of waivers. A wrong one is a problem with its place, and the others count. Never throws.
 *
 * @param checks ids of all checks that can be waived.
 * @example
 * readWaivers("- check: numbers\n  article: a.md\n  reason: The year is in words.\n", "config/waivers.yaml", checks)
 */
export function readWaivers(text: string, file: string, checks: ReadonlySet<string>): WaiverReading {
  // A file of comments alone is how a team begins.
  if (/^(?:\uFEFF)?(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|[\r\n]|$))*$/.test(text))
    return { waivers: [], problems: [] };
  if (text.length > LONGEST_FILE) {
    const message = `${SUBJECT.name} is longer than ${LONGEST_FILE} characters.`;
    return { waivers: [], problems: [{ kind: "usage", message, advice: TOO_MANY, file }] };
  }
  const yaml = parseYaml(text, SUBJECT);
  const complaints: Complaint[] = [...yaml.complaints];
  const waivers: Waiver[] = [];
  if (complaints.length === 0 && !Array.isArray(yaml.data))
    complaints.push({ message: "Waivers are a list.", advice: EXAMPLE, position: yaml.position([]) });
  const items: readonly unknown[] = Array.isArray(yaml.data) && complaints.length === 0 ? yaml.data : [];
  if (items.length > MOST_WAIVERS) {
    const position = yaml.position([String(MOST_WAIVERS)]);
    complaints.push({
      message: `There are more than ${MOST_WAIVERS} waivers.`,
      advice: TOO_MANY,
      position,
    });
  }
  for (const [index, item] of items.slice(0, MOST_WAIVERS).entries()) {
    const before = complaints.length;
    const fields = readFields(item, String(index), yaml, checks, complaints);
    const { check, reason } = fields;
    if (complaints.length > before || check === undefined || reason === undefined) continue;
    const locale = fields.locale === undefined ? undefined : tryLocale(fields.locale);
    waivers.push({ ...fields, check, reason, locale, file, position: yaml.position([String(index)]) });
  }
  const problems = complaints
    .slice(0, MOST_PROBLEMS)
    .map(({ message, advice, position }): Problem => ({ kind: "usage", message, advice, file, position }));
  return { waivers, problems };
}

type Fields = { readonly [K in Key]?: string | undefined };

function readFields(
  item: unknown,
  index: string,
  yaml: YamlData,
  checks: ReadonlySet<string>,
  complaints: Complaint[],
): Fields {
  const complain = (message: string, advice: string, key?: string) =>
    complaints.push({ message, advice, position: yaml.position(key === undefined ? [index] : [index, key]) });
  if (typeof item !== "object" || item === null || Array.isArray(item)) {
    complain("A waiver is a map of keys.", EXAMPLE);
    return {};
  }
  const fields = new Map<string, string>();
  for (const [key, value] of Object.entries(item).slice(0, MOST_KEYS)) {
    if (!isKey(key)) {
      const near = nearest(key, KEYS);
      const advice = near === undefined ? `The keys are ${KEYS.join(", ")}.` : `Did you mean «${near}»?`;
      complaints.push({
        message: `A waiver has no key «${shown(key)}».`,
        advice,
        position: yaml.position([index], key),
      });
    } else if (typeof value !== "string" || value.trim() === "") {
      complain(`«${key}» has to be a text.`, "Put it in quotes, or leave the key out.", key);
    } else if (value.length > LONGEST_TEXT) {
      complain(`«${key}» is longer than ${LONGEST_TEXT} characters.`, "Make it shorter.", key);
    } else {
      fields.set(key, value.trim());
      const fault = faultOf(key, value.trim(), checks);
      if (fault !== undefined) complain(...fault, key);
    }
  }
  const written = Object.keys(item);
  if (!written.includes("check")) complain("The waiver does not say which check it is for.", "Add «check».");
  if (!written.includes("reason")) {
    complain("The waiver does not say why.", "Add «reason», for whoever reads it in a year.");
  }
  return Object.fromEntries(fields);
}

function isKey(key: string): key is Key {
  return KEYS.some((each) => each === key);
}

function faultOf(
  key: Key,
  value: string,
  checks: ReadonlySet<string>,
): readonly [message: string, advice: string] | undefined {
  switch (key) {
    case "check": {
      if (checks.has(value)) return undefined;
      const near = nearest(value, checks);
      const advice =
        near === undefined ? "«exonym check» names the check behind each finding." : `Did you mean ${near}?`;
      return [`There is no check «${shown(value)}».`, advice];
    }
    case "locale":
      return tryLocale(value) === undefined
        ? [`«${shown(value)}» is no locale.`, "Write a tag such as uk or pt-BR."]
        : undefined;
    case "until":
      return isDay(value)
        ? undefined
        : [`«${shown(value)}» is no day.`, "Write the last day on which it holds as 2027-01-31."];
    case "article":
      return GLOB.test(value)
        ? undefined
        : [
            `«${shown(value)}» is no path and no pattern of articles.`,
            "Write it below the folder of source articles, as 2024/treaty.md or «2024/**».",
          ];
    default:
      return undefined;
  }
}

function shown(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
