import { childElements } from "../../../xml/tree.ts";
import { parseFragment } from "../fragments.ts";
import { gathered } from "../incremental.ts";
import { attribute } from "../lookup.ts";
import { type Ancestor, type Rule, V2 } from "../rule.ts";

function isNoteOfUnit(reference: string, above: readonly Ancestor[]): boolean {
  const unit = above.findLast(({ key }) => key === "unit");
  const file = above.findLast(({ key }) => key === "file");
  const selectors = reference.startsWith("#") ? parseFragment(reference) : "";
  if (!unit || !file || typeof selectors === "string") return false;
  const path = new Map(selectors.map(({ prefix, id }) => [prefix, id]));
  const note = path.get("n");
  if (note === undefined) return false;
  // With a file or group and no unit, the note is that of the file or group.
  if (path.has("u") ? path.get("u") !== attribute(unit.tag, "id") : path.has("f") || path.has("g"))
    return false;
  if (path.has("f") && path.get("f") !== attribute(file.tag, "id")) return false;
  return noteIds(unit).has(note);
}

const noteIds = gathered(
  () => new Set<string>(),
  (ids, child) => {
    if (child.tag.local !== "notes") return ids;
    for (const { tag } of childElements(child)) ids.add(attribute(tag, "id") ?? "");
    return ids;
  },
);

/** After 2.x, Comment annotation. */
export const commentAnnotation: Rule = {
  id: "comment-annotation",
  summary: "A comment annotation has either a value, or a ref to a note of its unit.",
  advice: "Write the comment into value, or refer to a note of the unit as #n= with its id.",
  severity: "error",
  versions: V2,
  source: "2.x, Comment annotation",
  examples: {
    good: [
      '<segment><source><mrk id="m1" type="comment" value="A city">Kyiv</mrk></source></segment>',
      '<unit id="u1"><notes><note id="n1">A city</note></notes><segment><source><mrk id="m1" type="comment" ref="#n=n1">Kyiv</mrk></source></segment></unit>',
    ],
    bad: [
      '<segment><source><mrk id="m1" type="comment">Kyiv</mrk></source></segment>',
      '<segment><source><mrk id="m1" type="comment" ref="#n=n9">Kyiv</mrk></source></segment>',
      '<unit id="u1"><notes><note id="n1">A city</note></notes><segment><source><mrk id="m1" type="comment" ref="#n=n1" value="A city">Kyiv</mrk></source></segment></unit>',
    ],
  },
  element: {
    on: ["mrk", "sm"],
    check({ tag, start, above }, report) {
      if (attribute(tag, "type") !== "comment") return;
      const value = attribute(tag, "value");
      const reference = attribute(tag, "ref");
      if (value !== undefined && reference !== undefined) report(start, "The comment has value and ref.");
      if (value === undefined && reference === undefined)
        report(start, "The comment has neither value nor ref.");
      if (reference !== undefined && !isNoteOfUnit(reference, above)) {
        report(start, `'${reference}' is no note of the unit.`);
      }
    },
  },
};
