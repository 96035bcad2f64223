import { readFileSync } from "node:fs";
import { errorCode } from "./disk-error.ts";

// At the same distance from this file in the checkout (src/project) and in the package (dist/project).
const GAZETTEER = new URL("../glossary/gazetteer/", import.meta.url);

/** The text of one of the gazetteer's files that ship, such as `names/uk.json`; `undefined` where there is none. */
export function packagedGazetteerFile(name: string): string | undefined {
  // Names are made of locale tags; anything else must not become a path.
  if (!/^(names|aliases)\/[A-Za-z0-9-]+\.json$/.test(name)) return undefined;
  try {
    return readFileSync(new URL(name, GAZETTEER), "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
