/** Controls but line end and tab, and half surrogates: HTML has no place for them (HTML Standard, «Preprocessing the input stream»). */
const NO_HTML = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Any text as it may stand in an element or a quoted attribute of a page. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(NO_HTML, "\ufffd")
    .replace(/[&<>"']/g, (character) => REFERENCES[character] ?? character);
}
