/** How a text is marked up: not at all, in HTML, in HTML that XML has to be able to read, in NITF, or in a way that nobody here reads. */
export type Markup = "plain" | "html" | "xhtml" | "nitf" | "unknown";

/** What an item says about one of its texts. */
export interface Declared {
  /** Name of the property, which tells the markup in ninjs 1.x: `body_xhtml`. */
  readonly name: string;
  /** `contenttype` (2.x) or `contentType` (3.x), a media type. */
  readonly contentType: string | undefined;
  /** What the text is for; providers tell its markup there too: `html5`. */
  readonly role: string | undefined;
}

/** Elements of HTML that a text begins with when it is no plain one. */
const HTML_BEGINNING =
  /^\s*<(?:!doctype html|(?:html|body|article|section|div|p|h[1-6]|ul|ol|table|blockquote|figure)[\s>])/i;

/** Tells the markup of a text: by its media type, else by the names it goes by, else by how it begins. */
export function markupOf({ name, contentType, role = "" }: Declared, text: string): Markup {
  const html = /xhtml/i.test(`${name} ${role} ${contentType}`) ? "xhtml" : "html";
  if (contentType !== undefined) {
    if (/html/i.test(contentType)) return html;
    if (/nitf/i.test(contentType)) return "nitf";
    return /^text\/plain\b/i.test(contentType) ? "plain" : "unknown";
  }
  const named = `${/_([a-z\d]+)$/i.exec(name)?.[1] ?? ""} ${role}`;
  if (/html/i.test(named)) return html;
  if (/\bnitf\b/i.test(named)) return "nitf";
  return HTML_BEGINNING.test(text) ? "html" : "plain";
}
