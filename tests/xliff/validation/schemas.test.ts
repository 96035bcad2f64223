import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { structuralRules } from "../../../src/xliff/validation/structural-rules.ts";
import { validateXliff } from "../../../src/xliff/validation/validate.ts";
import type { Violation } from "../../../src/xliff/validation/violation.ts";
import { FILES, hasCorpus, type Validate } from "../schemas.ts";
import { loadGrammarSchemas } from "./grammar-schemas.ts";

const STRUCTURAL = new Set(structuralRules.map(({ id }) => id));

/** What the schemas let through, as they know nothing of module attributes or of the words of the specification. */
const STRICTER = [
  /^The module has no (element|attribute) /,
  /^The attribute xml:lang must not stand on <(mtc:)?match>/,
];

/** Every how manieth file is compared: all of them take too long for each run. */
const STEP = 3;

interface Compared {
  readonly violations: readonly Violation[];
  readonly schema: string | null;
}

function compare(file: string, schemas: Readonly<Record<string, Validate>>): Compared | null {
  const text = readFileSync(join(FILES, file), "utf8");
  const namespace = /<(?:\w+:)?xliff\b[^>]*urn:oasis:names:tc:xliff:document:([\d.]+)/.exec(text)?.[1];
  const schema = schemas[namespace ?? ""];
  if (!schema || text.length > 500_000) return null;
  try {
    return { violations: validateXliff(text, file), schema: schema(text.replace(/<!DOCTYPE[^>]*>/, "")) };
  } catch {
    // Not well-formed, for either of the two parsers: nothing to compare.
    return null;
  }
}

describe.skipIf(!hasCorpus)("the grammar tables, beside the schemas", () => {
  let compared: Compared[] = [];
  beforeAll(() => {
    const schemas = loadGrammarSchemas();
    const files = readdirSync(FILES).filter((_, index) => index % STEP === 0);
    compared = files.map((file) => compare(file, schemas)).filter((each) => each !== null);
  });

  it("find nothing wrong where the schemas do not", () => {
    expect(compared.length).toBeGreaterThan(200);
    const stricter = compared
      .filter(({ schema }) => schema === null)
      .flatMap(({ violations }) => violations)
      .filter(({ rule, message }) => STRUCTURAL.has(rule) && !STRICTER.some((each) => each.test(message)));
    expect(stricter).toEqual([]);
  });

  it("find what the schemas find", () => {
    const invalid = compared.filter(({ schema }) => schema !== null);
    expect(invalid.length).toBeGreaterThan(20);
    expect(invalid.filter(({ violations }) => violations.length === 0)).toEqual([]);
  });
});
