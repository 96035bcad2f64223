import { crc32, inflateRawSync } from "node:zlib";
import { deflateSync } from "fflate";
import { damaged, tooMuch, unsupported } from "./faults.ts";
import { MAX_ENTRY_SIZE, MAX_RATIO } from "./limits.ts";
import { readDirectory, SIZES, type ZipDirectory, type ZipEntry } from "./records.ts";

/** zlib packs faster, but not the same on every machine and in every release; a localized article has to be the same bytes everywhere. */
const LEVEL = { level: 6 } as const;

/** A ZIP archive in memory. Nothing is unpacked but what is asked for, and nothing ever onto the disk. */
export interface ZipArchive {
  /** In the order of the table of contents. */
  readonly names: readonly string[];
  /**
   * Unpacks an entry and checks its size and checksum.
   *
   * @returns `undefined` where there is none of this name.
   * @throws ExonymError where it is damaged, too large, or packed by another method than deflate.
   */
  read(name: string): Uint8Array | undefined;
  /**
   * The archive with another content of one entry, which keeps its date and place. All other entries keep their bytes,
   * and so do comments, gaps and extra fields; of the table of contents only offsets change, and the entry's sizes.
   *
   * @throws ExonymError where there is no entry of this name, or the archive would be too large.
   */
  replace(name: string, content: Uint8Array): Uint8Array;
}

const STORED = 0;
const DEFLATED = 8;
/** Bits 1 and 2 tell how hard the packer tried; bit 3, that the sizes follow the data (section 4.4.4). */
const OF_THE_PACKER = 0b1110;
const MAX_ARCHIVE_SIZE = 0xfffffffe;
/** Header id of ZIP64's extra field (section 4.5.3). */
const ZIP64_EXTRA = 0x0001;

/**
 * Opens an archive.
 *
 * @throws ExonymError where it is no archive, is damaged, encrypted, in several parts, in ZIP64, or too large.
 * @example
 * const zip = openZip(bytes);
 * zip.replace("word/document.xml", changed(zip.read("word/document.xml")));
 */
export function openZip(bytes: Uint8Array): ZipArchive {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = readDirectory(buffer);
  const entries = new Map(directory.entries.map((entry) => [entry.name, entry]));
  return {
    names: directory.entries.map(({ name }) => name),
    read: (name) => {
      const entry = entries.get(name);
      return entry && unpack(buffer, entry);
    },
    replace: (name, content) => {
      const entry = entries.get(name);
      if (entry === undefined) throw damaged(`«${name}» is missing`);
      return replaceEntry(buffer, directory, entry, content);
    },
  };
}

function unpack(bytes: Buffer, { name, method, crc, dataStart, packedSize, size }: ZipEntry): Uint8Array {
  const packed = bytes.subarray(dataStart, dataStart + packedSize);
  if (size > MAX_ENTRY_SIZE) throw tooMuch(`a file «${name}» of ${size} bytes`);
  if (size > packedSize * MAX_RATIO) throw damaged(`«${name}» says that it is larger than it can be`);
  if (method !== STORED && method !== DEFLATED) throw unsupported(`with «${name}» packed in a rare way`);
  const content = method === STORED ? packed : inflate(packed, name, size);
  if (content.length !== size || crc32(content) !== crc) throw damaged(`«${name}» is not what it was`);
  return content;
}

/** Stops as soon as more comes out than was said. */
function inflate(packed: Buffer, name: string, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw damaged(`«${name}» cannot be unpacked`);
  }
}

function replaceEntry(
  bytes: Buffer,
  { entries, start, end }: ZipDirectory,
  entry: ZipEntry,
  content: Uint8Array,
): Uint8Array {
  const packed = entry.method === STORED ? content : deflateSync(content, LEVEL);
  const sizes = { crc: crc32(content), packedSize: packed.length, size: content.length };
  const header = localHeader(bytes, entry, sizes);
  const oldEnd = entries.reduce(
    (nearest, { localStart }) => (localStart > entry.localStart ? Math.min(nearest, localStart) : nearest),
    start,
  );
  const growth = header.length + packed.length - (oldEnd - entry.localStart);
  if (bytes.length + growth > MAX_ARCHIVE_SIZE) throw tooMuch("more than four gigabytes");
  const rest = Buffer.from(bytes.subarray(start));
  for (const { localStart, recordStart } of entries) {
    if (localStart > entry.localStart) rest.writeUInt32LE(localStart + growth, recordStart - start + 42);
  }
  writeSizes(rest, entry.recordStart - start + 8, entry, sizes);
  rest.writeUInt32LE(start + growth, end - start + 16);
  return Buffer.concat([
    bytes.subarray(0, entry.localStart),
    header,
    packed,
    bytes.subarray(oldEnd, start),
    rest,
  ]);
}

interface Sizes {
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
}

/** The entry's local header with other sizes in it, which no longer follow the data. */
function localHeader(bytes: Buffer, entry: ZipEntry, sizes: Sizes): Buffer {
  const at = entry.localStart;
  const nameEnd = at + SIZES.local + bytes.readUInt16LE(at + 26);
  const extra = withoutZip64(bytes.subarray(nameEnd, entry.dataStart));
  const header = Buffer.concat([bytes.subarray(at, nameEnd), extra]);
  writeSizes(header, 6, entry, sizes);
  header.writeUInt16LE(extra.length, 28);
  return header;
}

/** Writes the fields that both headers have in the same order: flags, and eight bytes behind their beginning checksum and sizes. */
function writeSizes(header: Buffer, at: number, { flags }: ZipEntry, sizes: Sizes): void {
  header.writeUInt16LE(flags & ~OF_THE_PACKER, at);
  header.writeUInt32LE(sizes.crc, at + 8);
  header.writeUInt32LE(sizes.packedSize, at + 12);
  header.writeUInt32LE(sizes.size, at + 16);
}

/** Some packers leave room for the sizes of huge files; it would contradict the new ones. */
function withoutZip64(extra: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 0;
  while (at + 4 <= extra.length) {
    const next = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) !== ZIP64_EXTRA) kept.push(extra.subarray(at, next));
    at = next;
  }
  return Buffer.concat([...kept, extra.subarray(Math.min(at, extra.length))]);
}
