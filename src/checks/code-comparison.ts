import { type Code, type Content, codesOf } from "../article/content.ts";

/** How the codes of a target differ from its source's. */
export interface CodeComparison {
  readonly missing: readonly Code[];
  readonly extra: readonly Code[];
  /** Codes that stand there, but where they break the markup: closed before they are opened, or across another pair. */
  readonly misplaced: readonly Code[];
}

/** Compares codes by form and id, however often each stands there; their order is free as far as pairs stay nested. */
export function compareCodes(source: Content, target: Content): CodeComparison {
  const wanted = codesOf(source);
  const there = codesOf(target);
  return {
    missing: without(wanted, there).filter(({ optional }) => !optional),
    extra: without(there, wanted),
    misplaced: misplacedCodes(there, partnersIn(wanted)),
  };
}

/** The codes of the first list that the second has not, each as often as it is short of. */
function without(codes: readonly Code[], others: readonly Code[]): readonly Code[] {
  const counts = new Map<string, number>();
  for (const code of others) counts.set(keyOf(code), (counts.get(keyOf(code)) ?? 0) + 1);
  return codes.filter((code) => {
    const left = counts.get(keyOf(code)) ?? 0;
    counts.set(keyOf(code), left - 1);
    return left <= 0;
  });
}

/** Ids whose opening and closing codes both stand in a content. */
function partnersIn(codes: readonly Code[]): ReadonlySet<string> {
  const opened = new Set(codes.filter(({ form }) => form === "open").map(({ id }) => id));
  return new Set(codes.filter(({ form, id }) => form === "close" && opened.has(id)).map(({ id }) => id));
}

/**
 * Walks with a stack of what is open. A pair whose other half is missing in the target is not judged here: that is
 * missing. Codes that the source itself leaves unpaired have their partners in another sentence.
 */
function misplacedCodes(codes: readonly Code[], paired: ReadonlySet<string>): readonly Code[] {
  const complete = partnersIn(codes);
  const open: string[] = [];
  const closedEarly = new Set<string>();
  const misplaced: Code[] = [];
  for (const code of codes) {
    if (code.form === "single" || !paired.has(code.id) || !complete.has(code.id)) continue;
    if (code.form === "open") {
      if (!closedEarly.has(code.id)) open.push(code.id);
    } else if (open.at(-1) === code.id) open.pop();
    else {
      misplaced.push(code);
      // Without a look through the stack, which would make deep nonsense quadratic: whatever is open stays open.
      closedEarly.add(code.id);
    }
  }
  return misplaced;
}

function keyOf({ form, id }: Code): string {
  return `${form} ${id}`;
}

/** Codes as a message names them: each in the form that a translator sees, at most five. */
export function nameCodes(codes: readonly Code[]): string {
  const names = codes.slice(0, 5).map(({ display, raw, id }) => `«${shorten(display || raw || id)}»`);
  return names.join(", ") + (codes.length > 5 ? ` and ${codes.length - 5} more` : "");
}

function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
