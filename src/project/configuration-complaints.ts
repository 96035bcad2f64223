import type { ErrorObject } from "ajv";
import { nearest } from "../article/nearest.ts";
import type { Complaint, YamlData } from "./configuration-yaml.ts";

/** Says in plain words what schema errors mean, and where. */
export function schemaComplaints(errors: readonly ErrorObject[], root: unknown, yaml: YamlData): Complaint[] {
  const unknown = errors
    .filter(({ keyword, instancePath }) => keyword === "additionalProperties" && instancePath === "")
    .map(({ params }) => String(params.additionalProperty));
  return errors
    .filter(({ keyword, params }) => {
      // A mistyped key is one problem, not two.
      return keyword !== "required" || nearest(String(params.missingProperty), unknown) === undefined;
    })
    .map((error) => schemaComplaint(error, root, yaml));
}

function schemaComplaint(error: ErrorObject, root: unknown, yaml: YamlData): Complaint {
  const path = pathOf(error.instancePath);
  const name = path.length === 0 ? "The configuration" : `«${path.join(".")}»`;
  const parameters: Readonly<Record<string, unknown>> = error.params;
  const here = (message: string, advice: string): Complaint => ({
    message,
    advice,
    position: yaml.position(path),
  });
  switch (error.keyword) {
    case "additionalProperties":
      return unknownKey(String(parameters.additionalProperty), path, root, yaml);
    case "required": {
      const key = String(parameters.missingProperty);
      return here(
        `The key «${key}» is missing.`,
        `Add it, for example «${key}: ${key === "locales" ? "[fr]" : "[en]"}».`,
      );
    }
    case "type":
      return here(`${name} has to be ${sayType(parameters.type)}.`, exampleOf(error));
    case "enum":
      return wrongChoice(error, name, here);
    case "minItems":
      return here(`${name} is empty.`, exampleOf(error));
    case "minLength":
      return here(`${name} is an empty text.`, exampleOf(error));
    case "maxLength":
      return here(`${name} is longer than ${String(parameters.limit)} characters.`, "Shorten it.");
    case "minimum":
      return here(`${name} has to be at least ${String(parameters.limit)}.`, exampleOf(error));
    case "maximum":
      return here(`${name} has to be at most ${String(parameters.limit)}.`, exampleOf(error));
    case "exclusiveMinimum":
      return here(`${name} has to be more than ${String(parameters.limit)}.`, exampleOf(error));
    default:
      return here(`${name} is not possible.`, descriptionOf(error));
  }
}

function unknownKey(key: string, path: readonly string[], root: unknown, yaml: YamlData): Complaint {
  const known = knownKeys(root, path);
  const where = path.length === 0 ? "" : ` of «${path.join(".")}»`;
  const meant = nearest(key, known);
  const home = meant === undefined ? homeOf(key, root) : undefined;
  const advice =
    meant !== undefined
      ? `Did you mean «${meant}»?`
      : home !== undefined
        ? `It belongs under «${home}».`
        : `The keys here are ${known.join(", ")}.`;
  return { message: `«${key}» is not a key${where}.`, advice, position: yaml.position(path, key) };
}

function knownKeys(root: unknown, path: readonly string[]): string[] {
  let schema = root;
  for (const step of path) schema = propertiesOf(schema).get(step);
  return [...propertiesOf(schema).keys()];
}

/** The map that has such a key, for a key that stands one floor too high. */
function homeOf(key: string, root: unknown): string | undefined {
  for (const [name, schema] of propertiesOf(root)) if (propertiesOf(schema).has(key)) return name;
  return undefined;
}

/** The keys that a JSON Schema names, with the schemas of their values. */
function propertiesOf(schema: unknown): ReadonlyMap<string, unknown> {
  if (typeof schema !== "object" || schema === null || !("properties" in schema)) return new Map();
  return new Map(Object.entries(schema.properties ?? {}));
}

function wrongChoice(
  error: ErrorObject,
  name: string,
  here: (message: string, advice: string) => Complaint,
): Complaint {
  const allowed: readonly unknown[] = Array.isArray(error.params.allowedValues)
    ? error.params.allowedValues
    : [];
  const words = [...new Set(allowed.map(String))];
  const given = typeof error.data === "object" ? "This value" : `«${String(error.data).slice(0, 60)}»`;
  // YAML 1.2 reads «off» as text, but an editor's other YAML may have turned it into false.
  const meant = error.data === false ? undefined : nearest(String(error.data), words);
  const choice = `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
  return here(
    `${given} is not possible for ${name}.`,
    meant === undefined ? `Use ${choice}.` : `Did you mean «${meant}»?`,
  );
}

const TYPE_WORDS: ReadonlyMap<string, string> = new Map([
  ["object", "a map of keys and values"],
  ["array", "a list"],
  ["string", "a text"],
  ["boolean", "true or false"],
  ["integer", "a whole number"],
  ["number", "a number"],
  ["null", "null"],
]);

function sayType(type: unknown): string {
  const types = (Array.isArray(type) ? type : [type]).map(String).flatMap((name) => name.split(","));
  return types.map((name) => TYPE_WORDS.get(name) ?? name).join(" or ");
}

function exampleOf(error: ErrorObject): string {
  const examples: unknown = error.parentSchema?.examples;
  if (!Array.isArray(examples) || examples.length === 0) return "Correct the value.";
  return `For example: ${JSON.stringify(examples[0])}.`;
}

function descriptionOf(error: ErrorObject): string {
  const description: unknown = error.parentSchema?.description;
  return typeof description === "string" ? `Expected: ${description}` : "Correct the value.";
}

/** The steps of a JSON Pointer (RFC 6901). */
function pathOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
