import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { quote } from "./scalar.ts";

/**
 * Whether a plain scalar reads as exactly this string, by YAML 1.2 and by YAML 1.1, which takes `no`, `12:30` and dates
 * for other things than text.
 *
 * @param inside how it is spelled.
 * @param inFlow whether it stands between brackets.
 */
export function readsAsPlain(inside: string, value: string, inFlow: boolean): boolean {
  return readsAs(inside, value, inFlow, "1.2") && readsAs(inside, value, inFlow, "1.1");
}

/** Spells a string as a scalar on one line: plain where that reads right, else in double quotes. */
export function spellScalar(value: string, inFlow: boolean): string {
  return /[\n\r]/.test(value) || !readsAsPlain(value, value, inFlow) ? quote(value) : value;
}

function readsAs(inside: string, value: string, inFlow: boolean, version: "1.1" | "1.2"): boolean {
  const source = inFlow ? `[${inside}]` : `key: ${inside}`;
  const { contents, errors } = parseDocument(source.replace(/\r(?!\n)/g, "\n"), {
    version,
    prettyErrors: false,
    logLevel: "silent",
  });
  if (errors.length > 0 || !(isMap(contents) || isSeq(contents)) || contents.items.length !== 1) return false;
  const read = isMap(contents) ? contents.items[0]?.value : contents.items[0];
  return isScalar(read) && read.type === "PLAIN" && read.value === value;
}
