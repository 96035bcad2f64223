const NAMESPACES = [
  ["mtc", "urn:oasis:names:tc:xliff:matches:2.0"],
  ["gls", "urn:oasis:names:tc:xliff:glossary:2.0"],
  ["fs", "urn:oasis:names:tc:xliff:fs:2.0"],
  ["mda", "urn:oasis:names:tc:xliff:metadata:2.0"],
  ["res", "urn:oasis:names:tc:xliff:resourcedata:2.0"],
  ["ctr", "urn:oasis:names:tc:xliff:changetracking:2.0"],
  ["slr", "urn:oasis:names:tc:xliff:sizerestriction:2.0"],
  ["val", "urn:oasis:names:tc:xliff:validation:2.0"],
  ["its", "http://www.w3.org/2005/11/its"],
  ["itsm", "urn:oasis:names:tc:xliff:itsm:2.1"],
  ["pgs", "urn:oasis:names:tc:xliff:pgs:1.0"],
  ["my", "urn:example:my"],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(" ");

/** The document around a rule's example, which begins with any element from `xliff` down to an inline one. */
export function frame(example: string, version: string): string {
  return version === "1.2" ? frame12(example) : frame2(example, version);
}

function frame2(example: string, version: string): string {
  const first = /<([\w:-]+)/.exec(example)?.[1] ?? "";
  if (first === "xliff") return example;
  if (first === "file") {
    const core = `urn:oasis:names:tc:xliff:document:${version === "2.2" ? "2.2" : "2.0"}`;
    return `<xliff xmlns="${core}" ${NAMESPACES} version="${version}" srcLang="en" trgLang="fr">${example}</xliff>`;
  }
  const unit = '<unit id="u9"><segment><source/></segment></unit>';
  if (first === "group" || first === "unit") return frame2(`<file id="f1">${example}</file>`, version);
  if (first === "skeleton") return frame2(`<file id="f1">${example}${unit}</file>`, version);
  if (first === "segment" || first === "ignorable") return frame2(`<unit id="u1">${example}</unit>`, version);
  if (first === "notes" || first === "originalData" || first.includes(":")) {
    return frame2(`<unit id="u1">${example}<segment id="s1"><source/></segment></unit>`, version);
  }
  return frame2(`<segment><source>${example}</source></segment>`, version);
}

function frame12(example: string): string {
  const first = /<([\w:-]+)/.exec(example)?.[1] ?? "";
  if (first === "xliff") return example;
  if (first === "file") {
    return `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">${example}</xliff>`;
  }
  const file = 'original="a.md" datatype="plaintext" source-language="en" target-language="fr"';
  if (first === "header") return frame12(`<file ${file}>${example}<body/></file>`);
  if (first === "group" || first === "trans-unit")
    return frame12(`<file ${file}><body>${example}</body></file>`);
  return frame12(`<trans-unit id="t1">${example}</trans-unit>`);
}
