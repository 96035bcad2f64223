import { encodingOf } from "./charsets.ts";

/**
 * How far a page is looked into, in bytes. Browsers look for a declaration in the first 1,024 bytes, and heed one that
 * they come across later.
 */
const LENGTH = 65_536;

const SPACE = String.raw`[\t\n\f\r ]`;

/** An attribute; a quotation that does not end takes the rest. Groups: name, and the value in one of three spellings. */
const ATTRIBUTE = new RegExp(
  `[\\t\\n\\f\\r /]*([^\\t\\n\\f\\r />][^\\t\\n\\f\\r /=>]*)` +
    `(?:${SPACE}*=${SPACE}*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\\t\\n\\f\\r >"'][^\\t\\n\\f\\r >]*)?))?`,
  "y",
);

/** What may stand at a `<`: a comment, a tag (with its name), and what ends at the next `>`. */
const MARKUP = /<(?:(!--)|(\/?[a-z][^\t\n\f\r >]*)|[!/?])/giy;

/**
 * The encoding that a page declares, by `<meta>` or else an XML declaration, found without parsing it (HTML, 13.2.3.2,
 * «prescan a byte stream»). A declaration that can be read as ASCII is never one of UTF-16: it means UTF-8.
 *
 * @returns a name of the Encoding Standard; `undefined` where nothing is declared.
 * @example declaredByPage(Buffer.from("<meta charset=latin1>")) // "windows-1252"
 */
export function declaredByPage(bytes: Uint8Array): string | undefined {
  const page = Buffer.from(bytes.subarray(0, LENGTH)).toString("latin1");
  return inMeta(page) ?? declaredByXml(bytes);
}

function inMeta(page: string): string | undefined {
  for (let at = page.indexOf("<"); at >= 0; at = page.indexOf("<", at)) {
    MARKUP.lastIndex = at;
    const markup = MARKUP.exec(page);
    if (markup === null) {
      at++;
      continue;
    }
    const [, comment, tag] = markup;
    if (comment !== undefined) {
      // `<!-->` is a whole comment.
      const end = page.indexOf("-->", at + 2);
      if (end < 0) return undefined;
      at = end + 3;
    } else if (tag !== undefined) {
      const isMeta = /^meta$/i.test(tag.split("/")[0] ?? "") && !tag.startsWith("/");
      const nameEnd = isMeta ? at + "<meta".length : at + markup[0].length;
      const { attributes, end } = attributesAt(page, nameEnd);
      const encoding = isMeta ? encodingOfMeta(attributes) : undefined;
      if (encoding !== undefined) return encoding;
      at = end;
    } else {
      const end = page.indexOf(">", at);
      if (end < 0) return undefined;
      at = end + 1;
    }
  }
  return undefined;
}

/** The attributes of a tag, of equal ones the first, and where it ends. */
function attributesAt(page: string, start: number) {
  const attributes = new Map<string, string>();
  let end = start;
  for (;;) {
    ATTRIBUTE.lastIndex = end;
    const found = ATTRIBUTE.exec(page);
    if (found === null) return { attributes, end };
    const name = (found[1] ?? "").toLowerCase();
    const value = found[2] ?? found[3] ?? found[4] ?? "";
    if (!attributes.has(name)) attributes.set(name, value);
    end = ATTRIBUTE.lastIndex;
  }
}

function encodingOfMeta(attributes: ReadonlyMap<string, string>): string | undefined {
  const charset = attributes.get("charset");
  const isPragma = attributes.get("http-equiv")?.toLowerCase() === "content-type";
  const label = charset ?? (isPragma ? charsetIn(attributes.get("content") ?? "") : undefined);
  return label === undefined ? undefined : asAscii(encodingOf(label));
}

/** The charset of a content type (HTML, «extracting a character encoding from a meta element»). */
function charsetIn(contentType: string): string | undefined {
  const found =
    /charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r ;"'][^\t\n\f\r ;]*))/i.exec(
      contentType,
    );
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/** What a declaration means that was read as ASCII. */
function asAscii(encoding: string | undefined): string | undefined {
  if (encoding === "utf-16le" || encoding === "utf-16be") return "utf-8";
  return encoding === "x-user-defined" ? "windows-1252" : encoding;
}

/** The label in an XML declaration. */
const XML_DECLARATION = /^<\?xml[\t\n\f\r ][^>]*?encoding[\t\n\f\r ]*=[\t\n\f\r ]*["']([^"'>]*)["']/;

/** The label that an XML declaration at the very beginning gives (XML 1.0, 4.3.3). */
export function labelInXml(bytes: Uint8Array): string | undefined {
  return XML_DECLARATION.exec(Buffer.from(bytes.subarray(0, 1024)).toString("latin1"))?.[1];
}

/** The encoding that an XML declaration at the very beginning gives; one that could be read as ASCII is not UTF-16. */
export function declaredByXml(bytes: Uint8Array): string | undefined {
  const label = labelInXml(bytes);
  return label === undefined ? undefined : asAscii(encodingOf(label));
}
