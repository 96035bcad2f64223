import { nearest } from "../article/nearest.ts";
import { usageError } from "../article/problem.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import type { Reporter } from "./reporter.ts";
import { sarif } from "./sarif.ts";
import { stylish } from "./stylish.ts";

/** All output formats of `exonym check`. A new one is a file beside this and a line here. */
export const reporters: readonly Reporter[] = [stylish, json, sarif, junit, github, gitlab, html];

/**
 * The reporter of a name.
 *
 * @throws ExonymError where there is none.
 */
export function findReporter(name: string): Reporter {
  const names = reporters.map((reporter) => reporter.name);
  const found = reporters.find((reporter) => reporter.name === name);
  if (found) return found;
  const near = nearest(name, names);
  throw usageError(
    `There is no report format «${name}».`,
    near ? `Did you mean ${near}?` : `Use one of ${names.join(", ")}.`,
  );
}
