import { attribute, childElements, type XmlElement } from "../../xml/tree.ts";
import { readContainer } from "../xml/blocks.ts";
import { keepNodes } from "../xml/outline.ts";
import type { Handler } from "../xml/reader.ts";

/** The scheme of categories that say what an entry is (Google Data, «kind»), as Blogger's exports have them. */
const KIND = "http://schemas.google.com/g/2005#kind";

/** Kinds of entries that people read. The others are settings and templates of the site. */
const READ_BY_PEOPLE = /#(?:comment|page|post)$/;

/** Reads an entry of Atom. What Blogger exports as an entry but is none, such as a setting, stays. */
export const entryHandler: Handler = (element, _rule, around, reader) => {
  if (isReadByPeople(element)) readContainer(element.children, around, reader);
  else keepNodes(element.children, reader);
};

/** Whether an entry is of a kind for people, or of none, as in most feeds. */
function isReadByPeople(entry: XmlElement): boolean {
  const kinds = childElements(entry).filter(
    ({ tag }) => tag.local === "category" && attribute(tag, "scheme") === KIND,
  );
  return kinds.length === 0 || kinds.some(({ tag }) => READ_BY_PEOPLE.test(attribute(tag, "term") ?? ""));
}
