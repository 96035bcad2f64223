import type { Gender } from "../concept.ts";
import type { Ending, Inflection, Paradigm } from "./inflection.ts";

/** A class of words in a language's table. */
export interface ParadigmRow {
  /** Which words these are, for whoever reads the table, or asks why a word was found. */
  readonly about?: string;
  /** How the words end in the glossary; the empty string is any word. The stem is what stands before. */
  readonly lemma: readonly string[];
  /** A regular expression that the stem's end has to fit, such as `[гкх]`; the `$` is added. */
  readonly after?: string;
  /** Holds for terms of this gender and for those of which none is told. */
  readonly gender?: Gender;
  /** Overrides the table's. */
  readonly shortestStem?: number;
  /** What stands behind the stem in the other forms. `~name` at the end stands for every ending of that list. */
  readonly forms: readonly string[];
}

/** A language's table of endings, as the JSON files beside this one have it. */
export interface ParadigmTable {
  /** A stem has at least so many UTF-16 code units; shorter words do not change. */
  readonly shortestStem: number;
  /** Lists of endings to which rows refer; a list may refer to others. */
  readonly endings?: Readonly<Record<string, readonly string[]>>;
  /** Forms of the same word. */
  readonly words: readonly ParadigmRow[];
  /** Other words made from it: adjectives, inhabitants, compounds. */
  readonly derivations?: readonly ParadigmRow[];
}

interface Class {
  readonly lemma: string;
  readonly after: RegExp | undefined;
  readonly gender: Gender | undefined;
  readonly shortestStem: number;
  readonly endings: ReadonlyMap<string, Ending>;
  readonly longestEnding: number;
  readonly about: string | undefined;
}

/**
 * Makes an inflection of a table. Of the rows whose lemma and `after` fit a word, those with the longest lemma count; the
 * rows of `derivations` compete among themselves in the same way.
 *
 * @example
 * createParadigms({ shortestStem: 2, words: [{ lemma: ["їв"], forms: ["єва", "єву"] }] }).paradigmsOf("київ")[0]?.stem // "ки"
 */
export function createParadigms(table: ParadigmTable): Inflection {
  const expand = expander(table.endings);
  const classes = (rows: readonly ParadigmRow[], kind: Ending) =>
    classesOf(rows, expand, kind, table.shortestStem);
  const words = classes(table.words, "inflection");
  const derivations = classes(table.derivations ?? [], "derivation");
  return {
    paradigmsOf(word, gender) {
      return [words, derivations].flatMap((kind) => best(kind, word, gender));
    },
  };
}

interface Classes {
  readonly byLemma: ReadonlyMap<string, readonly Class[]>;
  /** UTF-16 code units of the longest lemma ending. */
  readonly longest: number;
}

function best({ byLemma: classes, longest }: Classes, word: string, gender?: Gender): Paradigm[] {
  for (let cut = Math.max(0, word.length - longest); cut <= word.length; cut++) {
    const stem = word.slice(0, cut);
    const fitting = (classes.get(word.slice(cut)) ?? []).filter(
      (row) =>
        stem.length >= row.shortestStem &&
        (row.after?.test(stem) ?? true) &&
        (gender === undefined || row.gender === undefined || row.gender === gender),
    );
    if (fitting.length > 0)
      return fitting.map(({ endings, longestEnding, about }) => ({ stem, endings, longestEnding, about }));
  }
  return [];
}

function classesOf(
  rows: readonly ParadigmRow[],
  expand: (written: string) => readonly string[],
  kind: Ending,
  least: number,
): Classes {
  const classes = new Map<string, Class[]>();
  for (const { about, lemma: lemmas, after, gender, shortestStem, forms } of rows) {
    const endings = new Map<string, Ending>();
    for (const form of forms.flatMap(expand)) endings.set(form, kind);
    const longestEnding = Math.max(0, ...[...endings.keys()].map(({ length }) => length));
    for (const lemma of lemmas) {
      const row: Class = {
        lemma,
        after: after === undefined ? undefined : new RegExp(`(?:${after})$`, "u"),
        gender,
        shortestStem: shortestStem ?? least,
        endings,
        longestEnding,
        about,
      };
      classes.set(lemma, [...(classes.get(lemma) ?? []), row]);
    }
  }
  return { byLemma: classes, longest: Math.max(0, ...[...classes.keys()].map(({ length }) => length)) };
}

/** What a form stands for, with every list expanded once. */
function expander(lists: ParadigmTable["endings"] = {}): (written: string) => readonly string[] {
  const expanded = new Map<string, readonly string[]>();
  return expand;

  function expand(written: string): readonly string[] {
    const at = written.indexOf("~");
    if (at < 0) return [written];
    const start = written.slice(0, at);
    return listOf(written.slice(at + 1)).map((ending) => start + ending);
  }

  function listOf(name: string): readonly string[] {
    const known = expanded.get(name);
    if (known !== undefined) return known;
    const list = lists[name];
    if (list === undefined) throw new Error(`No list of endings is named «${name}».`);
    expanded.set(name, []); // a list that refers to itself gets nothing by that
    const endings = list.flatMap(expand);
    expanded.set(name, endings);
    return endings;
  }
}
