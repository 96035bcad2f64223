import { keepNodes } from "../xml/outline.ts";
import type { Handler } from "../xml/reader.ts";

/** Reads an element whose characters name the language of the feed: localizing replaces them. */
export const languageHandler: Handler = (element, _rule, _around, reader) => {
  const [only] = element.children;
  const isText = element.children.length === 1 && only?.type === "text";
  const value = isText ? only.value.trim() : "";
  if (!isText || !/^[A-Za-z]{2,8}(?:[-_][A-Za-z\d]{1,8})*$/.test(value)) {
    keepNodes(element.children, reader);
    return;
  }
  const start = only.start + reader.text.slice(only.start, only.end).indexOf(value);
  reader.declaredLanguage ??= value.replaceAll("_", "-");
  reader.languageNames.push({ start, end: start + value.length });
};
