import { attributesXml, escapeText, sayable } from "../../xml/escape.ts";
import type { Concept } from "../concept.ts";
import type { TbxStyle, WriteOptions, WrittenGlossary } from "../format.ts";
import { localesOf } from "../languages.ts";
import { countLeftOut, type LeftOut } from "../left-out.ts";
import { writeEntryId } from "./entry-id.ts";
import { conceptPieces, type Piece, termPieces } from "./pieces.ts";
import {
  type Category,
  CORE_NAMESPACE,
  categoryNamed,
  DIALECTS,
  type Dialect,
  MODULE_NAMESPACES,
  type Module,
  OWN,
} from "./vocabulary.ts";

/** What is being written. */
interface Writer {
  readonly style: TbxStyle;
  readonly dialect: Dialect;
  /** Whether our own data categories are written. */
  readonly hasOwn: boolean;
  readonly lines: string[];
  readonly leftOut: LeftOut;
}

/**
 * Writes concepts as TBX version 3 (ISO 30042:2019). Without a dialect nothing is left out: the file is TBX-Basic where that
 * can say all of it, else a private dialect of Basic with data categories of ours, which other tools skip. Reading the result
 * gives the concepts again, but for file and position.
 */
export function writeTbx(
  concepts: readonly Concept[],
  { dialect, style = "dca" }: WriteOptions = {},
): WrittenGlossary {
  const isPrivate = dialect === undefined && concepts.some(needsOwn);
  const written: Dialect = isPrivate
    ? { ...DIALECTS.basic, name: OWN.dialect }
    : DIALECTS[dialect ?? "basic"];
  const writer: Writer = {
    style,
    dialect: written,
    hasOwn: isPrivate,
    lines: [],
    leftOut: countLeftOut(written.name),
  };
  const language = concepts.map((concept) => localesOf([concept])[0]).find((locale) => locale !== undefined);
  const root = {
    type: writer.dialect.name,
    style,
    "xml:lang": language ?? "en",
    xmlns: CORE_NAMESPACE,
    ...(style === "dct" ? namespacesOf(writer) : {}),
  };
  writer.lines.push(
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<tbx${attributesXml(root)}>`,
    "  <tbxHeader>",
    "    <fileDesc>",
    "      <sourceDesc>",
    `        <p>${OWN.description}</p>`,
    "      </sourceDesc>",
    "    </fileDesc>",
    "  </tbxHeader>",
    "  <text>",
    "    <body>",
  );
  for (const concept of concepts) writeConcept(concept, writer);
  writer.lines.push("    </body>", "  </text>", "</tbx>", "");
  return { text: writer.lines.join("\n"), leftOut: writer.leftOut.sentences() };
}

function needsOwn(concept: Concept): boolean {
  return (
    conceptPieces(concept).some(({ isOwn }) => isOwn) ||
    localesOf([concept]).some((locale) =>
      termPieces(concept, locale).some(({ pieces }) => pieces.some(({ isOwn }) => isOwn)),
    )
  );
}

function namespacesOf({ dialect, hasOwn }: Writer): Record<string, string> {
  const modules = dialect.modules.map((module) => [`xmlns:${module}`, MODULE_NAMESPACES[module]]);
  return Object.fromEntries(hasOwn ? [...modules, [`xmlns:${OWN.prefix}`, OWN.namespace]] : modules);
}

function writeConcept(concept: Concept, writer: Writer): void {
  const { lines } = writer;
  const start = lines.length;
  lines.push(`      <conceptEntry${attributesXml({ id: writeEntryId(concept.id) })}>`);
  writePieces(conceptPieces(concept), "descrip", 8, writer);
  if (concept.note !== undefined) lines.push(`        <note>${text(concept.note)}</note>`);
  let hasTerms = false;
  for (const locale of localesOf([concept])) {
    const terms = termPieces(concept, locale).filter((term) => {
      if (term.status === undefined)
        return writer.hasOwn || leaveOut("what is said of languages without a term", writer);
      // A dialect without statuses would present them as terms to use.
      const isAvoided = term.status === "deprecated" || term.status === "forbidden";
      return (
        !isAvoided || writer.dialect.modules.length > 0 || leaveOut("that terms are to be avoided", writer)
      );
    });
    if (terms.length === 0) continue;
    hasTerms = true;
    lines.push(`        <langSec${attributesXml({ "xml:lang": locale })}>`);
    for (const term of terms) {
      lines.push("          <termSec>", `            <term>${text(term.text)}</term>`);
      writePieces(term.pieces, "termNote", 12, writer);
      lines.push("          </termSec>");
    }
    lines.push("        </langSec>");
  }
  if (hasTerms) lines.push("      </conceptEntry>");
  else lines.length = start;
}

function writePieces(pieces: readonly Piece[], ownKind: string, indent: number, writer: Writer): void {
  const space = " ".repeat(indent);
  for (const { name, isOwn, value } of pieces) {
    const category = isOwn ? undefined : categoryNamed(name);
    const module = category && moduleOf(category, writer.dialect);
    if (isOwn ? !writer.hasOwn : module === undefined) {
      leaveOut(name, writer);
      continue;
    }
    const tag = isOwn ? `${OWN.prefix}:${name}` : `${module}:${name}`;
    const type = isOwn ? `${OWN.type}${name}` : name;
    const kind = category?.kind ?? ownKind;
    writer.lines.push(
      writer.style === "dct"
        ? `${space}<${tag}>${text(value)}</${tag}>`
        : `${space}<${kind} type="${type}">${text(value)}</${kind}>`,
    );
  }
}

function moduleOf({ module }: Category, { modules }: Dialect): Module | undefined {
  return modules.find((each) => each === module);
}

/** Counts what is left out; false, for use in conditions. */
function leaveOut(what: string, { leftOut }: Writer): false {
  leftOut.add(what);
  return false;
}

function text(value: string): string {
  return escapeText(sayable(value));
}
