import { SaxesParser } from "saxes";
import { ExonymError } from "../../src/article/problem.ts";
import { scanXml } from "../../src/xml/scan.ts";

/** What a parser reports, as one string per event; `null` where it refuses the text. */
export type Events = readonly string[] | null;

/** What our own parser reports; each refusal must have a place. */
export function ourEvents(text: string): Events {
  const events: string[] = [];
  try {
    scanXml(text, "a.xml", {
      open: ({ name, local, uri, attributes }) =>
        events.push(
          `<${name} ${local} ${uri} ${JSON.stringify(attributes.map((a) => [a.name, a.uri, a.value]))}`,
        ),
      close: ({ name }) => events.push(`/${name}`),
      text: (value) => events.push(`"${value}`),
    });
  } catch (error) {
    if (error instanceof ExonymError && error.problem.position !== undefined) return null;
    throw error;
  }
  return joined(events);
}

/** What saxes reports; an internal subset counts as refused, as we read none. */
export function saxesEvents(text: string): Events {
  const events: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", (content) => {
    // Brackets may stand between quotes.
    if (content.replace(/"[^"]*"|'[^']*'/g, "").includes("[")) throw new Error("internal subset");
  });
  parser.on("opentag", ({ name, local, uri, attributes }) =>
    events.push(
      `<${name} ${local} ${uri} ${JSON.stringify(Object.values(attributes).map((a) => [a.name, a.uri, a.value]))}`,
    ),
  );
  parser.on("closetag", ({ name }) => events.push(`/${name}`));
  parser.on("text", (value) => events.push(`"${value}`));
  parser.on("cdata", (value) => events.push(`"${value}`));
  try {
    parser.write(text).close();
  } catch {
    return null;
  }
  return joined(events);
}

/** Runs of text as one: where a run ends is no parser's promise. White space outside the outermost element is nothing. */
function joined(events: readonly string[]): readonly string[] {
  const result: string[] = [];
  let depth = 0;
  let run = "";
  const flush = () => {
    if (run !== "" && depth > 0) result.push(`"${run}`);
    run = "";
  };
  for (const event of events) {
    if (event.startsWith('"')) {
      run += event.slice(1);
      continue;
    }
    flush();
    result.push(event);
    depth += event.startsWith("<") ? 1 : -1;
  }
  return result;
}
