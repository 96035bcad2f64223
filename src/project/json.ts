import { usageError } from "../article/problem.ts";

/**
 * Parses JSON; a BOM is skipped.
 *
 * @param advice What to do where it is none.
 * @throws ExonymError (usage) with what the parser says.
 */
export function parseJson(text: string, file: string, advice = "Correct it."): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageError(`The file is not valid JSON: ${reason}.`, advice, { file });
  }
}
