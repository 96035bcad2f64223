import fc from "fast-check";
import { type Content, text } from "../../src/article/content.ts";
import type { SegmentId, UnitId } from "../../src/article/identity.ts";
import type { State } from "../../src/article/translation.ts";
import type {
  PlannedBlock,
  SegmentChange,
  XliffDocument,
  XliffSegment,
  XliffVersion,
} from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";
import { updateXliff } from "../../src/xliff/update.ts";
import { head, newBlock, newSegment } from "./arbitrary.ts";

/** What a translator, or a sync on his branch, does to a file. `at` picks a segment or block by its number. */
export type Step =
  | { readonly do: "translate"; readonly at: number; readonly state: State | null }
  | { readonly do: "state"; readonly at: number; readonly state: State }
  | { readonly do: "suggest" | "note" | "remove" | "add" | "move" | "rewrite"; readonly at: number };

const finished: fc.Arbitrary<State> = fc.constantFrom("translated", "signed-off", "final");

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant("translate" as const),
        at: fc.nat(20),
        state: fc.option(finished),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant("state" as const), at: fc.nat(20), state: finished }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom(
          "suggest" as const,
          "note" as const,
          "remove" as const,
          "add" as const,
          "move" as const,
          "rewrite" as const,
        ),
        at: fc.nat(20),
      }),
    },
  ),
  { maxLength: 6 },
);

/** A branch, and the words that somebody typed there and that still stand in it. */
export interface BranchOf {
  readonly xml: string;
  readonly typed: ReadonlyMap<string, string>;
}

/** Works through the steps; all that is written begins with the branch's name, so that it can be found again. */
export function workOn(base: string, version: XliffVersion, list: readonly Step[], name: string): BranchOf {
  let xml = base;
  list.forEach((step, number) => {
    xml = take(readXliff(xml, "b.xlf"), version, step, `${name}${number}`);
  });
  const typed = new Map<string, string>();
  for (const { id, target, origin } of readXliff(xml, "b.xlf").segments) {
    const words = shown(target);
    if (origin === "human" && words.startsWith(name)) typed.set(words, id);
  }
  return { xml, typed };
}

/** The text of a content, codes left out. */
export function shown(content: Content | null): string {
  return (content ?? []).map((part) => (part.type === "text" ? part.value : "")).join("");
}

function take(document: XliffDocument, version: XliffVersion, step: Step, words: string): string {
  const { segments, blocks } = document;
  const segment = segments[step.at % Math.max(1, segments.length)];
  const index = step.at % Math.max(1, blocks.length);
  const planned = blocks.map(keep);
  const update = (list: readonly PlannedBlock[]) => updateXliff(document, head(version), list);
  switch (step.do) {
    case "translate": {
      if (!segment) return document.text;
      return patch(document, segment, { target: [text(words)], ...(step.state && { state: step.state }) });
    }
    case "state":
      return segment?.target ? patch(document, segment, { state: step.state }) : document.text;
    case "suggest": {
      if (!segment) return document.text;
      const offer = {
        source: segment.source,
        target: [text(words)],
        quality: 80,
        origin: "memory",
        from: "m",
      } as const;
      return patch(document, segment, { addSuggestions: [offer] });
    }
    case "note":
      return segment ? patch(document, segment, { remark: words }) : document.text;
    case "remove":
      return update(planned.toSpliced(index, 1));
    case "move":
      return update([...planned.toSpliced(index, 1), ...planned.slice(index, index + 1)]);
    case "add":
      return update(
        planned.toSpliced(index, 0, newBlock(`u${words}`, [newSegment(`s${words}`, `Added ${words}.`)])),
      );
    case "rewrite": {
      const block = blocks[index];
      const [first] = block?.segments ?? [];
      if (!block || !first) return document.text;
      return update(planned.with(index, rewritten(block.id, first, keep(block), words)));
    }
  }
}

function keep(block: XliffDocument["blocks"][number]): PlannedBlock {
  return { id: block.id, kind: "paragraph", segments: block.segments.map((kept) => ({ kept })) };
}

/** As a sync writes a sentence that was edited in the article. */
function rewritten(id: UnitId, first: XliffSegment, block: PlannedBlock, words: string): PlannedBlock {
  const source = [...first.source, text(` edited ${words}`)];
  const change: SegmentChange = {
    id: `s${words}` as SegmentId, // test data
    source,
    ...(first.target && {
      state: "needs-adaptation",
      origin: first.origin ?? "human",
      approved: false,
      previous: first.previous ?? { source: first.source, target: first.target },
      remark: `It was edited: ${words}`,
    }),
  };
  return {
    ...block,
    id: `${id}x` as UnitId,
    segments: [{ kept: first, change }, ...block.segments.slice(1)],
  }; // test data
}

function patch(document: XliffDocument, segment: XliffSegment, change: SegmentChange): string {
  return patchXliff(document, new Map([[segment, change]]));
}
