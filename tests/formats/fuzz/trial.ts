import { ExonymError } from "../../../src/article/problem.ts";
import type { Format } from "../../../src/formats/format.ts";
import { type ArticleFile, openArticle } from "../../../src/sync/article-file.ts";
import { verify } from "../../../src/sync/verify.ts";
import type { Document } from "../documents.ts";
import { contractBreaches, OPTIONS } from "../sample.ts";

/** Options of formats, as a project has them. */
const { frontMatter: _, ...FORMAT_OPTIONS } = OPTIONS;

/** What became of a document. */
export interface Outcome {
  /** `refused`: not an article of the format, said as a problem with advice. */
  readonly result: "exact" | "refused";
  /** What must not be. */
  readonly faults: readonly string[];
}

/**
 * Opens, parses, puts together and judges one document. Anything thrown but an {@link ExonymError} is a crash.
 *
 * @param text replaces what the file holds.
 */
export function tryDocument(format: Format, { file, bytes }: Document, text?: string): Outcome {
  let opened: ArticleFile;
  let own: Uint8Array;
  try {
    const seed = openArticle(bytes, file, format);
    own = text === undefined ? bytes : seed.save(text);
    opened = openArticle(own, file, format);
    format.parse(opened.text, FORMAT_OPTIONS);
  } catch (error) {
    if (error instanceof ExonymError) return { result: "refused", faults: adviceFaults(error) };
    throw error;
  }
  const breaches = contractBreaches(opened.text, format.parse(opened.text, FORMAT_OPTIONS));
  const { identity, structure, reason } = verify(own, opened, FORMAT_OPTIONS);
  const damaged = Object.values(structure).includes("damaged");
  return { result: "exact", faults: [...breaches, ...(identity && !damaged ? [] : [reason ?? "no reason"])] };
}

/** Where a document has text that is spelled as it reads, as offsets of what its format opens. */
export function textPlaces(format: Format, text: string): readonly { start: number; end: number }[] {
  return format.parse(text, FORMAT_OPTIONS).units.flatMap(({ content, start }) => {
    let position = start;
    return content.flatMap((part) => {
      const from = position;
      position += (part.raw ?? "").length;
      return part.type === "text" && part.raw === part.value ? [{ start: from, end: position }] : [];
    });
  });
}

function adviceFaults({ problem }: ExonymError): readonly string[] {
  return problem.message === "" || problem.advice === "" ? ["a refusal without advice"] : [];
}
