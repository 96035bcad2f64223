import { Ajv } from "ajv";
import type { Problem } from "../article/problem.ts";
import schema from "./configuration.schema.json" with { type: "json" };
import { schemaComplaints } from "./configuration-complaints.ts";
import type { Settings } from "./configuration-model.ts";
import { type RawSettings, refine } from "./configuration-refine.ts";
import { type Complaint, parseYaml } from "./configuration-yaml.ts";

// Defaults stand in the schema alone, so that an editor shows what the program does.
const validate = new Ajv({
  allErrors: true,
  verbose: true,
  useDefaults: true,
  allowUnionTypes: true,
}).compile(schema);

/** More problems than anybody repairs in one go. */
const MOST_PROBLEMS = 20;

/**
 * Reads a configuration from YAML: syntax, then the schema, then what a schema cannot say.
 *
 * @returns the settings, or the problems in the order of the file.
 */
export function readConfiguration(
  text: string,
  file: string,
): { settings: Settings | undefined; problems: readonly Problem[] } {
  const yaml = parseYaml(text);
  const refuse = (complaints: readonly Complaint[]) => ({
    settings: undefined,
    problems: inOrder(complaints)
      .slice(0, MOST_PROBLEMS)
      .map(({ message, advice, position }): Problem => ({ kind: "usage", message, advice, file, position })),
  });
  if (yaml.complaints.length > 0) return refuse(yaml.complaints);
  const data = yaml.data;
  if (!validate(data)) {
    return refuse(schemaComplaints(validate.errors ?? [], schema, yaml));
  }
  const { settings, complaints } = refine(data as RawSettings, yaml); // the schema has just said so
  return complaints.length > 0 ? refuse(complaints) : { settings, problems: [] };
}

function inOrder(complaints: readonly Complaint[]): Complaint[] {
  const seen = new Set<string>();
  return complaints
    .filter(({ message, position }) => {
      const key = `${position.line}:${position.column}:${message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
}
