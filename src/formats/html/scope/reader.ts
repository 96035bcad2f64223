import { Readability } from "@mozilla/readability";
import JSDOMParser, { type ReaderElement } from "@mozilla/readability/JSDOMParser.js";
import { type Copy, numberOf } from "./copy.ts";

/** Most elements of a page that the reader looks at: some of what it does takes time out of proportion. */
const MAX_ELEMENTS = 20_000;

/** What the reader takes for the article. */
export interface FoundArticle {
  /** Numbers of nodes in the {@link Copy} that are in it. */
  readonly kept: ReadonlySet<number>;
  readonly title: string;
  readonly byline: string;
}

/** Lets Firefox's Reader View find the article in a copy; `null` where it finds none. */
export function readArticle({ html, nodes }: Copy): FoundArticle | null {
  if (nodes.length > MAX_ELEMENTS) return null;
  const document = new JSDOMParser().parse(html, "https://example.org/");
  const kept = new Set<number>();
  try {
    const found = new Readability<void>(document, {
      disableJSONLD: true,
      serializer: (content: ReaderElement) => collect(content, kept),
    }).parse();
    if (found === null || kept.size === 0) return null;
    return { kept, title: found.title ?? "", byline: found.byline ?? "" };
  } catch {
    // It is made for pages as they are, not for every tree there can be.
    return null;
  }
}

function collect(content: ReaderElement, kept: Set<number>): void {
  for (const { attributes } of content.getElementsByTagName("*")) {
    for (const { name } of attributes) {
      const number = numberOf(name);
      if (number !== null) kept.add(number);
    }
  }
}
