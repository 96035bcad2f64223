import type { XmlTag } from "../../xml/scan.ts";
import type { Range } from "../model.ts";
import { checkAttributes } from "./attributes.ts";
import type { ElementModel, Grammar } from "./grammar.ts";
import { isOfClosedModule, type Vocabulary } from "./vocabulary.ts";

/** Says which structural rule is broken where. */
export type StructuralReport = (rule: string, offset: number, message: string) => void;

/** Checks elements as they are read, against a grammar. Time for each is that of its attributes. */
export interface StructureCheck {
  readonly open: (tag: XmlTag, key: string | null, start: number) => void;
  readonly text: (value: string, range: Range) => void;
  readonly close: () => void;
}

interface Open {
  readonly tag: XmlTag;
  readonly start: number;
  readonly model: ElementModel | null;
  /** Nothing below is looked at. */
  readonly skipped: boolean;
  /** Children seen, by the step of the content model that they belong to. */
  readonly counts: number[];
  /** The step that the last child belongs to. */
  step: number;
  textReported: boolean;
}

/** What is not white space in XML. */
const INK = /[^ \t\r\n]/;

/**
 * Makes a check of one document.
 *
 * @param looksIntoForeign whether XLIFF elements inside others' elements are checked (2.x) or not (1.2), as the schemas
 * have `lax` or `skip` there.
 */
export function structureCheck(
  grammar: Grammar,
  vocabulary: Vocabulary,
  looksIntoForeign: boolean,
  report: StructuralReport,
): StructureCheck {
  const stack: Open[] = [];
  return {
    open(tag, key, start) {
      const parent = stack.at(-1);
      const model = (key === null ? undefined : grammar.elements.get(key)) ?? null;
      let skipped = parent?.skipped ?? false;
      if (parent?.model && !skipped) {
        const place = placeChild(parent, parent.model, tag, key, vocabulary, model !== null);
        if (place.problem) report(place.problem.rule, start, place.problem.message);
        skipped = place.free || (!looksIntoForeign && model === null);
      } else if (!skipped && model === null && key !== null && isOwn(key, tag, vocabulary)) {
        report("unknown-element", start, `XLIFF has no element <${tag.name}>.`);
      }
      stack.push({ tag, start, model, skipped, counts: [], step: 0, textReported: false });
      if (model && !skipped) {
        checkAttributes(tag, key ?? "", model, grammar, (rule, message, offset) =>
          report(rule, offset ?? start, message),
        );
      }
    },
    text(value, range) {
      const here = stack.at(-1);
      if (!here?.model || here.skipped || here.model.text || here.textReported || !INK.test(value)) return;
      here.textReported = true;
      report("no-text", range.start, `Text stands directly in <${here.tag.name}>.`);
    },
    close() {
      const here = stack.pop();
      if (!here?.model || here.skipped) return;
      here.model.content.forEach(({ names, least }, step) => {
        if ((here.counts[step] ?? 0) >= least) return;
        report("missing-element", here.start, `<${here.tag.name}> has no ${listed(names)}.`);
      });
    },
  };
}

interface Place {
  readonly problem?: { readonly rule: string; readonly message: string };
  /** The content model takes anything there. */
  readonly free: boolean;
}

/** Finds the step of the parent's content model to which a child belongs. */
function placeChild(
  parent: Open,
  model: ElementModel,
  tag: XmlTag,
  key: string | null,
  vocabulary: Vocabulary,
  known: boolean,
): Place {
  // A wildcard of the schemas takes no element without a namespace (XML Schema part 1, section 3.10.1).
  const other = tag.uri !== "" && tag.uri !== parent.tag.uri;
  // What the model names has a place of its own there.
  const foreign =
    other &&
    tag.uri !== vocabulary.core &&
    !(key !== null && model.content.some(({ names }) => names.has(key)));
  const takes = (step: number): boolean => {
    const particle = model.content[step];
    if (!particle) return false;
    if (particle.any || (key !== null && particle.names.has(key))) return true;
    return (foreign && particle.foreign) || (other && particle.other);
  };
  for (let step = parent.step; step < model.content.length; step++) {
    if (!takes(step)) continue;
    const count = (parent.counts[step] ?? 0) + 1;
    const most = model.content[step]?.most ?? 1;
    // A second one may still be a foreign element further on.
    if (count > most && hasLater(takes, step + 1, model.content.length)) continue;
    parent.step = step;
    parent.counts[step] = count;
    if (count <= most) {
      if (!known && key !== null && isOfClosedModule(key)) {
        return problem("unknown-element", `The module has no element <${tag.name}>.`);
      }
      return { free: model.content[step]?.any ?? false };
    }
    return problem("repeated-element", `<${parent.tag.name}> has more than one <${tag.name}>.`);
  }
  for (let step = 0; step < parent.step; step++) {
    if (!takes(step)) continue;
    const count = (parent.counts[step] ?? 0) + 1;
    parent.counts[step] = count;
    if (count > (model.content[step]?.most ?? 1)) {
      return problem("repeated-element", `<${parent.tag.name}> has more than one <${tag.name}>.`);
    }
    return problem("element-order", `<${tag.name}> stands too late in <${parent.tag.name}>.`);
  }
  if (known) return problem("misplaced-element", `<${tag.name}> must not stand in <${parent.tag.name}>.`);
  if (key !== null && isOwn(key, tag, vocabulary)) {
    return problem("unknown-element", `XLIFF has no element <${tag.name}>.`);
  }
  return problem(
    "extension-element",
    tag.uri === ""
      ? `<${tag.name}> belongs to no namespace.`
      : `<${parent.tag.name}> must not hold elements of others, such as <${tag.name}>.`,
  );
}

function problem(rule: string, message: string): Place {
  return { problem: { rule, message }, free: false };
}

function hasLater(takes: (step: number) => boolean, from: number, end: number): boolean {
  for (let step = from; step < end; step++) if (takes(step)) return true;
  return false;
}

/** Whether a name that the grammar does not have belongs to a namespace whose names are all known. */
function isOwn(key: string, tag: XmlTag, vocabulary: Vocabulary): boolean {
  return tag.uri === vocabulary.core || isOfClosedModule(key);
}

function listed(names: ReadonlySet<string>): string {
  return [...names].map((name) => `<${name}>`).join(" or ");
}
