import { crc32, deflateRawSync } from "node:zlib";

/** A file of a ZIP archive that is being made. */
export interface ZipFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
  /** Whether checksum and sizes follow the data, as where a program writes without going back. */
  readonly isStreamed?: boolean;
  readonly extra?: Uint8Array;
}

/** Makes a ZIP archive, with a comment, and gaps of a few bytes between its files. */
export function zipOf(files: readonly ZipFile[], { comment = "", gap = "" } = {}): Buffer {
  const parts: Uint8Array[] = [];
  const records: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const { name, content, isStored = false, isStreamed = false, extra = new Uint8Array() } = file;
    const bytes = Buffer.from(content);
    const packed = isStored ? bytes : deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(isStreamed ? 8 : 0, 2);
    fields.writeUInt16LE(isStored ? 0 : 8, 4);
    fields.writeUInt32LE(0x5a210000 + records.length, 6);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    fields.writeUInt16LE(extra.length, 24);
    const local = Buffer.from(fields);
    if (isStreamed) local.fill(0, 10, 22);
    const after = isStreamed
      ? Buffer.concat([Buffer.from("PK\u0007\b", "latin1"), fields.subarray(10, 22)])
      : Buffer.alloc(0);
    const whole: Uint8Array[] = [
      Buffer.from("PK\u0003\u0004"),
      local,
      Buffer.from(name),
      extra,
      packed,
      after,
      Buffer.from(gap),
    ];
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    records.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), fields, tail, Buffer.from(name), extra]),
    );
    parts.push(...whole);
    at += whole.reduce((sum, each) => sum + each.length, 0);
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([...parts, directory, Buffer.from("PK\u0005\u0006"), end, Buffer.from(comment)]);
}

export const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const NAMESPACES = [
  ["w", W],
  ["r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"],
  ["wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"],
  ["a", "http://schemas.openxmlformats.org/drawingml/2006/main"],
  ["wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"],
  ["mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"],
  ["m", "http://schemas.openxmlformats.org/officeDocument/2006/math"],
  ["v", "urn:schemas-microsoft-com:vml"],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(" ");

/** The main part with this body. */
export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document ${NAMESPACES}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`;
}

/** A paragraph. */
export function p(inside: string, properties = ""): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
}

/** A run with text. */
export function r(text: string, properties = ""): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

const TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

const RELATIONSHIPS = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** The files of a Word document with this main part. */
export function docxFiles(xml: string | Uint8Array): readonly ZipFile[] {
  return [
    { name: "[Content_Types].xml", content: TYPES },
    { name: "_rels/.rels", content: RELATIONSHIPS, isStreamed: true },
    { name: "word/document.xml", content: xml },
    { name: "word/media/image1.png", content: "not really a picture", isStored: true },
  ];
}
