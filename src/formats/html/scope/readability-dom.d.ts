/** The DOM that comes with Readability; it has no types of its own. */
declare module "@mozilla/readability/JSDOMParser.js" {
  interface ReaderAttribute {
    readonly name: string;
    readonly value: string;
  }

  interface ReaderElement {
    readonly attributes: readonly ReaderAttribute[];
    getElementsByTagName(tag: string): readonly ReaderElement[];
  }

  interface ReaderDocument {
    getElementsByTagName(tag: string): readonly ReaderElement[];
  }

  /** Reads well-formed HTML with quoted attributes; no script runs, nothing is fetched. */
  export default class JSDOMParser {
    /** What was not well-formed; empty where all was. */
    readonly errorState: string;
    parse(html: string, url: string): ReaderDocument;
  }
}
