import { ExonymError, usageError } from "../../article/problem.ts";
import { scanXml } from "../../xml/scan.ts";
import { openXml } from "../charset.ts";
import type { OpenedFile } from "../format.ts";
import { openZip, type ZipArchive } from "../zip/archive.ts";

/** The relationship from a package to its main part, in the transitional and the strict form (part 1, section 15.2.11). */
const MAIN: ReadonlySet<string> = new Set([
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
  "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
]);

/** First bytes of a compound file: a document with a password, or one of Word 97. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Opens a Word document: a ZIP archive of parts (part 2), of which the main one holds the article. Headers, footers,
 * notes, comments and all else stay as they are.
 *
 * @throws ExonymError where it is no such document, or a damaged one.
 */
export function openDocx(bytes: Uint8Array): OpenedFile {
  if (COMPOUND.every((byte, i) => bytes[i] === byte)) {
    throw usageError(
      "The document has a password, or is one of Word 97 to 2003.",
      "Open it in Word and save it as .docx without a password.",
    );
  }
  const zip = openZip(bytes);
  const name = mainPart(zip);
  const part = zip.read(name);
  if (part === undefined) throw notWord(`its text «${name}» is missing`);
  const { text, save } = openXml(part);
  return { text, save: (changed) => (changed === text ? bytes : zip.replace(name, save(changed))) };
}

/** The name of the part that the package's relationships name as its main one. */
function mainPart(zip: ZipArchive): string {
  const relationships = zip.read("_rels/.rels");
  if (relationships === undefined) throw notWord("it has no _rels/.rels");
  const target = mainTarget(openXml(relationships).text);
  if (target === undefined) throw notWord("it does not say which part is its text");
  const wanted = partName(target);
  // Names of parts are the same whatever the case of their letters (part 2, section 6.2.2.3).
  const name = zip.names.find((each) => each.toLowerCase() === wanted.toLowerCase());
  if (name === undefined) throw notWord(`its text «${wanted}» is missing`);
  if (/^(?:xl|ppt)\//i.test(name)) throw notWord("it is a spreadsheet or a presentation");
  return name;
}

function mainTarget(relationships: string): string | undefined {
  let target: string | undefined;
  try {
    scanXml(relationships, "", {
      open: ({ local, attributes }) => {
        const value = (name: string) => attributes.find((each) => each.name === name)?.value;
        if (local === "Relationship" && MAIN.has(value("Type") ?? "")) target ??= value("Target");
      },
      close: () => undefined,
      text: () => undefined,
    });
  } catch (error) {
    if (error instanceof ExonymError) throw notWord("its _rels/.rels is not well-formed XML");
    throw error;
  }
  return target;
}

/** A target as the name of an entry: it is relative to the package's root. Nothing is looked up outside of the archive. */
function partName(target: string): string {
  const names: string[] = [];
  for (const each of target.split("/")) {
    if (each === "..") names.pop();
    else if (each !== "" && each !== ".") names.push(each);
  }
  return names.join("/");
}

function notWord(why: string) {
  return usageError(
    `This is not a Word document that Exonym can read: ${why}.`,
    "Open it in Word and save it as .docx.",
  );
}
