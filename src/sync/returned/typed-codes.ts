import { type Code, type Content, codesOf, type Part, plainText } from "../../article/content.ts";
import { TYPED_TAG } from "./words.ts";

/** What an element that was typed out is, by its name; others hold text and are left alone. */
const FORMS: ReadonlyMap<string, Code["form"]> = new Map([
  ["x", "single"],
  ["ph", "single"],
  ["bx", "open"],
  ["sc", "open"],
  ["ex", "close"],
  ["ec", "close"],
]);

/**
 * Reads `<g id="1">` and the like that stand in a target as text, as the codes of the source that they name. `null`
 * where there is none, where the source shows such text itself, or where a code is named that the source does not have.
 */
export function readTypedCodes(target: Content, source: Content): Content | null {
  if (plainText(source).search(TYPED_TAG) >= 0) return null;
  const codes = new Map(codesOf(source).map((code) => [`${code.form}:${code.id}`, code] as const));
  const open: string[] = [];
  let found = 0;
  const result: Part[] = [];
  for (const part of target) {
    if (part.type === "code") {
      result.push(part);
      continue;
    }
    let at = 0;
    for (const match of part.value.matchAll(TYPED_TAG)) {
      const read = readTag(match, open, codes);
      if (read === undefined) return null;
      if (match.index > at) result.push({ type: "text", value: part.value.slice(at, match.index) });
      result.push(...read);
      at = match.index + match[0].length;
      found++;
    }
    if (at < part.value.length) result.push({ type: "text", value: part.value.slice(at) });
  }
  return found === 0 || open.length > 0 ? null : result;
}

/** The codes that a typed tag stands for; `undefined` where it cannot be told. */
function readTag(
  match: RegExpExecArray,
  open: string[],
  codes: ReadonlyMap<string, Code>,
): readonly Code[] | undefined {
  const [, slash, name = "", attributes = "", empty] = match;
  const value = (attribute: string) =>
    new RegExp(`\\s${attribute}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
      .exec(attributes)
      ?.slice(1)
      .find((one) => one !== undefined);
  const id = (value("rid") ?? value("startRef") ?? value("id"))?.replace(/^s[0-9a-f]{10}(?:-\d+)?\./, "");
  const take = (form: Code["form"], of: string | undefined) => codes.get(`${form}:${of}`);
  if (name === "g" || name === "pc") {
    if (slash) {
      const closed = take("close", open.pop());
      return closed && [closed];
    }
    const pair = [take("open", id), take("close", id)];
    if (pair[0] === undefined || pair[1] === undefined || id === undefined) return undefined;
    if (empty) return [pair[0], pair[1]];
    open.push(id);
    return [pair[0]];
  }
  const form = FORMS.get(name);
  if (form === undefined || slash || !empty) return undefined;
  const code = take(form, id) ?? (form === "single" ? (take("open", id) ?? take("close", id)) : undefined);
  return code && [form === code.form ? code : { ...code, form }];
}
