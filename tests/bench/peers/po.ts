/**
 * What a PO file shows to translators: its messages (GNU gettext manual, «The Format of PO Files»), and the same without
 * the tags in them.
 */
export function poText(po: string): { readonly shown: string; readonly bare: string } {
  const messages = [...po.matchAll(/^msgid((?:\s*"(?:[^"\\]|\\.)*")+)/gm)].map(([, lines = ""]) =>
    [...lines.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, line = ""]) => withoutEscapes(line)).join(""),
  );
  const shown = messages.join("\n");
  return { shown, bare: shown.replace(/<[^<>]*>/g, " ") };
}

function withoutEscapes(line: string): string {
  return line.replace(/\\(.)/g, (_whole, sign: string) => ({ n: "\n", t: "\t", r: "\r" })[sign] ?? sign);
}
